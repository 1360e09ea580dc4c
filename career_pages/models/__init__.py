"""The pages of the guide and the records that belong to them."""

from career_pages.editions import Edition
from career_pages.models.imports import (
    GuideImport,
    ImportedRole,
    ImportFile,
    ImportStatus,
    Occupation,
)
from career_pages.models.pages import ChapterPage
from career_pages.models.records import (
    CallToAction,
    CareerArea,
    OtherTitle,
    PageHealth,
    RelatedRole,
    RoleLevel,
    RoleSkill,
    ScheduledJob,
    Skill,
    Source,
    SuggestedTitle,
)
from career_pages.models.reviews import ReviewLink, ReviewLinkState, ReviewReminder, ReviewTask
from career_pages.models.role_pages import Preparation, RoleIndexPage, RolePage

__all__ = [
    "CallToAction",
    "CareerArea",
    "ChapterPage",
    "Edition",
    "GuideImport",
    "ImportFile",
    "ImportStatus",
    "ImportedRole",
    "Occupation",
    "OtherTitle",
    "PageHealth",
    "Preparation",
    "RelatedRole",
    "ReviewLink",
    "ReviewLinkState",
    "ReviewReminder",
    "ReviewTask",
    "RoleIndexPage",
    "RoleLevel",
    "RolePage",
    "RoleSkill",
    "ScheduledJob",
    "Skill",
    "Source",
    "SuggestedTitle",
]
