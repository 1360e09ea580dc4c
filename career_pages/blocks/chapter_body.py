"""The body of a chapter."""

from career_pages.blocks.call_to_action_block import CallToActionBlock
from career_pages.blocks.faq_section import FAQSection
from career_pages.blocks.keywords_section import KeywordsSection
from career_pages.blocks.page_body import PageBody
from career_pages.blocks.text_section import TextSection
from career_pages.blocks.up_next_block import UpNextBlock


class ChapterBody(PageBody):
    """The sections of a chapter."""

    text = TextSection()
    faqs = FAQSection()
    keywords = KeywordsSection()
    up_next = UpNextBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False
        template = "career_pages/blocks/chapter_body.html"
        block_counts = {name: {"max_num": 1} for name in ("faqs", "keywords", "up_next")}
