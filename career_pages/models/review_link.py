"""Links that let somebody without an account read a draft."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone


class ReviewLinkState(models.TextChoices):
    """Whether a review link still leads to the draft."""

    WORKS = "works", "Works"
    EXPIRED = "expired", "Expired"
    REVOKED = "revoked", "Revoked"


class ReviewLinkQuerySet(models.QuerySet["ReviewLink"]):
    """Review links."""

    def in_state(self, state: str) -> "ReviewLinkQuerySet":
        """Return the links that are in a state now."""
        if state == ReviewLinkState.REVOKED:
            return self.filter(revoked_at__isnull=False)
        open_links = self.filter(revoked_at=None)
        if state == ReviewLinkState.EXPIRED:
            return open_links.filter(expires_at__lte=timezone.now())
        return open_links.filter(expires_at__gt=timezone.now())


class ReviewLink(models.Model):
    """A link to the newest version of a role and its chapters, for a reader without an account.

    ``key`` is not the address: that is signed with the site's secret, so that a copy of the
    database opens nothing. ``recipient`` is who got the link, or a note, for editors alone.
    """

    # It belongs to the page: nobody asks where the page is used because of it.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="review_links"
    )
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    recipient = models.CharField(max_length=120, verbose_name="for whom")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, verbose_name="created")
    expires_at = models.DateTimeField(db_index=True, verbose_name="works until")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_opened_at = models.DateTimeField(null=True, blank=True, verbose_name="last opened")
    opened_count = models.PositiveIntegerField(default=0, verbose_name="times opened")

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page.draft_title}, for {self.recipient}"

    @property
    def state(self) -> ReviewLinkState:
        """Whether the link works now, and if not, why."""
        if self.revoked_at:
            return ReviewLinkState.REVOKED
        if self.expires_at <= timezone.now():
            return ReviewLinkState.EXPIRED
        return ReviewLinkState.WORKS

    @property
    def works(self) -> bool:
        """Whether the link leads to the draft now."""
        return self.state is ReviewLinkState.WORKS

    def count_opening(self) -> None:
        """Remember that somebody has opened the link just now."""
        opened: Any = models.F("opened_count") + 1
        ReviewLink.objects.filter(pk=self.pk).update(
            opened_count=opened, last_opened_at=timezone.now()
        )
