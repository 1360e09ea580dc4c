"""A field of the API that a function makes of the page."""

from collections.abc import Callable
from typing import Any

from rest_framework.fields import Field
from wagtail.api import APIField


class PageFact(Field):
    """The result of a function of the page, which JSON can hold."""

    def __init__(self, fact: Callable[[Any], Any]) -> None:
        super().__init__(source="*", read_only=True)
        self._fact = fact

    def to_representation(self, page: Any) -> Any:
        """Return what the function says of the page."""
        return self._fact(page)


def page_fact(name: str, fact: Callable[[Any], Any]) -> APIField:
    """Return the field of that name whose value is ``fact(page)``."""
    return APIField(name, serializer=PageFact(fact))
