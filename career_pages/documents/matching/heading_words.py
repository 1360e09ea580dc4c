"""The words of headings: the guide's own sections, names of levels, and the role's name in them."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

from career_pages.documents.draft import heading_pattern
from career_pages.documents.front_matter import FrontMatter
from career_pages.documents.line_text import is_title, without_bullets
from career_pages.documents.outline import HEADLINE_KIND, Line, Outline
from career_pages.documents.source_file import DocumentError
from career_pages.names import RoleName, suggest_plural
from career_pages.sections.kinds import FamiliarHeading, part_kinds, section_kinds
from career_pages.text import collapse, count_words, fold, words


@dataclass(frozen=True, slots=True)
class Recognized:
    """A heading that a pattern recognizes.

    ``kind`` is the block class of its section ("RolePage" for the headline), ``topic`` the key of
    its topic. ``name`` is what stands where the role's name belongs, "" if the heading names none,
    with its ``article``; it ``is_singular`` where that is sure. ``is_distinct`` headings are
    recognized whatever name they hold; ``is_whole`` ones even without a name.
    """

    kind: str
    topic: str
    name: str
    article: str
    is_singular: bool
    is_distinct: bool
    is_whole: bool

    @property
    def is_bare(self) -> bool:
        """Whether it names no role and its words mean little by themselves: "Overview"."""
        return not self.name and not self.is_whole


@lru_cache(maxsize=4096)
def recognize(text: str) -> Recognized | None:
    """Return what the heading ``text`` announces, or None when no pattern fits.

    Case, kinds of quotation marks and dashes, stray bullets in front, marks of emphasis and the
    punctuation at the end make no difference. Whether the name is that of the document's role is
    not asked here.
    """
    if len(text) > 300 or count_words(text) > _MOST_WORDS:
        return None
    plain = collapse(without_bullets(text)).translate(_PLAIN_QUOTES)
    plain = _DASHES.sub("-", plain).strip("*_ ").rstrip("?.:!… *_#")
    clear, unclear = _patterns()
    for pattern in (*clear, *(unclear if _ends().search(plain) else ())):
        if found := pattern.regex.fullmatch(plain):
            groups = found.groupdict()
            if (groups.get("name") or "").lower() in _PRONOUNS:
                continue
            return Recognized(
                pattern.kind,
                pattern.heading.topic,
                name=groups.get("name") or "",
                article=(groups.get("article") or "").lower(),
                is_singular=pattern.heading.singular,
                is_distinct=pattern.heading.distinct,
                is_whole=pattern.heading.whole,
            )
    return None


_MOST_WORDS = 24
_PRONOUNS = frozenset({"it", "that", "they", "this", "you", "one"})
_PLAIN_QUOTES = str.maketrans("‘’ʼ“”", "'''\"\"")
_DASHES = re.compile("[‐‑‒–—]")


def announces_section(text: str) -> bool:
    """Say whether a row within a paragraph is a heading that only lacks its blank lines.

    One that begins with a small letter goes on with the sentence of the row before.
    """
    return not without_bullets(text).lstrip("*_")[:1].islower() and recognize(text) is not None


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    regex: re.Pattern[str]
    heading: FamiliarHeading

    @property
    def begins_with_role(self) -> bool:
        """Whether the role's name is the first thing in it."""
        return self.heading.words.startswith(("ROLE ", "(?:ROLE )?"))


@cache
def _patterns() -> tuple[list[_Pattern], list[_Pattern]]:
    """Return what recognizes headings by their beginning, and what does by their end alone.

    They are tried in this order: what begins with the role's name begins with anything. Last of
    the first is the headline, since other questions begin as it does.
    """
    declared = {**section_kinds(), **part_kinds()}
    found = [
        _Pattern(block, _regex(heading.words), heading)
        for block, kind in declared.items()
        for heading in kind.familiar
    ]
    headline = FamiliarHeading(r"what(?:'s| is| are) ROLE")
    clear = [one for one in found if not one.begins_with_role]
    clear.append(_Pattern(HEADLINE_KIND, _regex(headline.words), headline))
    return clear, [one for one in found if one.begins_with_role]


