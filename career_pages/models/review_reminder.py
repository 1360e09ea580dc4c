"""What was sent to remind people of reviews."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ReviewReminder(models.Model):
    """A reminder of one review that one person got, so that they get it once.

    ``stage`` is the day for which it was, in days after the review is due: -14, 0, 30, 60 and so
    on. A role that gets another date has reminders of its own for that.
    """

    # It belongs to the page: nobody asks where the page is used because of it.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="review_reminders"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField()
    stage = models.SmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "user", "due_on", "stage"], name="a_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page}, due on {self.due_on}, to {self.user}"
