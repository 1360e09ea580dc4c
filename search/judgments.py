"""Judged queries: what somebody holds to be the right answer, and whether search gave it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from career_pages.text import clean

# Results behind the tenth are none: few readers go to a second page.
DEPTH: Final = 10
# Between a role and the chapter of it that is meant.
CHAPTER_BELOW: Final = " > "
_CODE: Final = re.compile(r"(?P<code>\d\d-\d{4}\.\d\d)(?:\s+|$)")
_KIND: Final = re.compile(r"(?P<kind>Page|[A-Za-z]+(?:Section|Block))(?:\s*:\s*(?P<heading>.+))?")
COLUMNS: Final = ("kind", "query", "roles", "sections", "reason")
# Between several roles or sections of which each is right.
SEPARATOR: Final = "|"
# What stands for the roles where nothing should be found.
NOTHING: Final = "nothing"
# Before a role that must not be found.
WRONG: Final = "-"


@dataclass(frozen=True, slots=True)
class Answer:
    """One result: the title shown, of which role and chapter it is, and its best passage.

    A page that is neither a role nor a chapter has no ``role``; a role's own page has no
    ``chapter``. ``kind`` is the block class of the passage's section, or "Page".
    """

    title: str
    code: str = ""
    role: str = ""
    chapter: str = ""
    kind: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """The first results for a query, best first, and how many there are in all."""

    count: int
    first: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """The page of a role, or of a chapter of it; a role has a code, a name, or both."""

    code: str
    role: str
    chapter: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the page that "47-2111.00 Electrician > Electrician Skills" means."""
        role, _, chapter = text.partition(CHAPTER_BELOW)
        code = _CODE.match(role)
        name = role[code.end() :] if code else role
        return cls(code["code"] if code else "", name.strip(), chapter.strip())

    def is_of(self, answer: Answer) -> bool:
        """Say whether the answer is this page; in names case makes no difference."""
        return (
            self.code in ("", answer.code)
            and self.role.casefold() in ("", answer.role.casefold())
            and self.chapter.casefold() == answer.chapter.casefold()
        )

    def __str__(self) -> str:
        role = " ".join(filter(None, [self.code, self.role]))
        return f"{role}{CHAPTER_BELOW}{self.chapter}" if self.chapter else role


@dataclass(frozen=True, slots=True)
class JudgedSection:
    """A section by the name of its block class, by its heading, or by both."""

    kind: str
    heading: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the section that "LevelSection: The First Year" means.

        What does not begin like a block class is a heading alone.
        """
        if match := _KIND.fullmatch(text):
            return cls(match["kind"], (match["heading"] or "").strip())
        return cls("", text)

    def is_of(self, kind: str, heading: str) -> bool:
        """Say whether a section of that kind and heading is this one."""
        return self.kind in ("", kind) and self.heading.casefold() in ("", heading.casefold())

    def __str__(self) -> str:
        return ": ".join(filter(None, [self.kind, self.heading]))


@dataclass(frozen=True, slots=True)
class Judgment:
    """A query with its right pages, any of which is right, the best first.

    Without any, the right answer is to find nothing. Pages in ``wrong`` must not be among the first
    results. ``sections`` are those of which the best passage should be; none where any will do.
    ``line`` is where it stands in its file.
    """

    kind: str
    query: str
    right: tuple[JudgedPage, ...]
    wrong: tuple[JudgedPage, ...]
    sections: tuple[JudgedSection, ...]
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a query was answered.

    ``rank`` is the place of the first right page among the first ten, from 1; None if it is not
    there, or a wrong one is. ``section_is_right`` is None where no section was judged.
    ``found_rightly`` says whether something was found, or nothing, as it should be.
    """

    judgment: Judgment
    answers: Answers
    rank: int | None
    section_is_right: bool | None
    found_rightly: bool

    @property
    def failed(self) -> bool:
        """Say whether a reader would not have had the right answer at once."""
        is_first = self.rank == 1 or not self.judgment.right
        return not (is_first and self.found_rightly) or self.section_is_right is False


