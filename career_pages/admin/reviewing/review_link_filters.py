"""Filters of the list of review links."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.utils import get_user_display_name

from career_pages.models import ReviewLink, ReviewLinkState


class StateFilter(SimpleListFilter):
    """Filters review links by whether they work."""

    title = "state"
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[ReviewLink]"
    ) -> list[tuple[str, str]]:
        """Return the states."""
        return [(state.value, str(state.label)) for state in ReviewLinkState]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ReviewLink]
    ) -> QuerySet[ReviewLink]:
        """Return the links in the chosen state."""
        if self.value() in ReviewLinkState.values:
            return queryset.filter(pk__in=ReviewLink.objects.in_state(self.value() or ""))
        return queryset


class CreatorFilter(SimpleListFilter):
    """Filters review links by who made them."""

    title = "who made it"
    parameter_name = "creator"

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[ReviewLink]"
    ) -> list[tuple[str, str]]:
        """Return those who made a link that the user may see."""
        links = model_admin.get_queryset(request)
        people = get_user_model().objects.filter(pk__in=links.values("created_by"))
        names = [(str(person.pk), get_user_display_name(person)) for person in people]
        return sorted(names, key=lambda pair: pair[1].casefold())

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ReviewLink]
    ) -> QuerySet[ReviewLink]:
        """Return the links that the chosen person made."""
        chosen = self.value() or ""
        return queryset.filter(created_by=int(chosen[:18])) if chosen.isdecimal() else queryset
