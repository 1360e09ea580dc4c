"""What programs are told of a chapter."""

from typing import Final

from wagtail.api import APIField

from career_pages.api.page_fact import page_fact
from career_pages.api.section_facts import sections

CHAPTER_FIELDS: Final = [APIField("lede"), page_fact("sections", sections)]
