"""Names: those of other roles, of levels, of skills."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from career_pages.checks.guide import FoundName, RoleNames, names_in, normal
from career_pages.checks.registry import Remark, Severity, check
from career_pages.checks.subject import Subject
from career_pages.sections.parts import PartKind
from career_pages.sections.projection import Section
from career_pages.text import name_key


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
        if skill.closest:
            advice = f"Did you mean “{skill.closest}”? Choose that one, or confirm this one"
        else:
            advice = "Choose another, or confirm this one"
        yield Remark(
            skill.path,
            skill.name,
            f"The guide does not know the skill “{skill.name}”. {advice} in the list of skills.",
        )


_BETWEEN = r"[\s‐‑–-]*"


# In one word, as "Midlevel" is.
_JOINED = re.compile(r"(\w{2,})(level)", re.IGNORECASE)


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
    for field, text, is_heading in _places_of_names(subject):
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


def _places_of_names(subject: Subject) -> Iterator[tuple[str, str, bool]]:
    """Yield (field, text, whether it is a heading) of all that an editor wrote."""
    for field, text in subject.fields.items():
        yield field, text, field not in {"lede", "search_description"}
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


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    words = re.findall(r"\w+", _JOINED.sub(r"\1 \2", name))
    return re.compile(rf"\b{_BETWEEN.join(map(re.escape, words))}\b", re.IGNORECASE)


# The fields whose words are capitalized as in a heading, and those of running text.
HEADINGS = ("title", "headline", "seo_title")


TEXTS = ("lede", "search_description")


UNSAVED = 0


_BEGINNING = frozenset(".!?:;\"'“‘(—–")


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
    page = _Page(subject)
    for field, text, linked in _places(subject):
        found = list(names_in(text, page.own, subject.facts.role_names))
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
        roles = (subject.facts.linked_role(link) for link in section.links)
        linked = frozenset(role for role in roles if role)
        if section.has_own_heading and not section.is_a("specialization"):
            yield section.heading_path(), section.heading, linked
        for part in section.parts:
            if part.kind is PartKind.HEADING or part.field == "job":
                yield part.path, part.text, linked


@dataclass(frozen=True)
class _Page:
    subject: Subject

    @property
    def id(self) -> int:
        return self.subject.facts.role or UNSAVED

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that belong on this page: the role's, and those of its levels and types."""
        name, sections = self.subject.role_name, self.subject.sections
        types = (one.heading for one in sections if one.is_a("specialization"))
        return (
            name.singular,
            name.plural,
            *self.subject.other_titles,
            *self.subject.level_names,
            *types,
        )

    @cached_property
    def own(self) -> RoleNames:
        return RoleNames.of((self.id, name) for name in self.names)

    @cached_property
    def related(self) -> frozenset[int]:
        links = chain.from_iterable(
            one.links for one in self.subject.sections if one.is_a("specialization")
        )
        roles = (self.subject.facts.linked_role(link) for link in links)
        return self.subject.facts.related | {role for role in roles if role}

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that stand on the page in small letters."""
        parts = (part.text for section in self.subject.sections for part in section.parts)
        texts = (*parts, *(self.subject.fields.get(name, "") for name in TEXTS))
        return frozenset(word for text in texts for word in normal(text).split() if word.islower())

    def may_name(self, found: FoundName, linked: frozenset[int]) -> bool:
        return (
            self.id in found.roles
            or not found.roles.isdisjoint(self.related | linked)
            or any(_within(found.name, own) or _within(own, found.name) for own in self.names)
        )

    def is_a_word(self, found: FoundName, field: str, text: str) -> bool:
        """Say whether a name of one word may be no name here."""
        if " " in found.name:
            return False
        before = normal(text)[: found.start].rstrip()
        if field in TEXTS and (not before or before[-1] in _BEGINNING):
            return True
        stem = found.name.lower().removesuffix("s")
        return any(word.lstrip("\"'“‘(").startswith(stem) for word in self.small_words)


def _within(name: str, other: str) -> bool:
    """Say whether the words of one name stand together in another."""
    words = f" {normal(name).casefold()} "
    return bool(name) and words in f" {normal(other).casefold()} "
