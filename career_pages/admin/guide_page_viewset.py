"""The admin's views of roles and chapters, where they do more than Wagtail's."""

from wagtail.admin.viewsets.pages import PageViewSet

from career_pages.admin.delete_guide_page_view import DeleteGuidePageView
from career_pages.admin.guide_page_views import GuideCreateView, GuideEditView, GuideRevertView
from career_pages.admin.unpublish_guide_page_view import UnpublishGuidePageView
from career_pages.models import ChapterPage, RolePage


class GuidePageViewSet(PageViewSet):
    """What the views of roles and chapters have in common."""

    add_view_class = GuideCreateView
    edit_view_class = GuideEditView
    revisions_revert_view_class = GuideRevertView
    delete_view_class = DeleteGuidePageView
    unpublish_view_class = UnpublishGuidePageView


class RolePageViewSet(GuidePageViewSet):
    """The views of roles."""

    model = RolePage


class ChapterPageViewSet(GuidePageViewSet):
    """The views of chapters."""

    model = ChapterPage


role_pages = RolePageViewSet("role_pages")
chapter_pages = ChapterPageViewSet("chapter_pages")
