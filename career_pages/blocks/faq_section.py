"""What readers ask."""

from wagtail import blocks

from career_pages.blocks.faq_block import FAQBlock
from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field


class FAQSection(SectionBlock):
    """The questions about a role, each with its answer."""

    heading = heading_field("FAQSection")
    introduction = ProseBlock(default=[])
    questions = blocks.ListBlock(FAQBlock(), collapsed=True)

    ANCHOR = "faqs"

    class Meta:
        icon = "help"
        label = "Questions and answers"
        group = "The role"
        description = "What readers ask about the role, each question with its answer."
        help_text = "Use the words in which people really ask."
        template = "career_pages/blocks/faq_section.html"
        preview_value = {
            "heading": "",
            "anchor": "faqs",
            "introduction": [],
            "questions": [
                {
                    "question": "Do electricians work alone?",
                    "anchor": "do-electricians-work-alone",
                    "answer": [("rich_text", "<p>Often, once they are qualified.</p>")],
                },
                {
                    "question": "Can color-blind people become electricians?",
                    "anchor": "can-color-blind-people-become-electricians",
                    "answer": [
                        ("rich_text", "<p>It depends on the country and the kind of work.</p>")
                    ],
                },
            ],
        }
