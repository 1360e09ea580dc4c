"""The blocks of which pages are made."""

from career_pages.blocks.base import PageLinks, SectionBlock, text_html
from career_pages.blocks.bodies import BodyField, ChapterBody, RoleBody, standard_sections
from career_pages.blocks.prose import ProseBlock

__all__ = [
    "BodyField",
    "ChapterBody",
    "PageLinks",
    "ProseBlock",
    "RoleBody",
    "SectionBlock",
    "standard_sections",
    "text_html",
]
