"""What programs are told of roles and chapters by the pages API."""

from career_pages.api.chapter_fields import CHAPTER_FIELDS
from career_pages.api.role_fields import ROLE_DETAILS, ROLE_FIELDS

__all__ = ["CHAPTER_FIELDS", "ROLE_DETAILS", "ROLE_FIELDS"]
