"""Skills, titles and sources in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from career_pages.admin.records.other_title_admin import OtherTitleAdmin
from career_pages.admin.records.record_group import RecordGroup, register_record_admins
from career_pages.admin.records.replace_address_view import ReplaceAddressView
from career_pages.admin.records.source_admin import SourceAdmin
from career_pages.admin.records.source_view import SourceView
from career_pages.admin.records.suggested_title_admin import SuggestedTitleAdmin
from career_pages.admin.records.title_uses_view import TitleUsesView
from career_pages.admin.reviewing.review_link_admin import ReviewLinkAdmin
from career_pages.admin.skill_admin import SkillAdmin

register_record_admins(
    SkillAdmin, OtherTitleAdmin, SuggestedTitleAdmin, SourceAdmin, ReviewLinkAdmin
)
modeladmin_register(RecordGroup)


@hooks.register("register_admin_urls")
def record_urls() -> list[URLPattern]:
    """Return the addresses of what can be done with records besides listing them."""
    return [
        path("titles/uses/", TitleUsesView.as_view(), name="career_pages_title_uses"),
        path("sources/<int:source_id>/", SourceView.as_view(), name="career_pages_source"),
        path("sources/replace/", ReplaceAddressView.as_view(), name="career_pages_replace_address"),
    ]
