"""The records of the guide, as one entry of the menu."""

from wagtail_modeladmin.options import ModelAdminGroup

from career_pages.admin.records.other_title_admin import OtherTitleAdmin
from career_pages.admin.records.source_admin import SourceAdmin
from career_pages.admin.records.suggested_title_admin import SuggestedTitleAdmin
from career_pages.admin.reviewing.review_link_admin import ReviewLinkAdmin
from career_pages.admin.skill_admin import SkillAdmin
from search.admin.synonym_admin import SynonymAdmin


class RecordGroup(ModelAdminGroup):
    """Everything that roles have in common and that is no page."""

    menu_label = "Records"
    menu_icon = "table"
    menu_order = 250
    items = (
        SkillAdmin,
        OtherTitleAdmin,
        SuggestedTitleAdmin,
        SynonymAdmin,
        SourceAdmin,
        ReviewLinkAdmin,
    )
