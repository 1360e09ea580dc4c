"""Columns of a listing of pages that show their stored health."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.tables import BaseColumn

from career_pages.admin.health.addresses import finding_address


class ScoreColumn(BaseColumn):
    """How complete the page is, as a meter and in figures."""

    cell_template_name = "career_pages/admin/health/score_cell.html"

    class Media:
        css = {"all": ["career_pages/guide_listing.css"]}

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context with ``health``, None for a page that was never checked."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "health": health_row(instance)}


class CountsColumn(ScoreColumn):
    """How many errors and warnings there are; whoever may edit the page is led to the first."""

    cell_template_name = "career_pages/admin/health/counts_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context with ``first``, the address of the first finding's field."""
        context = super().get_cell_context_data(instance, parent_context)
        health = context["health"]
        if health and health.findings:
            user = parent_context["request"].user
            if instance.permissions_for_user(user).can_edit():
                context["first"] = finding_address(instance, health.findings[0]["field"])
        return context


def health_row(page: Any) -> Any:
    """Return the stored health of the page, or None if it was never checked."""
    return getattr(page, "health", None)
