"""Which headings a guide's sections have, in the words that authors use for them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from career_pages.importing.bullets import without_bullets
from career_pages.importing.words import collapse, count_words

HEADLINE_KIND: Final = "RolePage"
_MOST_WORDS = 24
_PRONOUNS = frozenset({"it", "that", "they", "this", "you", "one"})
_PLAIN_QUOTES = str.maketrans("‘’ʼ“”", "'''\"\"")
# Every pattern holds one of these: most lines of a document need no closer look.
_HINT = re.compile(
    "what|definition|responsib|duties|activit|tasks|work|types|kinds|speciali|conditions|how|"
    "career|faq|frequently|next|keywords|overview|level|questions",
    re.IGNORECASE,
)
_DASHES = re.compile("[‐‑‒–—]")


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


def announces_section(text: str) -> bool:
    """Say whether a row within a paragraph is a heading that only lacks its blank lines.

    One that begins with a small letter goes on with the sentence of the row before.
    """
    return not without_bullets(text).lstrip("*_")[:1].islower() and recognize(text) is not None
