"""Where the guide hooks into Wagtail: a module for each part of the admin."""

from career_pages.wagtail_hooks import (
    bulk_actions,
    dashboard,
    exporting,
    guide_pages,
    handbook,
    health,
    importing,
    publication,
    records,
    reviewing,
    rich_text,
    role_index,
    roles,
    schedule,
    skills,
    workflow,
)

__all__ = [
    "bulk_actions",
    "dashboard",
    "exporting",
    "guide_pages",
    "handbook",
    "health",
    "importing",
    "publication",
    "records",
    "reviewing",
    "rich_text",
    "role_index",
    "roles",
    "schedule",
    "skills",
    "workflow",
]
