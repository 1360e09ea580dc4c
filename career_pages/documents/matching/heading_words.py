"""The words of headings: the guide's own sections, names of levels, and the role's name in them."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from career_pages.documents.front_matter import FrontMatter
from career_pages.documents.line_text import is_title, without_bullets
from career_pages.documents.outline import Line, Outline
from career_pages.documents.source_file import DocumentError
from career_pages.names import RoleName, suggest_plural
from career_pages.text import collapse, count_words, fold, words

HEADLINE_KIND: Final = "RolePage"


@dataclass(frozen=True, slots=True)
class Recognized:
    """A heading that a pattern recognizes.

    ``kind`` is the block class of its section ("RolePage" for the headline), ``topic`` that of a
    TopicSection. ``name`` is what stands where the role's name belongs, "" if the heading names
    none, with its ``article``; ``slot`` is "a_role", "role" or "roles". ``is_distinct`` headings
    are recognized whatever name they hold; ``is_whole`` ones even without a name.
    """

    kind: str
    topic: str
    name: str
    article: str
    slot: str
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
    if not _HINT.search(plain):
        return None
    for pattern in _PATTERNS:
        if found := pattern.regex.fullmatch(plain):
            groups = found.groupdict()
            if (groups.get("name") or "").lower() in _PRONOUNS:
                continue
            return Recognized(
                pattern.kind,
                pattern.topic,
                name=groups.get("name") or "",
                article=(groups.get("article") or "").lower(),
                slot=pattern.slot,
                is_distinct=pattern.is_distinct,
                is_whole=pattern.is_whole,
            )
    return None


_MOST_WORDS = 24
_PRONOUNS = frozenset({"it", "that", "they", "this", "you", "one"})
_PLAIN_QUOTES = str.maketrans("‘’ʼ“”", "'''\"\"")
_DASHES = re.compile("[‐‑‒–—]")
# Every pattern holds one of these: most lines of a document need no closer look.
_HINT = re.compile(
    "what|definition|responsib|duties|activit|tasks|work|types|kinds|speciali|conditions|how|"
    "career|faq|frequently|next|keywords|overview|level|questions",
    re.IGNORECASE,
)


def announces_section(text: str) -> bool:
    """Say whether a row within a paragraph is a heading that only lacks its blank lines.

    One that begins with a small letter goes on with the sentence of the row before.
    """
    return not without_bullets(text).lstrip("*_")[:1].islower() and recognize(text) is not None


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    regex: re.Pattern[str]
    slot: str = "a_role"
    topic: str = ""
    is_distinct: bool = False
    is_whole: bool = False


def _pattern(
    kind: str,
    regex: str,
    slot: str = "a_role",
    topic: str = "",
    distinct: bool = False,
    whole: bool = False,
) -> _Pattern:
    role = r"(?:(?P<article>an?|the)\s+)?(?P<name>\S.*?)"
    filled = regex.replace("ROLE", role).replace(" ", r"\s+")
    return _Pattern(kind, re.compile(filled, re.IGNORECASE), slot, topic, distinct, whole)


_DUTIES = r"(?:(?:job )?(?:responsibilities|duties)(?:(?: and | & )(?:responsibilities|duties))?)"
_DAILY = r"(?:daily|day[- ]to[- ]day)"
_ACTIVITIES = r"(?:activities|responsibilities|duties|tasks|work)"
_STAGES = r"(?:(?:different|various|each|every) )?(?:career )?(?:levels?|stages?)"
_PATTERNS: Final = (
    _pattern("ExperienceSection", r"what(?:'s| is) it like (?:to be|being) ROLE", distinct=True),
    _pattern("OverviewSection", r"what do(?:es)? ROLE do"),
    _pattern(HEADLINE_KIND, r"what(?:'s| is| are) ROLE"),
    _pattern("OverviewSection", r"overview"),
    _pattern("DefinitionSection", r"definition of ROLE"),
    _pattern("DefinitionSection", r"definition"),
    _pattern(
        "ResponsibilitiesSection",
        rf"(?:key|main|core|primary) {_DUTIES} (?:of|for) ROLE",
        distinct=True,
    ),
    _pattern("ResponsibilitiesSection", rf"{_DUTIES} (?:of|for) ROLE"),
    _pattern("ResponsibilitiesSection", rf"(?:(?:key|main|core|primary) )?{_DUTIES}"),
    _pattern(
        "LevelsSection",
        rf"{_DAILY} {_ACTIVITIES} (?:for|of) ROLE (?:at|by|for) {_STAGES}",
        "roles",
        distinct=True,
    ),
    _pattern("LevelsSection", rf"{_DAILY} {_ACTIVITIES} (?:at|by) {_STAGES}", whole=True),
    _pattern("LevelsSection", r"(?:career )?levels"),
    _pattern("LevelSection", rf"{_DAILY} {_ACTIVITIES} (?:for|of) ROLE", "roles"),
    _pattern("SpecializationsSection", r"(?:different )?(?:types|kinds) of ROLE", "roles"),
    _pattern("SpecializationsSection", r"ROLE speciali[sz]ations", "role"),
    _pattern("SpecializationsSection", r"speciali[sz]ations"),
    _pattern("TopicSection", r"ROLE work(?:ing)? environment", "role", "work_environment"),
    _pattern("TopicSection", r"work(?:ing)? environment (?:of|for) ROLE", topic="work_environment"),
    _pattern("TopicSection", r"work(?:ing)? environment", topic="work_environment"),
    _pattern("TopicSection", r"ROLE working conditions", "role", "working_conditions"),
    _pattern("TopicSection", r"working conditions (?:of|for) ROLE", topic="working_conditions"),
    _pattern("TopicSection", r"working conditions", topic="working_conditions"),
    _pattern(
        "TopicSection",
        r"how (?:hard|difficult) is it to be ROLE",
        topic="difficulty",
        distinct=True,
    ),
    _pattern("TopicSection", r"how (?:hard|difficult) is it", topic="difficulty"),
    _pattern(
        "TopicSection",
        r"(?:is|are) (?:being )?ROLE a good career(?: path| choice)?",
        topic="career_path",
        distinct=True,
    ),
    _pattern(
        "FAQSection",
        r"(?:faqs?|frequently asked questions) (?:about|on) ROLE",
        "roles",
        distinct=True,
        whole=True,
    ),
    _pattern("FAQSection", r"faqs?|frequently asked questions(?: \(faqs?\))?", whole=True),
    _pattern("FAQSection", r"common questions|questions and answers"),
    _pattern("UpNextBlock", r"up next", whole=True),
    _pattern("CallToActionBlock", r"start your ROLE career(?: .*)?", "role", distinct=True),
    _pattern("CallToActionBlock", r"start your career as ROLE(?: .*)?", distinct=True),
    _pattern(
        "KeywordsSection",
        r"(?:ROLE )?job description keywords(?: for (?:your )?(?:resum[eé]s?|cvs?))?",
        "role",
        distinct=True,
        whole=True,
    ),
    _pattern("KeywordsSection", r"ROLE (?:resum[eé]|cv) keywords", "role"),
    _pattern("KeywordsSection", r"(?:resum[eé]|cv) keywords|keywords for resum[eé]s", whole=True),
)

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
# Headings of these hold the plural of the role's name.
_PLURAL_KINDS: Final = frozenset({"SpecializationsSection", "FAQSection", "LevelsSection"})


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
    """Return the name that weighs most, or the title where that names the same or is short."""
    first = next((line for line in outline.lines if line.is_heading), None)
    if first is None and outline.lines and is_title(outline.lines[0]):
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