def judge(judgment: Judgment, answers: Answers) -> Verdict:
    """Return how well the answers are those of the judgment."""
    first = answers.first[:DEPTH]
    rank = next((at for at, one in enumerate(first, 1) if _any_is(judgment.right, one)), None)
    if any(_any_is(judgment.wrong, one) for one in first):
        rank = None
    return Verdict(
        judgment=judgment,
        answers=answers,
        rank=rank,
        section_is_right=_section_is_right(judgment, first[rank - 1] if rank else None),
        found_rightly=bool(answers.count) == bool(judgment.right),
    )


def _any_is(pages: tuple[JudgedPage, ...], answer: Answer) -> bool:
    return any(page.is_of(answer) for page in pages)


def _section_is_right(judgment: Judgment, answer: Answer | None) -> bool | None:
    """Say whether the answer's best passage is of a right section, None if none was judged."""
    if not judgment.sections:
        return None
    if answer is None:
        return False
    return any(section.is_of(answer.kind, answer.heading) for section in judgment.sections)


class JudgedFileError(Exception):
    """A file of judged queries is not as it should be; the message says where and how."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"Line {line}: {message}" if line else message)


def read_judgments(path: Path) -> list[Judgment]:
    """Return the judgments in the file, in its order.

    The first line names the columns. Blank lines, and those that begin with "#", say nothing.
    Raises JudgedFileError for a file that cannot be read or has a mistake.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise JudgedFileError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise JudgedFileError(f"{path} is not text in UTF-8.") from None
    judgments: list[Judgment] = []
    lines: dict[str, int] = {}
    for number, cells in _rows(text):
        judgment = _judgment(cells, number)
        first = lines.setdefault(clean(judgment.query), number)
        if first != number:
            raise JudgedFileError(f"“{judgment.query}” stands in line {first} already.", number)
        judgments.append(judgment)
    if not judgments:
        raise JudgedFileError(f"{path} has no queries.")
    return judgments


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each query, with the number of its line."""
    header: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = tuple(cells)
            if header != COLUMNS:
                raise JudgedFileError(
                    f"The columns must be {', '.join(COLUMNS)}, with a tab between each.", number
                )
        elif len(cells) != len(COLUMNS):
            raise JudgedFileError(
                f"There must be {len(COLUMNS)} cells with a tab between each, not {len(cells)}.",
                number,
            )
        else:
            yield number, cells


def _judgment(cells: list[str], line: int) -> Judgment:
    kind, query, roles, sections, reason = cells
    if not kind:
        raise JudgedFileError("The kind is missing.", line)
    if not roles:
        raise JudgedFileError(f"Name a role, or write “{NOTHING}”.", line)
    pages = [] if roles == NOTHING else _parts(roles, line)
    right = [part for part in pages if not part.startswith(WRONG)]
    if pages and not query:
        raise JudgedFileError("The query is missing.", line)
    if pages and not right:
        raise JudgedFileError("Name a role that is right besides those that are wrong.", line)
    if sections and not pages:
        raise JudgedFileError("What finds nothing has no section.", line)
    return Judgment(
        kind=kind,
        query=query,
        right=tuple(map(JudgedPage.parse, right)),
        wrong=tuple(JudgedPage.parse(part[1:].strip()) for part in pages if part not in right),
        sections=tuple(map(JudgedSection.parse, _parts(sections, line) if sections else ())),
        reason=reason,
        line=line,
    )


def _parts(cell: str, line: int) -> list[str]:
    parts = [part.strip() for part in cell.split(SEPARATOR)]
    if not all(part.removeprefix(WRONG).strip() for part in parts):
        raise JudgedFileError(f"There is nothing before or behind a “{SEPARATOR}”.", line)
    return parts
