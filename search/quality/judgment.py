"""What somebody judged to be the right answer to a query."""

import re
from dataclasses import dataclass
from typing import Final, Self

from search.quality.answer import Answer

# Between a role and the chapter of it that is meant.
CHAPTER_BELOW: Final = " > "

_CODE: Final = re.compile(r"(?P<code>\d\d-\d{4}\.\d\d)(?:\s+|$)")
_KIND: Final = re.compile(r"(?P<kind>Page|[A-Za-z]+(?:Section|Block))(?:\s*:\s*(?P<heading>.+))?")


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
