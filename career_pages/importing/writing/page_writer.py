"""A draft becomes a page: a new one, or a new revision of the one that is there."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.anchors import unused_anchor
from career_pages.importing.draft import ChapterDraft, Draft
from career_pages.importing.writing.body_data import body_data
from career_pages.importing.writing.carry_over import carry_over
from career_pages.importing.writing.front_matter_errors import errors_of
from career_pages.importing.writing.ledger import PageChange, note_page
from career_pages.importing.writing.page_links import with_page_links
from career_pages.importing.writing.pictures import image_at
from career_pages.importing.writing.records import career_area, related_roles, role_page, skill
from career_pages.importing.writing.unchanged import keep_unchanged
from career_pages.models import (
    ChapterPage,
    OtherTitle,
    RelatedRole,
    RoleIndexPage,
    RolePage,
    RoleSkill,
    Source,
)
from career_pages.reserved_slugs import RESERVED_SLUGS
from career_pages.stream_data import stream_data

# The fields of a page that hold a document's words.
WRITTEN = frozenset(
    {
        "title",
        "plural",
        "article",
        "headline",
        "lede",
        "search_description",
        "seo_title",
        "author",
        "reviewer",
    }
)


@dataclass(frozen=True, slots=True)
class WrittenRole:
    """The page that a draft became, its chapters, and the related roles that were not found."""

    page: RolePage
    chapters: tuple[ChapterPage, ...]
    unrelated: tuple[str, ...]


@transaction.atomic
def write_role(
    draft: Draft, index: RoleIndexPage, *, publish: bool = False, user: Any = None
) -> WrittenRole:
    """Write the draft below the index, and publish it past the gate if ``publish`` says so.

    A page that is there gets a new revision; what readers see of it changes only with
    ``publish``. Raises ValidationError when a field does not fit; nothing is written then.
    """
    index = index.for_adding()
    found = role_page(index, draft.role_name, draft.front_matter.code)
    page = found.get_latest_revision_as_object() if found else RolePage(live=False)
    _fill_role(page, draft)
    unrelated = _relate(page, index, draft.front_matter.related)
    _save(page, index, publish, user)
    chapters = tuple(_write_chapter(chapter, page, publish, user) for chapter in draft.chapters)
    return WrittenRole(page, chapters, tuple(unrelated))


@transaction.atomic
def relate_later(
    page: RolePage, index: RoleIndexPage, names: tuple[str, ...], *, publish: bool, user: Any
) -> list[str]:
    """Relate a written page to roles that came after it; return the names that are still missing.

    The page gets a new revision only if there is something to relate.
    """
    missing = _relate(page, index, names)
    if len(missing) < len(names):
        _save(page, index, publish, user)
    return missing


def _fill_role(page: RolePage, draft: Draft) -> None:
    matter = draft.front_matter
    page.title = draft.role_name.singular
    page.plural, page.article = draft.role_name.plural, draft.role_name.stored_article
    page.headline, page.lede = draft.headline, draft.lede
    page.occupation_code = matter.code or page.occupation_code
    page.job_zone = matter.job_zone or page.job_zone
    page.search_description = matter.description or page.search_description
    page.seo_title = matter.seo_title or page.seo_title
    page.author = matter.author or page.author
    page.reviewer = matter.reviewer or page.reviewer
    page.last_reviewed = matter.reviewed or page.last_reviewed
    page.next_review = matter.next_review or page.next_review
    page.hero_image = image_at(matter.image) or page.hero_image
    if matter.area:
        page.area = career_area(matter.area)
    if matter.titles and [one.title for one in page.other_titles.all()] != list(matter.titles):
        page.other_titles = [
            OtherTitle(title=title, sort_order=at) for at, title in enumerate(matter.titles)
        ]
    if matter.skills:
        skills = dict.fromkeys(skill(name) for name in matter.skills)
        if [one.skill_id for one in page.role_skills.all()] != [one.pk for one in skills]:
            examples = {needed.skill_id: needed.examples for needed in page.role_skills.all()}
            page.role_skills = [
                RoleSkill(skill=one, examples=examples.get(one.pk, ""), sort_order=at)
                for at, one in enumerate(skills)
            ]
    stored = [(one.title, one.url) for one in page.sources.all()]
    if matter.sources and stored != [(one.title, one.url) for one in matter.sources]:
        page.sources = [
            Source(title=source.title, url=source.url, sort_order=at)
            for at, source in enumerate(matter.sources)
        ]
    _fill_body(page, draft.sections)


def _relate(page: RolePage, index: RoleIndexPage, names: tuple[str, ...]) -> list[str]:
    found, missing = related_roles(index, names)
    others = [role for role in dict.fromkeys(found) if role.pk != page.pk]
    if others and [one.related_id for one in page.related_roles.all()] != [
        role.pk for role in others
    ]:
        page.related_roles = [
            RelatedRole(related=role, sort_order=at) for at, role in enumerate(others)
        ]
    return missing


def _fill_body(page: Any, sections: Any) -> None:
    field = page._meta.get_field("body")
    data = body_data(with_page_links(sections), page.role_name)
    if page.pk:
        old = stream_data(page.body)
        carry_over(old, data)
        keep_unchanged(old, data, page.role_name)
    page.body = field.stream_block.to_python(data)


def _write_chapter(draft: ChapterDraft, role: RolePage, publish: bool, user: Any) -> ChapterPage:
    found = ChapterPage.objects.child_of(role).filter(title__iexact=draft.title).first()
    page = found.get_latest_revision_as_object() if found else ChapterPage(live=False)
    page.title, page.lede = draft.title, draft.lede
    page.role = role
    _fill_body(page, draft.sections)
    _save(page, role, publish, user)
    return page


def _check(page: Any) -> None:
    """Check what comes from the document before any of it is stored: a draft is not checked."""
    page.clean_fields(exclude=[one.name for one in page._meta.fields if one.name not in WRITTEN])
    if hasattr(page, "occupation_code"):
        with errors_of("code"):
            page._meta.get_field("occupation_code").clean(page.occupation_code, page)
    for key, name in (("titles", "other_titles"), ("sources", "sources")):
        for record in getattr(page, name).all() if hasattr(page, name) else ():
            with errors_of(key):
                record.full_clean(exclude=["role"])


def _save(page: Any, parent: Page, publish: bool, user: Any) -> None:
    _check(page)
    is_new = not page.pk
    stored = Page.objects.get(pk=page.pk) if page.pk else Page()
    before, was_changed = stored.latest_revision_id, stored.has_unpublished_changes
    # What the page refers to would be looked up anew for each of its titles, skills and sources.
    with disable_reference_index_auto_update():
        if is_new:
            taken = set(parent.get_children().values_list("slug", flat=True)) | RESERVED_SLUGS
            page.slug = unused_anchor(slugify(page.title, allow_unicode=True) or "role", taken)
            page.owner = user
            parent.add_child(instance=page)
        revision = page.save_revision(user=user, log_action=True)
        note_page(PageChange(page.pk, is_new, before, revision.pk, was_changed))
        if publish:
            PublishPageRevisionAction(revision, user=user).execute(skip_permission_checks=True)
            page.refresh_from_db()
    ReferenceIndex.create_or_update_for_object(type(page).objects.get(pk=page.pk))
