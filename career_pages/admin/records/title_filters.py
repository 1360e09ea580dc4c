"""Which suggested titles are listed."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet

from career_pages.models import SuggestedTitle
from career_pages.title_uses import offers, stands_for_several, titles


class StatusFilter(SimpleListFilter):
    """Filters titles by the editors' answer; without a choice, those that wait are listed."""

    title = "answer"
    parameter_name = "status"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices besides the one that the list opens with."""
        answered = [SuggestedTitle.Status.ACCEPTED, SuggestedTitle.Status.DISMISSED]
        return [*((str(status), str(status.label)) for status in answered), ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """Yield the choices, the one that the list opens with first."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "Waiting"}
        yield from others

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        if self.value() == "all":
            return queryset
        return queryset.filter(status=self.value() or SuggestedTitle.Status.WAITING)


class YesNoFilter(SimpleListFilter):
    """A filter of two choices."""

    yes = "Yes"
    no = "No"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("yes", self.yes), ("no", self.no)]


class AmbiguityFilter(YesNoFilter):
    """Filters titles by whether they name other occupations, in the data they are from."""

    title = "meaning"
    parameter_name = "ambiguous"
    yes = "Names other occupations too"
    no = "Names this one only"

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(is_ambiguous=self.value() == "yes")
        return queryset


class SharedSuggestionFilter(YesNoFilter):
    """Filters titles by whether they stand for another role of the guide too."""

    title = "roles"
    parameter_name = "shared"
    yes = "Stands for several roles"
    no = "Stands for one role"

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        shared = stands_for_several(offers(), titles())
        if self.value() == "yes":
            return queryset.filter(shared)
        return queryset.exclude(shared) if self.value() == "no" else queryset


class SharedTitleFilter(SharedSuggestionFilter):
    """Filters titles in use by whether another role has them as well, or is called so."""

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        shared = stands_for_several(titles())
        if self.value() == "yes":
            return queryset.filter(shared)
        return queryset.exclude(shared) if self.value() == "no" else queryset
