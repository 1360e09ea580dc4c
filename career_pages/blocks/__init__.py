"""The blocks of which pages are made."""

from career_pages.blocks.chapter_body import ChapterBody
from career_pages.blocks.page_body import BodyField
from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.role_body import RoleBody, standard_sections
from career_pages.blocks.section_block import SectionBlock

__all__ = [
    "BodyField",
    "ChapterBody",
    "ProseBlock",
    "RoleBody",
    "SectionBlock",
    "standard_sections",
]
