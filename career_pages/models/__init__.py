"""The pages of the guide and the records that belong to them."""

from career_pages.editions import Edition
from career_pages.models.call_to_action import CallToAction
from career_pages.models.career_area import CareerArea
from career_pages.models.chapter_page import ChapterPage
from career_pages.models.guide_import import GuideImport
from career_pages.models.import_file import ImportFile, ImportStatus
from career_pages.models.imported_role import ImportedRole
from career_pages.models.occupation import Occupation
from career_pages.models.page_health import PageHealth
from career_pages.models.preparation import Preparation
from career_pages.models.review_link import ReviewLink, ReviewLinkState
from career_pages.models.review_reminder import ReviewReminder
from career_pages.models.review_task import ReviewTask
from career_pages.models.role_index_page import RoleIndexPage
from career_pages.models.role_level import RoleLevel
from career_pages.models.role_page import RolePage
from career_pages.models.role_records import OtherTitle, RelatedRole, RoleSkill, Source
from career_pages.models.scheduled_job import ScheduledJob
from career_pages.models.skill import Skill
from career_pages.models.suggested_title import SuggestedTitle

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
