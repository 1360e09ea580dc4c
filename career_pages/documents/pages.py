"""A draft becomes a page: a new one, or a new revision of the one that is there."""

from collections import defaultdict, deque
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Final

from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.documents.bodies import body_data
from career_pages.documents.draft import ChapterDraft, Draft, SectionDraft
from career_pages.documents.exporting.guide_lines import SectionHeadings, SectionReader
from career_pages.documents.exporting.prose_lines import ProseReader, references_of
from career_pages.documents.exporting.runs import compared, runs_of
from career_pages.documents.outline import Line
from career_pages.documents.references import (
    career_area,
    errors_of,
    image_at,
    related_roles,
    role_page,
    skill,
    with_page_links,
)
from career_pages.documents.undo import PageChange, Writing
from career_pages.models import (
    ChapterPage,
    OtherTitle,
    RelatedRole,
    RoleIndexPage,
    RolePage,
    RoleSkill,
    Source,
)
from career_pages.models.records import unused_slug
from career_pages.names import RESERVED_SLUGS, RoleName
from career_pages.role_fields import PLAIN_FIELDS
from career_pages.sections.kinds import section_kinds
from career_pages.sections.projection import BlockData, stream_data
from career_pages.text import fold


@dataclass(frozen=True, slots=True)
class WrittenRole:
    """The page that a draft became, its chapters, and the related roles that were not found."""

    page: RolePage
    chapters: tuple[ChapterPage, ...]
    unrelated: tuple[str, ...]


@transaction.atomic
def write_role(draft: Draft, index: RoleIndexPage, writing: Writing) -> WrittenRole:
    """Write the draft below the index, and publish it past the gate if the writing is to publish.

    A page that is there gets a new revision; what readers see of it changes only when it is
    published. Raises ValidationError when a field does not fit; nothing is written then.
    """
    index = index.for_adding()
    found = role_page(index, draft.role_name, draft.front_matter.code)
    page = found.get_latest_revision_as_object() if found else RolePage(live=False)
    _fill_role(page, draft, writing)
    unrelated = _relate(page, index, draft.front_matter.related)
    _save(page, index, writing)
    chapters = tuple(_write_chapter(chapter, page, writing) for chapter in draft.chapters)
    return WrittenRole(page, chapters, tuple(unrelated))


@transaction.atomic
def relate_later(
    page: RolePage, index: RoleIndexPage, names: tuple[str, ...], writing: Writing
) -> list[str]:
    """Relate a written page to roles that came after it; return the names that are still missing.

    The page gets a new revision only if there is something to relate.
    """
    missing = _relate(page, index, names)
    if len(missing) < len(names):
        _save(page, index, writing)
    return missing


def _fill_role(page: RolePage, draft: Draft, writing: Writing) -> None:
    matter = draft.front_matter
    page.title = draft.role_name.singular
    page.plural, page.article = draft.role_name.plural, draft.role_name.stored_article
    page.headline, page.lede = draft.headline, draft.lede
    for field in PLAIN_FIELDS:
        if written := matter.plain.get(field.key):
            setattr(page, field.name, page._meta.get_field(field.name).to_python(written))
    page.hero_image = image_at(matter.image) or page.hero_image
    if matter.area:
        page.area = career_area(matter.area, writing)
    _put(page, "other_titles", [OtherTitle(title=title) for title in matter.titles], "title")
    examples = {row.skill_id: row.examples for row in page.role_skills.all()}
    skills = dict.fromkeys(skill(name, writing) for name in matter.skills)
    rows = [RoleSkill(skill=one, examples=examples.get(one.pk, "")) for one in skills]
    _put(page, "role_skills", rows, "skill_id")
    sources = [Source(title=one.title, url=one.url) for one in matter.sources]
    _put(page, "sources", sources, "title", "url")
    _fill_body(page, draft.sections, writing)


def _put(page: RolePage, relation: str, rows: list[Any], *fields: str) -> None:
    """Put the rows in the place of the page's own, if there are any and they say something else."""
    said = attrgetter(*fields)
    if rows and list(map(said, rows)) != list(map(said, getattr(page, relation).all())):
        for at, row in enumerate(rows):
            row.sort_order = at
        setattr(page, relation, rows)


def _relate(page: RolePage, index: RoleIndexPage, names: tuple[str, ...]) -> list[str]:
    found, missing = related_roles(index, names)
    others = [role for role in dict.fromkeys(found) if role.pk != page.pk]
    _put(page, "related_roles", [RelatedRole(related=one) for one in others], "related_id")
    return missing


def _fill_body(
    page: RolePage | ChapterPage, sections: tuple[SectionDraft, ...], writing: Writing
) -> None:
    data = body_data(with_page_links(sections), page.role_name, writing)
    if page.pk:
        old = stream_data(page.body)
        match_blocks(old, data)
        keep_unchanged(old, data, page.role_name, writing.today.year)
    _give_ids(data, writing)
    page.body = page._meta.get_field("body").stream_block.to_python(data)


def _give_ids(blocks: list[BlockData], writing: Writing) -> None:
    for block in blocks:
        if not block.get("id"):
            block["id"] = writing.new_id()
        value = block["value"]
        for inner in value.values() if isinstance(value, dict) else [value]:
            if _are_blocks(inner):
                _give_ids(inner, writing)


