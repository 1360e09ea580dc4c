"""What has become of the jobs that run on a schedule."""

from django.db import models
from django.utils import timezone


class ScheduledJob(models.Model):
    """The record of one job: when it last started, succeeded and failed.

    ``failures`` counts those since the last success, and ``error`` is what the last one said.
    While the job runs, ``claimed_until`` keeps a second run from doing it too; a run that was
    killed loses its claim at that moment.
    """

    name = models.CharField(max_length=60, unique=True)
    known_since = models.DateTimeField(default=timezone.now)
    claimed_until = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
