"""The name of another role, left over from a page that was copied."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.role_names import FoundName, RoleNames, names_in, normal
from career_pages.findings.subject import Subject
from career_pages.sections import PartKind

# The fields whose words are capitalized as in a heading, and those of running text.
HEADINGS = ("title", "headline", "seo_title")
TEXTS = ("lede", "search_description")
UNSAVED = 0
_BEGINNING = frozenset(".!?:;\"'“‘(—–")


@rule("other-role-name", Severity.WARNING)
def other_role_names(subject: Subject) -> Iterator[Remark]:
    """Remark on another role's name in a heading, the lede, what search engines show, or the job
    of somebody who speaks of this role.

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
        if section.has_own_heading and section.kind != "SpecializationBlock":
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
        types = (one.heading for one in sections if one.kind == "SpecializationBlock")
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
            one.links for one in self.subject.sections if one.kind == "SpecializationBlock"
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
