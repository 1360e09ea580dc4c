"""Which skills are in use."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from career_pages.models import Skill


class SkillUseFilter(SimpleListFilter):
    """Filters skills by whether any role needs them."""

    title = "use"
    parameter_name = "used"

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[Skill]"
    ) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("yes", "Needed by a role"), ("no", "Needed by none")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Skill]) -> QuerySet[Skill]:
        """Return the skills that the choice leaves."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(role_skills__isnull=self.value() == "no").distinct()
        return queryset