@cache
def _ends() -> re.Pattern[str]:
    """Return what finds the ends of headings that begin with the role's name: most lines have none.

    Trying each such pattern on every line would take most of the time of matching.
    """
    _, unclear = _patterns()
    ends = "|".join(re.sub(r"^(?:ROLE |\(\?:ROLE \)\?)", "", one.heading.words) for one in unclear)
    return re.compile(f"(?:{ends})$".replace(" ", r"\s+"), re.IGNORECASE)


def _regex(words: str) -> re.Pattern[str]:
    role = r"(?:(?P<article>an?|the)\s+)?(?P<name>\S.*?)"
    return re.compile(words.replace("ROLE", role).replace(" ", r"\s+"), re.IGNORECASE)


_LEVEL_NAMES: Final = re.compile(
    r"(?:entry|junior|mid|middle|senior|lead|leading|chief|head|master|journeyman|journeywoman|"
    r"journeyperson|apprentice|trainee|intern|graduate|beginner|novice|assistant|associate|"
    r"intermediate|experienced|advanced|expert|principal|staff|supervisor|foreman|manager|"
    r"director|student|qualified|new)(?:[- ](?:level|career))?s?",
    re.IGNORECASE,
)


def is_level_name(text: str) -> bool:
    """Say whether a text is the name of a level and nothing else: "Junior", "Mid-Level"."""
    return bool(_LEVEL_NAMES.fullmatch(text.strip().rstrip(":")))


class NameMatch(IntEnum):
    """How near a name is to the role's: the same, or with the same last word, or neither."""

    NONE = 0
    PARTIAL = 1
    EXACT = 2


_BRACKETS = re.compile(r"\s*\([^)]*\)")


def compare_names(name: str, role_name: RoleName) -> NameMatch:
    """Return how near ``name`` is to the role's singular or plural."""
    known = {fold(role_name.singular), fold(role_name.plural)}
    known |= {_BRACKETS.sub("", form) for form in known}
    asked = fold(name)
    if asked in known:
        return NameMatch.EXACT
    last_word = words(asked)[-1:]
    is_akin = last_word and last_word in [words(form)[-1:] for form in known]
    return NameMatch.PARTIAL if is_akin else NameMatch.NONE


_LONGEST_ROLE: Final = 100


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
    if len(singular) > _LONGEST_ROLE:
        raise DocumentError(
            f"The role's name is longer than {_LONGEST_ROLE} characters; "
            "give it in front matter, such as “role: Electrician”."
        )
    article = _article(votes, singular) if front_matter.article is None else front_matter.article
    plural = front_matter.plural or _plural(votes, singular)
    if article == "" and front_matter.article is not None:
        return RoleName(singular, plural or suggest_plural(singular), "")
    return RoleName.suggest(singular, plural, article)


# What the headline counts, and up to which weight of the winner a short title is the name.
_HEADLINE_WEIGHT: Final = 6
_TITLE_WEIGHT: Final = 3
_MOST_TITLE_WORDS: Final = 4
_SUBTITLE = re.compile(r"\s*[:|–—]\s+|\s+-\s+")


@dataclass(frozen=True, slots=True)
class _Vote:
    found: Recognized
    weight: int


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
    kind = section_kinds().get(found.kind)
    if found.kind == HEADLINE_KIND:
        # Further down it may be any question: "What is a fuse?"
        return _HEADLINE_WEIGHT if is_opening else 0
    if kind is None:
        return 0
    if line.is_item or line.title.endswith("."):
        return 1
    if kind.opens_documents or _names_many(found):
        return 1
    return 3 if found.article or found.is_singular else 1


def _names_many(found: Recognized) -> bool:
    """Say whether the generated heading of the section has the plural of the role's name."""
    return "{roles}" in heading_pattern(found.kind, found.topic)


def _singular(outline: Outline, votes: list[_Vote]) -> str:
    """Return the name that weighs most, or the title where that names the same or is short."""
    first = next((line for line in outline.lines if line.is_heading), None)
    if first is None and outline.lines and is_title(outline.lines[0]):
        first = outline.lines[0]
    title = ""
    if first is not None and recognize(first.text) is None:
        title = without_bullets(first.title)
    singular_votes = [vote for vote in votes if not _names_many(vote.found)]
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
        if _names_many(vote.found)
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
