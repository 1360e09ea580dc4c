"""A film or another page elsewhere."""

from typing import Any
from urllib.parse import urlsplit

from wagtail import blocks

from career_pages.blocks.labelled_block import LabelledBlock


class EmbedBlock(LabelledBlock):
    """A link to media on another site; nothing of that site loads until a reader follows it."""

    url = blocks.URLBlock(required=False, label="Web address")
    title = blocks.CharBlock(
        required=False, max_length=200, help_text="What a reader will see there."
    )

    class Meta:
        icon = "media"
        label = "Video or other media"
        label_format = "{title}|{url}"
        description = (
            "A link to a video or recording elsewhere. It opens there, so that no other site "
            "learns who reads this page."
        )
        template = "career_pages/blocks/embed_block.html"
        preview_value = {
            "url": "https://ed.ted.com/lessons",
            "title": "Short animated lessons, some of them on electricity",
        }

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the ``host`` that the link leads to."""
        context = super().get_context(value, parent_context=parent_context)
        context["host"] = (urlsplit(value.get("url") or "").hostname or "").removeprefix("www.")
        return context
