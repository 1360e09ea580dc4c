"""Imports of long ago."""

from django.utils import timezone

from career_pages.models import GuideImport
from career_pages.models.guide_import import KEPT_FOR


def forget_old_imports() -> int:
    """Delete the imports of long ago with their files; return how many records were deleted."""
    return GuideImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()[0]
