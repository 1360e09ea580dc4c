"""Since when a site has had its jobs."""

from typing import Any

from django.apps import apps as all_apps

from career_pages.schedule.jobs import JOBS


def know_jobs(using: str, apps: Any = all_apps, **kwargs: Any) -> None:
    """Record each job that has no record yet, so that one that never runs is missed.

    It is called after every migration, also to a version that has no such records.
    """
    try:
        records = apps.get_model("career_pages", "ScheduledJob").objects.using(using)
    except LookupError:
        return
    for job in JOBS:
        records.get_or_create(name=job.name)