def _write_chapter(draft: ChapterDraft, role: RolePage, writing: Writing) -> ChapterPage:
    found = ChapterPage.objects.child_of(role).filter(title__iexact=draft.title).first()
    page = found.get_latest_revision_as_object() if found else ChapterPage(live=False)
    page.title, page.lede = draft.title, draft.lede
    page.role = role
    _fill_body(page, draft.sections, writing)
    _save(page, role, writing)
    return page


def _save(page: RolePage | ChapterPage, parent: Page, writing: Writing) -> None:
    _check(page)
    is_new = not page.pk
    stored = Page.objects.get(pk=page.pk) if page.pk else Page()
    before, was_changed = stored.latest_revision_id, stored.has_unpublished_changes
    # What the page refers to would be looked up anew for each of its titles, skills and sources.
    with disable_reference_index_auto_update():
        if is_new:
            taken = set(parent.get_children().values_list("slug", flat=True)) | RESERVED_SLUGS
            page.slug = unused_slug(page.title, taken, "role")
            page.owner = writing.user
            parent.add_child(instance=page)
        revision = page.save_revision(user=writing.user, log_action=True)
        change = PageChange(page.pk, is_new, before, revision.pk, was_changed)
        writing.changes.add_page(change)
        if writing.publish:
            action = PublishPageRevisionAction(revision, user=writing.user)
            action.execute(skip_permission_checks=True)
            page.refresh_from_db()
    ReferenceIndex.create_or_update_for_object(type(page).objects.get(pk=page.pk))


# The fields of a page that hold a document's words.
_WRITTEN: Final = frozenset({"title", "plural", "article", "headline", "lede"})


def _check(page: RolePage | ChapterPage) -> None:
    """Check what comes from the document before any of it is stored: a draft is not checked."""
    page.clean_fields(exclude=[one.name for one in page._meta.fields if one.name not in _WRITTEN])
    if isinstance(page, ChapterPage):
        return
    for field in PLAIN_FIELDS:
        with errors_of(field.key):
            page._meta.get_field(field.name).clean(getattr(page, field.name), page)
    for key, records in (("titles", page.other_titles), ("sources", page.sources)):
        for record in records.all():
            with errors_of(key):
                record.full_clean(exclude=["role"])


# Fields that a document cannot set, and so leaves as they are.
_EDITORS_FIELDS: Final = ("anchor", "role", "page", "shared", "consent_date")
# The first of these that has words tells blocks of one type apart.
_NAMING_FIELDS: Final = ("topic", "level", "name", "question", "quote", "heading")
# Blocks of these types are told apart by their order alone, as are sections that a page has once.
_BY_ORDER: Final = frozenset({"rich_text", "table"})


def match_blocks(old: list[BlockData], new: list[BlockData]) -> None:
    """Give each block of ``new`` the id of the block of ``old`` that it is, with all inside.

    Links, comments and anchors hold on to ids. Blocks are the same when their type is, and their
    heading, name or text, whatever their place; a section that a page has once is the same
    whatever its heading.
    """
    waiting: dict[Hashable, deque[BlockData]] = defaultdict(deque)
    for block in old:
        waiting[_identity(block)].append(block)
    for block in new:
        if found := waiting[_identity(block)]:
            _adopt(found.popleft(), block)


def _identity(block: BlockData) -> Hashable:
    kind, value = block["type"], block["value"]
    if kind in _BY_ORDER or kind in _once_a_page():
        return kind
    if isinstance(value, dict):
        value = next((value[key] for key in _NAMING_FIELDS if value.get(key)), "")
    return kind, fold(str(value))


@cache
def _once_a_page() -> frozenset[str]:
    return frozenset(kind.name for kind in section_kinds().values() if not kind.repeats)


def _adopt(old: BlockData, new: BlockData) -> None:
    if old.get("id"):
        new["id"] = old["id"]
    before, after = old["value"], new["value"]
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return
    for name in _EDITORS_FIELDS:
        # The page that a button leads to is no editor's alone when the document names another.
        is_said = name == "page" and after.get("link")
        if before.get(name) and not after.get(name) and not is_said:
            after[name] = before[name]
    for name, value in after.items():
        if _are_blocks(value) and _are_blocks(before.get(name)):
            match_blocks(before[name], value)


def _are_blocks(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(block, dict) and {"type", "value"} <= block.keys() for block in value
    )


def keep_unchanged(
    old: list[BlockData], new: list[BlockData], role_name: RoleName, year: int
) -> None:
    """Put the sections of ``old`` in the place of those of ``new`` that say the same.

    What a document cannot say, or says in another way, stays as it is stored. Sections are the
    same by their ids.
    """
    headings = SectionHeadings(role_name, year, all_marked=True)
    reader = SectionReader(headings, ProseReader(references_of([old, new])))
    stored = {block["id"]: block for block in old if block.get("id")}
    for at, block in enumerate(new):
        before = stored.get(block.get("id"))
        if before and _said(reader, before) == _said(reader, block):
            new[at] = before


def _said(reader: SectionReader, block: BlockData) -> list[object]:
    return [_comparable(line) for line in reader.lines(block)]


def _comparable(line: Line) -> object:
    rows = tuple(tuple(compared(runs_of(cell)) for cell in row) for row in line.rows)
    text = compared(runs_of(line.html.replace("<br>\n", "<br>")))
    place = line.kind, line.level, line.depth, line.ordered
    return place, text, line.header, rows, line.picture, line.mark
