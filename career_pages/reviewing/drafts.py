"""A role and its chapters as their newest versions have them, for one who reviews them."""

from career_pages.models import ChapterPage, RolePage


def role_in_review(role: RolePage) -> RolePage:
    """Return the newest version of the role; its chapters are all there are, live or not."""
    draft: RolePage = role.get_latest_revision_as_object()
    chapters = ChapterPage.objects.child_of(role).select_related("latest_revision")
    draft.chapters = [_named_as_in_its_newest_version(chapter) for chapter in chapters]
    return draft


def chapter_in_review(role: RolePage, slug: str) -> ChapterPage | None:
    """Return the newest version of the chapter of a role in review, or None if it has no such."""
    chapter = next((chapter for chapter in role.chapters if chapter.slug == slug), None)
    if chapter is None:
        return None
    draft: ChapterPage = chapter.get_latest_revision_as_object()
    draft.role = role
    return draft


def _named_as_in_its_newest_version(chapter: ChapterPage) -> ChapterPage:
    if chapter.latest_revision:
        content = chapter.latest_revision.content
        chapter.title = content.get("title", chapter.title)
        chapter.lede = content.get("lede", chapter.lede)
    return chapter
