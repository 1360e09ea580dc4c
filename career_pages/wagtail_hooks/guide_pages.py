"""The editor of roles and chapters."""

from wagtail import hooks

from career_pages.admin.guide_page_viewset import (
    ChapterPageViewSet,
    RolePageViewSet,
    chapter_pages,
    role_pages,
)


@hooks.register("register_admin_viewset")
def views_of_roles_and_chapters() -> list[RolePageViewSet | ChapterPageViewSet]:
    """Return the views that roles and chapters have in place of Wagtail's."""
    return [role_pages, chapter_pages]
