"""Names in texts: those of skills, of levels, of other roles."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Final, NamedTuple, Self

from career_pages.checks.registry import Remark, Severity, check
from career_pages.checks.subject import RoleRow, Subject
from career_pages.sections.parts import Link, PartKind
from career_pages.sections.projection import Section
from career_pages.text import SMALL_WORDS, name_key


@check(
    "unknown-skill",
    Severity.WARNING,
    found="a skill that came with a document and that nobody has confirmed",
    advice=(
        "Choose the skill that the guide has, or have this one "
        "[confirmed](skills-titles-sources.md#skills)."
    ),
)
def unknown_skills(subject: Subject) -> Iterator[Remark]:
    """Find a skill that an imported document named and no editor has confirmed; where the guide
    has one of nearly the same name, it is offered.
    """
    for skill in subject.facts.skills:
        if skill.is_known:
            continue
        advice = "Choose another, or confirm this one"
        if closest := closest_name(skill.name, subject.facts.confirmed_skills):
            advice = f"Did you mean “{closest}”? Choose that one, or confirm this one"
        yield Remark(
            skill.path,
            skill.name,
            f"The guide does not know the skill “{skill.name}”. {advice} in the list of skills.",
        )


# Below it, two names are different things: "Welding" and "Wedding" share 0.86.
NEAR: Final = 0.8


def closest_name(name: str, known: tuple[str, ...]) -> str:
    """Return the known name that is nearest to another spelling of it; "" if none is near.

    Names are compared with those that have a word with the same beginning, so that ten thousand
    take no longer than a few.
    """
    by_beginning = _by_beginning(known)
    found: dict[str, str] = {}
    for beginning in _beginnings(name):
        found |= by_beginning.get(beginning, {})
    near = get_close_matches(name.casefold(), list(found), n=1, cutoff=NEAR)
    return found[near[0]] if near else ""


@lru_cache(maxsize=2)
def _by_beginning(names: tuple[str, ...]) -> Mapping[str, dict[str, str]]:
    by_beginning: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        for beginning in _beginnings(name):
            by_beginning[beginning][name.casefold()] = name
    return by_beginning


def _beginnings(name: str) -> set[str]:
    return {word[:2] for word in name.casefold().split()}


@check(
    "level-name",
    Severity.WARNING,
    found="a level in another spelling, or a heading that names another level",
    advice="Use the name that the level has.",
)
def level_names(subject: Subject) -> Iterator[Remark]:
    """Find a level's name in another spelling (“Entry Level” for “Entry-Level”) in a heading,
    or with capitals in a text; a level's own heading that names another level. Chapters are
    held to the levels of their role.

    In headings any other spelling counts, in running text only one with capitals: "the entry
    level" is plain English.
    """
    names = dict.fromkeys(subject.level_names)
    for section in subject.sections:
        if section.is_a("level"):
            yield from _other_level(section, list(names))
    if not names:
        return
    any_name = re.compile("|".join(_pattern(name).pattern for name in names), re.IGNORECASE)
    for field, text, is_heading in _places_of_levels(subject):
        for name in names if any_name.search(text) else ():
            if found := _other_spelling(name, text, is_heading):
                yield Remark(field, text, f"Write “{name}”, as the level is called, for “{found}”.")
                break


def _other_level(section: Section, names: list[str]) -> Iterator[Remark]:
    own = section.name
    if not section.has_own_heading or not own or _pattern(own).search(section.heading):
        return
    for name in names:
        found = _pattern(name).search(section.heading)
        # A level's name is also a word: only one that is written like a name names the level.
        if found and name_key(name) != name_key(own) and found[0][:1].isupper():
            yield Remark(
                section.heading_path(),
                section.heading,
                f"This is the level “{own}”, and its heading names “{name}”: correct one of them.",
            )
            return


# In one word, as "Midlevel" is.
_JOINED: Final = re.compile(r"(\w{2,})(level)", re.IGNORECASE)
_BETWEEN: Final = r"[\s‐‑–-]*"


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds the name of a level in every spelling."""
    words = re.findall(r"\w+", _JOINED.sub(r"\1 \2", name))
    return re.compile(rf"\b{_BETWEEN.join(map(re.escape, words))}\b", re.IGNORECASE)


