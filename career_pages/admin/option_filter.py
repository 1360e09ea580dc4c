"""Filters of a listing in the admin that offer a few named choices."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.forms import RadioSelect
from django.utils.functional import Promise
from django_filters import ChoiceFilter

# What an option is called, and what finds the records that it stands for.
Options = Mapping[str, tuple[str | Promise, Callable[[], Q]]]


class OptionFilter(ChoiceFilter):
    """Narrows a listing to what one of its options stands for; conditions are made when asked."""

    def __init__(self, options: Options, **kwargs: Any) -> None:
        """Offer the options in their order, and none of them first."""
        self.options = options
        super().__init__(
            choices=[(value, label) for value, (label, _) in options.items()],
            empty_label="Any",
            widget=RadioSelect,
            **kwargs,
        )

    def filter(self, records: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the records that the chosen option stands for, or all."""
        return records.filter(self.options[value][1]()) if value in self.options else records


class MineFilter(ChoiceFilter):
    """Narrows a listing of pages to those of whoever looks at it."""

    def __init__(self, mine: str, **kwargs: Any) -> None:
        """Offer everybody's pages first, then those that ``mine`` is the name of."""
        super().__init__(
            choices=[("mine", mine)], empty_label="Everybody's", widget=RadioSelect, **kwargs
        )

    def filter(self, pages: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the pages whose owner has signed in, or all."""
        return pages.filter(owner=self.parent.request.user) if value == "mine" else pages
