"""The letters about a review that ended otherwise than by its last approval."""

from typing import Any

from career_pages.models.review_steps import named
from career_pages.workflow.letter import Letter
from career_pages.workflow.letters import EDITOR
from career_pages.workflow.subject import editor_of, goes_live, kind_of, name_of


def needs_you_no_more(state: Any, user: Any) -> Letter:
    """Tell those who were asked that they need not decide any more."""
    page = state.content_object
    did = "published it" if goes_live(page) else "took it back"
    return Letter(
        subject=f"No longer for review: {name_of(page)}",
        opening=f"The {kind_of(page)} “{name_of(page)}” does not wait for your decision any more: "
        f"{named(user)} {did}.",
        next_step="There is nothing to do.",
        link=editor_of(page),
        link_label=EDITOR,
    )


def taken_out_of_review(state: Any, user: Any) -> Letter:
    """Tell the author that somebody else ended the review."""
    page = state.content_object
    return Letter(
        subject=f"Review canceled: {name_of(page)}",
        opening=f"{named(user)} took the {kind_of(page)} “{name_of(page)}” out of review. "
        "It is a draft again, and nothing of it is lost.",
        next_step=f"Ask {named(user)} why, change it if need be, and submit it again from the menu "
        "at the bottom of the editor.",
        link=editor_of(page),
        link_label=EDITOR,
    )


def was_not_published(page: Any, reasons: list[str]) -> Letter:
    """Tell who stood for a scheduled page that it did not go live, and why."""
    return Letter(
        subject=f"Not published: {name_of(page)}",
        opening=f"The {kind_of(page)} “{name_of(page)}” was to go live now, but the checks found "
        "errors. Readers see what they saw before.",
        facts=tuple(("Correct", reason) for reason in dict.fromkeys(reasons)),
        next_step="Correct this in the editor, then submit or publish it again.",
        link=editor_of(page),
        link_label=EDITOR,
    )
