"""What programs are told of a chapter."""

from typing import Final

from wagtail.api import APIField

from career_pages.api import section_facts
from career_pages.api.page_fact import page_fact

CHAPTER_FIELDS: Final = [APIField("lede"), page_fact("sections", section_facts.sections)]
