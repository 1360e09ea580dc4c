"""The records of the guide, as one entry of the menu."""

from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from career_pages.admin.records.other_title_admin import OtherTitleAdmin
from career_pages.admin.records.source_admin import SourceAdmin
from career_pages.admin.records.suggested_title_admin import SuggestedTitleAdmin
from career_pages.admin.reviewing.review_link_admin import ReviewLinkAdmin
from career_pages.admin.skill_admin import SkillAdmin

# An app above that has records for editors to look after adds its list when it is ready.
RECORD_ADMINS: set[type[ModelAdmin]] = {
    SkillAdmin,
    OtherTitleAdmin,
    SuggestedTitleAdmin,
    SourceAdmin,
    ReviewLinkAdmin,
}


class RecordGroup(ModelAdminGroup):
    """Everything that roles have in common and that is no page."""

    menu_label = "Records"
    menu_icon = "table"
    menu_order = 250

    @property
    def items(self) -> list[type[ModelAdmin]]:
        """The lists of records, in the order of the menu."""
        return sorted(RECORD_ADMINS, key=lambda admin: admin.menu_order)
