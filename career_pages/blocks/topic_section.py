"""A question that readers ask of every role."""

from typing import Any

from wagtail import blocks

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock
from career_pages.heading_patterns import TOPIC_HEADINGS
from career_pages.role_name import RoleName

TOPICS = [
    ("work_environment", "Work environment"),
    ("working_conditions", "Working conditions"),
    ("difficulty", "How hard it is"),
    ("career_path", "Whether it is a good career path"),
]


class TopicSection(SectionBlock):
    """One of the standing topics, or one of the editor's own."""

    topic = blocks.ChoiceBlock(choices=TOPICS, required=False)
    heading = blocks.CharBlock(
        required=False,
        max_length=200,
        help_text="Leave it blank to use the topic's own heading.",
    )
    content = ProseBlock()

    class Meta:
        icon = "comment"
        label = "Topic"
        label_format = "{heading}|{generated}|{topic}"
        group = "The role"
        description = "Where people work, the conditions, how hard it is, whether it has a future."
        help_text = "Choose a topic to get its heading, or write a heading of your own."
        template = "career_pages/blocks/topic_section.html"
        preview_value = {
            "topic": "work_environment",
            "heading": "",
            "anchor": "work-environment",
            "content": [
                (
                    "rich_text",
                    "<p>Building sites, attics and plant rooms: indoors and out, often on a "
                    "ladder.</p><ul><li>Hard hat, boots and gloves on site</li>"
                    "<li>Early starts, and calls at night for those on duty</li></ul>",
                )
            ],
        }

    def generated_headings(self) -> tuple[str, dict[str, str]]:
        """Return the patterns of the topics' headings."""
        return "topic", TOPIC_HEADINGS

    def heading_pattern(self, value: dict[str, Any]) -> str:
        """Return the pattern of the chosen topic's heading."""
        return TOPIC_HEADINGS.get(value.get("topic") or "", "")

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the topic's own anchor, or one made from the editor's heading."""
        topic = value.get("topic")
        return topic.replace("_", "-") if topic else super().suggested_anchor(value, role)