def _places_of_levels(subject: Subject) -> Iterator[tuple[str, str, bool]]:
    """Yield (field, text, whether it is a heading) of all that an editor wrote."""
    for field, text in subject.fields.items():
        yield field, text, field in HEADINGS
    for section in subject.sections:
        if section.has_own_heading:
            yield section.heading_path(), section.heading, True
        for part in section.parts:
            if part.kind is not PartKind.QUOTE:
                yield part.path, part.text, part.kind is PartKind.HEADING


def _other_spelling(name: str, text: str, is_heading: bool) -> str:
    """Return the first place where the text spells the name otherwise; "" if there is none."""
    for found in _pattern(name).finditer(text):
        words = re.findall(r"\w+", found[0])
        written_as_name = is_heading or all(word[0].isupper() for word in words)
        if _spelling(found[0]) != _spelling(name) and written_as_name:
            return found[0]
    return ""


def _spelling(name: str) -> str:
    """Return what is not the same in two spellings: spaces and hyphens, but no capitals."""
    return re.sub(r"[‐‑–]", "-", " ".join(name.split())).casefold()


# The fields whose words are capitalized as in a heading, and those of running text.
HEADINGS: Final = ("title", "headline", "seo_title")
TEXTS: Final = ("lede", "search_description")


@check(
    "other-role-name",
    Severity.WARNING,
    found="the name of another role",
    advice="Write this role's name. If the other is meant, add it to the related roles.",
)
def other_role_names(subject: Subject) -> Iterator[Remark]:
    """Find the name of another role in a heading, the lede, what search engines show, or the
    job of somebody who speaks of this one.

    It may stand there if it belongs there: it is part of this role's name, or has it in it; it is
    that of a level or a specialization; the roles are related, or the section links to the other
    one; or it is in a question that names both. A name of one word, such as Models, is taken for
    the word where the page uses that word in small letters.
    """
    page, all_names = _Page(subject), _names_of(subject.facts.roles)
    for field, text, linked in _places(subject):
        found = list(names_in(text, page.own, all_names))
        if text.endswith("?") and any(page.id in one.roles for one in found):
            continue
        for one in found:
            if not page.may_name(one, linked) and not page.is_a_word(one, field, text):
                role = subject.role_name.singular
                yield Remark(
                    field,
                    text,
                    f"“{one.name}” is another role of the guide. Write “{role}” in its place or, "
                    "if the other is meant, add it to the related roles.",
                )


def _places(subject: Subject) -> Iterator[tuple[str, str, frozenset[int]]]:
    """Yield (field, text, ids of roles to which it links) of whatever may hold a name."""
    for name in (*HEADINGS, *TEXTS):
        if name in subject.fields and not (subject.is_role and name == "title"):
            yield name, subject.fields[name], frozenset()
    for section in subject.sections:
        linked = _linked_roles(subject, section.links)
        if section.has_own_heading and not section.is_a("specialization"):
            yield section.heading_path(), section.heading, linked
        for part in section.parts:
            if part.kind is PartKind.HEADING or part.field == "job":
                yield part.path, part.text, linked


def _linked_roles(subject: Subject, links: Iterable[Link]) -> frozenset[int]:
    return frozenset(role for link in links if (role := subject.facts.linked_role(link)))


class FoundName(NamedTuple):
    """A name as it stands in a text from ``start`` on, and the ids of the roles that have it."""

    name: str
    start: int
    roles: frozenset[int]


