"""Editors' answers to suggested titles."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from career_pages.models import OtherTitle, RolePage, SuggestedTitle


@transaction.atomic
def accept_titles(page: RolePage, suggested: Iterable[SuggestedTitle], user: Any = None) -> None:
    """Add the titles to the newest version of the page, as a new revision, and remember it.

    Readers see them once that is published.
    """
    draft = page.get_latest_revision_as_object()
    known = {other.title.casefold() for other in draft.other_titles.all()}
    titles = [row for row in suggested if row.title.casefold() not in known]
    for place, row in enumerate(titles, start=len(known)):
        draft.other_titles.add(OtherTitle(title=row.title, sort_order=place))
    if titles:
        draft.save_revision(user=user, log_action=True)
    _answer(suggested, SuggestedTitle.Status.ACCEPTED)


@transaction.atomic
def dismiss_titles(suggested: Iterable[SuggestedTitle]) -> None:
    """Remember that the titles are not for their role: they are neither shown nor found."""
    _answer(suggested, SuggestedTitle.Status.DISMISSED)


def _answer(suggested: Iterable[SuggestedTitle], status: SuggestedTitle.Status) -> None:
    for row in suggested:
        row.status = status
        row.save(update_fields=["status"])
