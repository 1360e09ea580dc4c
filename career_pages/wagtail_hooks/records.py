"""Skills, titles and sources in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from career_pages.admin.records.record_group import RecordGroup
from career_pages.admin.records.replace_address_view import ReplaceAddressView
from career_pages.admin.records.source_view import SourceView
from career_pages.admin.records.title_uses_view import TitleUsesView

modeladmin_register(RecordGroup)


@hooks.register("register_admin_urls")
def record_urls() -> list[URLPattern]:
    """Return the addresses of what can be done with records besides listing them."""
    return [
        path("titles/uses/", TitleUsesView.as_view(), name="career_pages_title_uses"),
        path("sources/<int:source_id>/", SourceView.as_view(), name="career_pages_source"),
        path("sources/replace/", ReplaceAddressView.as_view(), name="career_pages_replace_address"),
    ]