@dataclass(frozen=True, slots=True)
class RoleNames:
    """Names of roles, and by their first words how long they are, the longest first.

    It is made once for ten thousand roles; to look through a text then takes a few look-ups a
    word.
    """

    roles: Mapping[str, frozenset[int]]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, names: Iterable[tuple[int, str]]) -> Self:
        """Return the names of the roles with these ids; one role may have several."""
        roles: dict[str, set[int]] = defaultdict(set)
        lengths: dict[str, set[int]] = defaultdict(set)
        for role, name in names:
            written = as_written(name)
            if first := _WORD.match(written):
                roles[written].add(role)
                lengths[first[0]].add(len(written))
        return cls(
            {name: frozenset(found) for name, found in roles.items()},
            {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
        )

    def at(self, text: str, start: int, word: str) -> FoundName | None:
        """Return the longest name that begins with ``word`` at ``start`` and ends with a word."""
        for length in self.lengths.get(word, ()):
            name = text[start : start + length]
            if name in self.roles and _ends_at(text, start + length):
                return FoundName(name, start, self.roles[name])
        return None


@lru_cache(maxsize=4)
def _names_of(roles: tuple[RoleRow, ...]) -> RoleNames:
    return RoleNames.of((row.pk, name) for row in roles for name in (row.title, row.plural))


_WORD: Final = re.compile(r"\w+")
_JOINING: Final = frozenset("-‐‑–/")


def names_in(text: str, *known: RoleNames) -> Iterator[FoundName]:
    """Yield the names in the text, none inside another.

    Where two begin at the same place it is the longer one; one that several of ``known`` have is
    the name of all their roles.
    """
    text, passed = _normal(text), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < passed or (start and text[start - 1] in _JOINING):
            continue
        found = [name for names in known if (name := names.at(text, start, word[0]))]
        if found:
            longest = max(len(one.name) for one in found)
            same = [one for one in found if len(one.name) == longest]
            yield FoundName(same[0].name, start, frozenset().union(*(one.roles for one in same)))
            passed = start + longest


def as_written(name: str) -> str:
    """Return the name with capitals, as it stands in a heading: "software developer" has two."""
    return " ".join(
        word if word in SMALL_WORDS or word != word.lower() else word[:1].upper() + word[1:]
        for word in _normal(name).split(" ")
    )


def _normal(text: str) -> str:
    """Return the text on one line, with straight apostrophes."""
    return " ".join(text.replace("’", "'").split())


def _ends_at(text: str, end: int) -> bool:
    following = text[end : end + 2]
    if not following:
        return True
    goes_on = following[0] in _JOINING and following[1:].isalnum()
    return not (following[0].isalnum() or following[0] == "_" or goes_on)


@dataclass(frozen=True)
class _Page:
    """Which names of roles may stand on the page."""

    subject: Subject

    @property
    def id(self) -> int:
        # A role that is not saved yet has none.
        return self.subject.facts.role or 0

    @cached_property
    def own(self) -> RoleNames:
        return RoleNames.of((self.id, name) for name in self.subject.own_names)

    @cached_property
    def related(self) -> frozenset[int]:
        types = (one for one in self.subject.sections if one.is_a("specialization"))
        links = (link for one in types for link in one.links)
        return self.subject.facts.related | _linked_roles(self.subject, links)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that stand on the page in small letters."""
        texts = (
            *(part.text for _, part in self.subject.parts),
            *(self.subject.fields.get(name, "") for name in TEXTS),
        )
        return frozenset(word for text in texts for word in _normal(text).split() if word.islower())

    def may_name(self, found: FoundName, linked: frozenset[int]) -> bool:
        return (
            self.id in found.roles
            or not found.roles.isdisjoint(self.related | linked)
            or any(
                _within(found.name, own) or _within(own, found.name)
                for own in self.subject.own_names
            )
        )

    def is_a_word(self, found: FoundName, field: str, text: str) -> bool:
        """Say whether a name of one word may be no name here."""
        if " " in found.name:
            return False
        before = _normal(text)[: found.start].rstrip()
        if field in TEXTS and (not before or before[-1] in ".!?:;\"'“‘(—–"):
            return True
        stem = found.name.lower().removesuffix("s")
        return any(word.lstrip("\"'“‘(").startswith(stem) for word in self.small_words)


def _within(name: str, other: str) -> bool:
    """Say whether the words of one name stand together in another."""
    words = f" {_normal(name).casefold()} "
    return bool(name) and words in f" {_normal(other).casefold()} "
