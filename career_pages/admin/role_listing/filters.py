"""What the listing of roles can be narrowed to."""

from functools import partial
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django_filters import ChoiceFilter, DateFromToRangeFilter, MultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet

from career_pages.admin.health.options import COMPLETENESS, HEALTH, STATUS
from career_pages.admin.option_filter import MineFilter, OptionFilter, Options
from career_pages.models import CareerArea, RolePage
from career_pages.review_dates import ReviewDue

REVIEW: Options = {
    due.value: (label, partial(ReviewDue.condition, due))
    for due, label in (
        (ReviewDue.OVERDUE, "Overdue"),
        (ReviewDue.SOON, "Due within 30 days"),
        (ReviewDue.LATER, "Later"),
        (ReviewDue.NEVER, "No date"),
    )
}


class RoleFilterSet(WagtailFilterSet):
    """Career area, health, completeness, review, people and status."""

    whose = MineFilter(label="Whose", mine="My roles")
    area = MultipleChoiceFilter(
        label="Career area",
        choices=lambda: [(str(area.pk), area.name) for area in CareerArea.objects.all()],
        widget=forms.CheckboxSelectMultiple,
        null_label="No area",
    )
    health = OptionFilter(HEALTH, label="Health")
    completeness = OptionFilter(COMPLETENESS, label="Completeness")
    review = OptionFilter(REVIEW, label="Review")
    status = OptionFilter(STATUS, label="Status")
    reviewer = ChoiceFilter(
        label="Reviewer",
        choices=lambda: [(name, name) for name in _reviewers()],
        empty_label="Any",
        widget=forms.RadioSelect,
    )
    review_editor = MultipleUserFilter(
        label="Who is reminded",
        queryset=lambda request: _people("review_editor"),
        widget=forms.CheckboxSelectMultiple,
    )
    owner = MultipleUserFilter(
        label="Owner",
        queryset=lambda request: _people("owner"),
        widget=forms.CheckboxSelectMultiple,
    )
    latest_revision_created_at = DateFromToRangeFilter(
        label="Date updated", widget=DateRangePickerWidget
    )

    class Meta:
        model = RolePage
        fields: list[str] = []


def _people(field: str) -> Any:
    """Return whoever stands in that field of a role."""
    return get_user_model().objects.filter(pk__in=RolePage.objects.order_by().values(field))


def _reviewers() -> Any:
    named = RolePage.objects.exclude(reviewer="").order_by("reviewer")
    return named.values_list("reviewer", flat=True).distinct()
