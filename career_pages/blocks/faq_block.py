"""A question and its answer."""

from typing import Any

from wagtail import blocks

from career_pages.anchors import anchor_from
from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock
from career_pages.role_name import RoleName


class FAQBlock(SectionBlock):
    """One question as a reader would ask it, with its answer."""

    question = blocks.CharBlock(required=False, max_length=250)
    answer = ProseBlock(heading="")

    SILENT_FIELDS = frozenset({"anchor", "question"})

    class Meta:
        icon = "help"
        label = "Question"
        label_format = "{question}"
        description = "One question in a reader's words, and the answer."
        help_text = "Answer in the first sentence, then explain."
        template = "career_pages/blocks/faq_block.html"
        preview_value = {
            "question": "Do electricians work alone?",
            "anchor": "do-electricians-work-alone",
            "answer": [
                (
                    "rich_text",
                    "<p>Often, once qualified. Live or high-voltage work is done in pairs.</p>",
                )
            ],
        }

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the question, with the role's name in its slots."""
        return role.fill((value.get("question") or "").strip())

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return an anchor made from the question."""
        return anchor_from(self.heading(value, role))
