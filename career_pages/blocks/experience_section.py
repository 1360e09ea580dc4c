"""What the role is like from inside."""

from wagtail import blocks

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field
from career_pages.blocks.testimonial_block import TestimonialBlock


class ExperienceSection(SectionBlock):
    """What it is like to do the work, with the words of those who do."""

    heading = heading_field("ExperienceSection")
    testimonials = blocks.ListBlock(TestimonialBlock(), default=[], collapsed=True)
    content = ProseBlock()

    ANCHOR = "experience"

    class Meta:
        icon = "user"
        label = "What it is like"
        group = "The role"
        description = "How the work feels from inside, with testimonials if people gave consent."
        help_text = "Good days and bad days alike. Record consent for every testimonial."
        template = "career_pages/blocks/experience_section.html"
        preview_value = {
            "heading": "",
            "anchor": "experience",
            "testimonials": [TestimonialBlock.SAMPLE],
            "content": [
                (
                    "rich_text",
                    "<p>You are rarely thanked for a light that works and always called about "
                    "the one that does not. Those who stay like "
                    "the moment a fault gives itself up.</p>",
                )
            ],
        }
