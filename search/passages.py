"""A page as the passages that search looks through."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from career_pages.models import ChapterPage, RoleIndexPage, RolePage, SuggestedTitle
from career_pages.models.pages import GuidePage
from career_pages.sections.kinds import kind_of
from career_pages.sections.projection import projected
from career_pages.text import clean, folded, keys, number_of_words, occurrences
from search.models import PAGE, Passage
from search.query import Form, Term


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """A choice of readers among kinds of sections: its name in addresses and in words."""

    name: str
    label: str | Promise


# In the order of a page. Each kind of section names its own.
GROUPS: Final = (
    SectionGroup("about", _("What it is")),
    SectionGroup("work", _("What they do")),
    SectionGroup("levels", _("Levels")),
    SectionGroup("types", _("Types")),
    SectionGroup("life", _("What it is like")),
    SectionGroup("questions", _("Questions and answers")),
    SectionGroup("keywords", _("Words for a resume")),
    SectionGroup("more", _("Everything else")),
)


def group_of(passage_kind: str) -> str:
    """Return the name of the group of a page's introduction or of a section's block class."""
    if passage_kind == PAGE:
        return GROUPS[0].name
    kind = kind_of(passage_kind)
    return kind.search.group if kind else GROUPS[-1].name


# Nobody reads further in one section, and PostgreSQL refuses to index ten times as much.
LONGEST_TEXT: Final = 100_000
# What a term counts where it is found. A text gives all of its share only if it is full of it.
# Titles that are only suggested count little: there are many, and some are odd.
HEADING: Final = 2.0
TEXT: Final = 1.0
SUGGESTED_TITLE: Final = 0.5
USUAL_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a page says of itself before its sections: its names, headline and first words.

    ``suggested_titles`` are not said: those that name only this page, and those that name others.
    """

    title: str
    other_titles: tuple[str, ...]
    heading: str
    lines: tuple[str, ...]
    suggested_titles: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def passages_of(page: Any) -> list[Passage]:
    """Return the passages, not saved, of a page of its own class; none for other kinds of page.

    The first is the page's own introduction; those of its sections follow in reading order. What
    readers do not see is in none of them, nor are calls to action and teasers of other pages.
    """
    own = introduction(page)
    if own is None:
        return []
    pieces = [(PAGE, "", own.heading, own.lines), *_sections(page)]
    passages = [
        Passage(
            page_id=page.pk,
            position=position,
            anchor=anchor,
            kind=kind,
            title=clean(own.title),
            other_titles=_text(own.other_titles),
            heading=clean(heading),
            text=_text(lines)[:LONGEST_TEXT],
            suggested_titles="" if position else _suggested(own),
        )
        for position, (kind, anchor, heading, lines) in enumerate(pieces)
    ]
    for passage in passages:
        passage.folded_text = folded(passage.text)
        passage.folded_suggested_titles = folded(passage.suggested_titles)
    return passages


def _suggested(own: Introduction) -> str:
    return "\n\n".join(map(_text, own.suggested_titles)) if any(own.suggested_titles) else ""


def _sections(page: Any) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    if isinstance(page, GuidePage):
        for top in projected(page):
            for section in (top, *top.subsections):
                if section.shown and not section.block.KIND.leads_elsewhere:
                    yield section.kind, section.anchor, section.heading, section.text.split("\n")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, map(clean, lines)))


@singledispatch
def introduction(page: Any) -> Introduction | None:
    """Return what the page says of itself, or None for a kind of page that nobody searches."""
    return None


class StoredPassage(NamedTuple):
    """What the index has of a passage; it takes less to make than the model.

    The text is only read where it is shown, and "" elsewhere: it is long.
    """

    page_id: int
    position: int
    anchor: str
    kind: str
    title: str
    other_titles: str
    heading: str
    folded_text: str
    folded_suggested_titles: str
    text: str = ""


def ranked_passages(ids: Collection[int]) -> list[StoredPassage]:
    """Return the passages with those ids, without their texts."""
    rows = Passage.objects.order_by().filter(pk__in=ids)
    return [StoredPassage(*row) for row in rows.values_list(*StoredPassage._fields[:-1])]


def passages_of_pages(ids: Collection[int]) -> list[StoredPassage]:
    """Return all passages of the pages with those ids."""
    rows = Passage.objects.order_by().filter(page__in=ids)
    return list(map(StoredPassage._make, rows.values_list(*StoredPassage._fields)))


class PassageWords:
    """A passage, with the words of its ``heading`` and ``text`` folded.

    Its ``suggested_titles`` are folded as well, a line for each.
    """

    __slots__ = ("_fullness", "heading", "passage", "suggested_titles", "text")

    def __init__(self, passage: StoredPassage) -> None:
        self.passage = passage
        self.heading = folded(passage.heading)
        self.text = passage.folded_text
        self.suggested_titles = passage.folded_suggested_titles
        self._fullness = number_of_words(self.text) / USUAL_LENGTH

    def place(self, term: Term) -> float:
        """Return what the term counts in the best place of the passage; 0 if it is in none."""
        if not term.alternatives:
            return self._place(term.forms[0])
        return max(form.weight * self._place(form) for form in term.forms)

    def has(self, words: str) -> bool:
        """Say whether the folded words stand together in it."""
        return words in self.heading or words in self.text or words in self.suggested_titles

    def _place(self, form: Form) -> float:
        if form.folded in self.heading:
            return HEADING
        found = self.text.count(form.folded)
        in_text = TEXT * found / (found + self._fullness) if found else 0.0
        suggested = SUGGESTED_TITLE if form.folded in self.suggested_titles else 0.0
        return max(in_text, suggested)


@introduction.register
def _role(page: RolePage) -> Introduction:
    skills = (f"{needed.skill} {needed.examples}" for needed in page.shown_role_skills)
    about = [page.lede, page.area.name if page.area else "", *skills]
    titles = tuple(other.title for other in page.other_titles.all())
    return Introduction(
        page.title, titles, page.shown_headline, tuple(about), _suggested_titles(page, titles)
    )


def _suggested_titles(
    page: RolePage, titles: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles that no editor has dismissed and that are not among ``titles`` yet."""
    rows = [
        (row.is_ambiguous, row.title)
        for row in page.suggested_titles.exclude(status=SuggestedTitle.Status.DISMISSED)
        if row.title not in titles
    ]
    own = tuple(title for is_ambiguous, title in rows if not is_ambiguous)
    return own, tuple(title for is_ambiguous, title in rows if is_ambiguous)


@introduction.register
def _chapter(page: ChapterPage) -> Introduction:
    # The name of a role that is not live would be the one in its draft.
    role = page.role.title if page.role and page.role.live else ""
    named = not role or occurrences(keys(role), keys(page.title))
    title = page.title if named else f"{role}: {page.title}"
    return Introduction(title, (), page.title, (page.lede,))


@introduction.register
def _roles_index(page: RoleIndexPage) -> Introduction:
    return Introduction(page.title, (), page.title, (page.introduction,))
