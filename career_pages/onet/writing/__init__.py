"""From the facts of O*NET to pages of the guide."""

from career_pages.onet.writing.import_progress import ImportProgress
from career_pages.onet.writing.import_release import import_release

__all__ = ["ImportProgress", "import_release"]
