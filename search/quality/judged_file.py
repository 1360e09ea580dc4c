"""A file of judged queries: tab-separated text, a query on each line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from career_pages.search_words import clean
from search.quality.judgment import JudgedPage, JudgedSection, Judgment

COLUMNS: Final = ("kind", "query", "roles", "sections", "reason")

# Between several roles or sections of which each is right.
SEPARATOR: Final = "|"

# What stands for the roles where nothing should be found.
NOTHING: Final = "nothing"

# Before a role that must not be found.
WRONG: Final = "-"


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
