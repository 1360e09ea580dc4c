"""What search gave for a query, as far as it is judged."""

from dataclasses import dataclass


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
