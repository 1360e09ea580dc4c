"""What the report can be narrowed to."""

from functools import partial
from typing import Any, Final

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple
from django_filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from career_pages.admin.health.options import COMPLETENESS, HEALTH, STATUS
from career_pages.admin.health.rule_labels import rule_label
from career_pages.admin.option_filter import MineFilter, OptionFilter, Options
from career_pages.findings.registry import registered_rules
from career_pages.models import CareerArea, RolePage

KIND: Final[Options] = {
    "role": ("Roles", partial(Q, rolepage__isnull=False)),
    "chapter": ("Chapters", partial(Q, chapterpage__isnull=False)),
}


class RuleFilter(MultipleChoiceFilter):
    """Narrows the report to pages on which one of the rules fires."""

    def filter(self, pages: QuerySet[Any], names: list[str]) -> QuerySet[Any]:
        """Return those pages, or all if no rule is chosen."""
        # Databases differ in how they look into JSON, but not in how they write it down.
        fires = Q()
        for name in names:
            fires |= Q(findings_as_text__contains=f'"rule": "{name}"')
        if not fires:
            return pages
        return pages.alias(findings_as_text=Cast("health__findings", TextField())).filter(fires)


class AreaFilter(MultipleChoiceFilter):
    """Narrows the report to the roles of some career areas, and their chapters."""

    def filter(self, pages: QuerySet[Any], areas: list[str]) -> QuerySet[Any]:
        """Return those pages, or all if no area is chosen."""
        if not areas:
            return pages
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        roles = RolePage.objects.filter(area__in=areas).alias(path_here=path)
        return pages.filter(Exists(roles.filter(path_here__startswith=F("path"))))


class GuideHealthFilterSet(WagtailFilterSet):
    """Owner, rule, severity, career area, kind, completeness and status."""

    whose = MineFilter(label="Whose", mine="My pages")
    rule = RuleFilter(
        label="Rule",
        choices=lambda: sorted((rule.name, rule_label(rule.name)) for rule in registered_rules()),
        widget=CheckboxSelectMultiple,
    )
    health = OptionFilter(HEALTH, label="Severity")
    area = AreaFilter(
        label="Career area",
        choices=lambda: [(str(area.pk), area.name) for area in CareerArea.objects.all()],
        widget=CheckboxSelectMultiple,
    )
    kind = OptionFilter(KIND, label="Kind of page")
    completeness = OptionFilter(COMPLETENESS, label="Completeness")
    status = OptionFilter(STATUS, label="Status")

    class Meta:
        model = Page
        fields: list[str] = []
