"""Publish many pages through the gate."""

from typing import Any

from django.utils.functional import cached_property

from career_pages.admin.bulk.reported_bulk_action import ReportedBulkAction
from career_pages.bulk_changes import MOST_PAGES, Selection
from career_pages.bulk_publication import (
    drafts_below,
    expected_publications,
    only_publishable,
    publish_pages,
)
from career_pages.outcome import Outcome


class GatedPublishAction(ReportedBulkAction):
    """Publishes the chosen pages that may go live, and says of each other one why not."""

    display_name = "Publish"
    action_type = "publish"
    aria_label = "Publish selected pages"
    action_priority = 40
    verb = "Publish"

    def narrowed(self, selection: Selection) -> Selection:
        """Return the pages that the user may publish now."""
        return only_publishable(selection, self.request.user)

    def expected(self, pages: list[Any]) -> list[Outcome]:
        """Return which pages the gate will let through."""
        return expected_publications(pages)

    def done(self, pages: list[Any]) -> list[Outcome]:
        """Publish the pages, and the drafts below them if that is wanted."""
        chosen = list(pages)
        if self.cleaned_form.cleaned_data.get("include_descendants"):
            chosen += drafts_below(pages)
        return publish_pages(chosen, self.request.user)

    def can_act(self, outcomes: list[Outcome]) -> bool:
        """Say whether there is a page to publish, be it below the chosen ones."""
        return super().can_act(outcomes) or bool(self.number_below)

    @cached_property
    def number_below(self) -> int:
        """How many drafts are below the chosen pages."""
        return int(drafts_below(self.selection.pages).count())

    def get_form(self, form_class: Any = None) -> Any:
        """Return the form; it asks of drafts below where there are some and not too many."""
        form = super().get_form(form_class)
        if 0 < self.number_below <= MOST_PAGES:
            form.fields[
                "include_descendants"
            ].label = (
                f"Publish what is below these pages as well: {self.number_below} not published yet"
            )
        else:
            del form.fields["include_descendants"]
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context, with a note where too many drafts are below."""
        context = super().get_context_data(**kwargs)
        if self.number_below > MOST_PAGES:
            context["note"] = (
                f"{self.number_below} pages below these are not published. They stay as they are: "
                f"publish them from their own list, {MOST_PAGES} at most at a time."
            )
        return context
