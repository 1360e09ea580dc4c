"""Learning a role's name from a document's own headings."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from career_pages.importing.bullets import without_bullets
from career_pages.importing.document_error import DocumentError
from career_pages.importing.headings import HEADLINE_KIND, Recognized, recognize
from career_pages.importing.outline import Line, Outline
from career_pages.importing.readers.front_matter import FrontMatter
from career_pages.importing.title_lines import is_title
from career_pages.importing.words import count_words, fold, words
from career_pages.role_name import RoleName, suggest_plural

LONGEST_ROLE: Final = 100
_HEADLINE_WEIGHT: Final = 6
_TITLE_WEIGHT: Final = 3
_MOST_TITLE_WORDS: Final = 4
_PLURAL_KINDS: Final = frozenset({"SpecializationsSection", "FAQSection", "LevelsSection"})
_SUBTITLE = re.compile(r"\s*[:|–—]\s+|\s+-\s+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


class Kinship(IntEnum):
    """How near a name in a heading is to the role's: the same, the same job more generally."""

    OTHER = 0
    AKIN = 1
    SAME = 2


def kinship(name: str, role_name: RoleName) -> Kinship:
    """Return how near ``name`` is to the role's singular or plural."""
    known = {fold(role_name.singular), fold(role_name.plural)}
    known |= {_BRACKETS.sub("", form) for form in known}
    asked = fold(name)
    if asked in known:
        return Kinship.SAME
    last = words(asked)[-1:]
    return Kinship.AKIN if last and last in [words(form)[-1:] for form in known] else Kinship.OTHER


@dataclass(frozen=True, slots=True)
class _Vote:
    found: Recognized
    weight: int


def infer_role_name(outline: Outline, front_matter: FrontMatter) -> RoleName:
    """Return the role's name from the front matter, else as most headings give it.

    What the front matter leaves out is learned from the headings as well: the plural from such
    as "Types of Bakers", the article from such as "Definition of a Baker".

    Raises DocumentError, saying what to add, when nothing names the role.
    """
    votes = _votes(outline)
    singular = front_matter.role or _singular(outline, votes)
    if not words(singular):
        raise DocumentError(
            "The document does not say which role it is about; begin it with a heading such as "
            "“What is an Electrician?”, or with front matter that holds “role: Electrician”."
        )
    if len(singular) > LONGEST_ROLE:
        raise DocumentError(
            f"The role's name is longer than {LONGEST_ROLE} characters; "
            "give it in front matter, such as “role: Electrician”."
        )
    article = _article(votes, singular) if front_matter.article is None else front_matter.article
    plural = front_matter.plural or _plural(votes, singular)
    if article == "" and front_matter.article is not None:
        return RoleName(singular, plural or suggest_plural(singular), "")
    return RoleName.suggest(singular, plural, article)


def _votes(outline: Outline) -> list[_Vote]:
    votes = []
    is_opening, is_marked = True, outline.is_marked
    for line in outline.lines:
        if not (line.is_paragraph or line.is_item or line.is_heading):
            continue
        found = recognize(line.text)
        if found and found.name and (weight := _weight(found, line, is_opening)):
            votes.append(_Vote(found, weight))
        is_opening = is_opening and not (line.is_heading if is_marked else found)
    return votes


def _weight(found: Recognized, line: Line, is_opening: bool) -> int:
    """Return how far a heading is to be trusted to name the role."""
    if found.kind == "LevelSection":
        return 0
    if found.kind == HEADLINE_KIND:
        # Further down it may be any question: "What is a fuse?"
        return _HEADLINE_WEIGHT if is_opening else 0
    if line.is_item or line.title.endswith("."):
        return 1
    if found.kind == "OverviewSection" or found.kind in _PLURAL_KINDS:
        return 1
    return 3 if found.article or found.slot == "role" else 1


def _singular(outline: Outline, votes: list[_Vote]) -> str:
    first = next((line for line in outline.lines if line.is_heading), None)
    if first is None and not outline.is_marked and outline.lines and is_title(outline.lines[0]):
        first = outline.lines[0]
    title = ""
    if first is not None and recognize(first.text) is None:
        title = without_bullets(first.title)
    singular_votes = [vote for vote in votes if vote.found.kind not in _PLURAL_KINDS]
    tally: Counter[str] = Counter()
    for vote in singular_votes or votes:
        tally[fold(vote.found.name)] += vote.weight
    # "Baker: a guide" names a Baker if the headings do.
    for name in (title, _SUBTITLE.split(title, maxsplit=1)[0]):
        if name and {fold(name), fold(suggest_plural(name))} & tally.keys():
            return name
    winner, weight = tally.most_common(1)[0] if tally else ("", 0)
    if not winner or (weight <= _TITLE_WEIGHT and 0 < count_words(title) <= _MOST_TITLE_WORDS):
        return title
    spellings = Counter(vote.found.name for vote in votes if fold(vote.found.name) == winner)
    return spellings.most_common(1)[0][0]


def _plural(votes: list[_Vote], singular: str) -> str:
    """Return the plural that most headings use, or "" to have one suggested."""
    names = Counter(
        vote.found.name
        for vote in votes
        if vote.found.kind in _PLURAL_KINDS
        and fold(vote.found.name) != fold(singular)
        and _may_be_plural(vote.found.name, singular)
    )
    return names.most_common(1)[0][0] if names else ""


def _may_be_plural(name: str, singular: str) -> bool:
    """Say whether the name has the singular's words with the odd ending changed."""
    one, many = words(singular), words(name)
    return len(one) == len(many) and all(
        a[:1] == b[:1] and (a[:2] == b[:2] or len(a) < 4) for a, b in zip(one, many, strict=True)
    )


def _article(votes: list[_Vote], singular: str) -> str | None:
    """Return the article that most headings use, or None to have one suggested."""
    articles = Counter(
        vote.found.article
        for vote in votes
        if fold(vote.found.name) == fold(singular) and vote.found.article in {"a", "an"}
    )
    return articles.most_common(1)[0][0] if articles else None
