"""A page as the passages that search looks through."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, Final

from career_pages.folded import folded
from career_pages.models import ChapterPage, RoleIndexPage, RolePage, SuggestedTitle
from career_pages.models.guide_page import GuidePage
from career_pages.search_words import clean, keys, occurrences
from career_pages.sections import sections
from search.models import PAGE, Passage

# Nobody reads further in one section, and PostgreSQL refuses to index ten times as much.
LONGEST_TEXT: Final = 100_000

# They lead elsewhere and answer nothing, in much the same words on every page.
INVITATIONS: Final = frozenset({"UpNextBlock", "CallToActionBlock"})


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
        for section in sections(page):
            if section.shown and section.kind not in INVITATIONS:
                yield section.kind, section.anchor, section.heading, section.text.split("\n")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, map(clean, lines)))


@singledispatch
def introduction(page: Any) -> Introduction | None:
    """Return what the page says of itself, or None for a kind of page that nobody searches."""
    return None


@introduction.register
def _role(page: RolePage) -> Introduction:
    skills = (f"{needed.skill} {needed.examples}" for needed in page.needed_skills)
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
