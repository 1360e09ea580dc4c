"""What a reader can do now."""

from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from career_pages.blocks.section_block import SectionBlock, heading_field
from career_pages.link_target import is_allowed_target
from career_pages.page_links import leads_somewhere


class CallToActionBlock(SectionBlock):
    """An invitation with a button: written here, or a shared one chosen."""

    shared = SnippetChooserBlock(
        "career_pages.CallToAction",
        required=False,
        label="Shared call to action",
        help_text="Choose one that many pages use; what is written below then replaces its parts.",
    )
    heading = heading_field("CallToActionBlock")
    text = blocks.TextBlock(required=False, rows=2, max_length=600)
    button = blocks.CharBlock(required=False, max_length=80, label="Button text")
    page = blocks.PageChooserBlock(required=False, label="Button leads to a page")
    link = blocks.CharBlock(
        required=False,
        max_length=500,
        label="Or to a web address",
        help_text="Such as https://example.org/courses or /careers/.",
        validators=[is_allowed_target],
    )

    ANCHOR = "call-to-action"

    class Meta:
        icon = "pick"
        label = "Call to action"
        group = "Where to go next"
        description = "A short invitation with a button."
        help_text = "One sentence and one button. {role}, {roles} and {a_role} stand for the name."
        template = "career_pages/blocks/call_to_action_block.html"
        preview_value = {
            "shared": None,
            "heading": "",
            "text": "See which careers build on the same skills, and where each can lead.",
            "button": "Browse all careers",
            "page": None,
            "link": "/careers/",
            "anchor": "call-to-action",
        }

    def heading_pattern(self, value: dict[str, Any]) -> str:
        """Return the heading of the shared call to action, or the generated one."""
        shared = value.get("shared")
        return (shared and shared.heading) or super().heading_pattern(value)

    def stands_alone(self, value: dict[str, Any]) -> bool:
        """Say whether a shared call to action supplies what is not written here."""
        return bool(value.get("shared"))

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with ``text``, ``button`` and ``href``, slots filled.

        ``href`` is "" when the button leads nowhere.
        """
        context = super().get_context(value, parent_context=parent_context)
        shared, role, page = value.get("shared"), context["role_name"], value.get("page")
        own_target = (page.url if page and leads_somewhere(page) else "") or value.get("link") or ""
        context["text"] = role.fill(value.get("text") or (shared.text if shared else ""))
        context["button"] = role.fill(value.get("button") or (shared.button if shared else ""))
        context["href"] = own_target or (shared.href if shared else "") or ""
        return context
