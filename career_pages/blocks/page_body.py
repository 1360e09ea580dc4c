"""What the bodies of all kinds of page have in common."""

from collections.abc import Sequence
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from career_pages.page_links import known_pages


class PageBody(blocks.StreamBlock):
    """A body as a whole, which looks up the pages that its texts link to before it renders."""

    class Meta:
        # A page that is there opens as an outline of its sections.
        collapsed = True

    def render(self, value: Any, context: Any = None) -> str:
        """Return the HTML of the body."""
        with known_pages(value):
            return str(super().render(value, context=context))


class BodyField(StreamField):
    """The field of a page's body, whose blocks stay out of migrations.

    To migrations it is the JSON that the database stores, so that a change of a block makes no
    migration, and historical models read and write a body as a list of dicts.
    """

    def __init__(
        self, block_types: blocks.StreamBlock | Sequence[Any] = (), **options: Any
    ) -> None:
        super().__init__(block_types, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _, _, options = super().deconstruct()
        del options["block_lookup"]
        # What a new page starts with is made of blocks as well.
        return name, "django.db.models.JSONField", [], options | {"default": list}
