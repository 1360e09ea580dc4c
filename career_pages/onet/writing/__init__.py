"""From the facts of O*NET to pages of the guide."""

from career_pages.onet.writing.import_progress import ImportProgress
from career_pages.onet.writing.import_release import import_release
from career_pages.onet.writing.starting import role_of, start_role

__all__ = ["ImportProgress", "import_release", "role_of", "start_role"]
