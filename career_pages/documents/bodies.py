"""A draft's sections as the data of a body."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, assert_never

from wagtail.models import Page

from career_pages.documents.draft import (
    Draft,
    Embed,
    PartDraft,
    Piece,
    Prose,
    Quote,
    RichText,
    SectionDraft,
    Table,
)
from career_pages.documents.exporting.guide_lines import READERS
from career_pages.documents.matching.heading_words import recognize
from career_pages.documents.matching.section_drafts import WRITERS
from career_pages.documents.matching.section_finding import LOOKS
from career_pages.documents.references import (
    figure_value,
    image_at,
    rebuilt,
    shared_call_to_action,
)
from career_pages.documents.source_file import Picture
from career_pages.documents.undo import Writing
from career_pages.models import RolePage
from career_pages.models.pages import pages_at
from career_pages.names import RoleName
from career_pages.sections.kinds import SectionKind, Shape, part_kinds, section_kinds
from career_pages.sections.projection import BlockData


def body_data(
    sections: Iterable[SectionDraft], role_name: RoleName, writing: Writing
) -> list[BlockData]:
    """Return the sections of a page about a role as stream data, without ids and anchors."""
    writer = SectionWriter(role_name, writing)
    kinds = section_kinds()
    return [
        {"type": kind.name, "value": VALUES[kind.shape](writer, kind, section)}
        for section in sections
        for kind in [kinds[section.kind]]
    ]


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """Makes the values of the sections of a page about the role."""

    role: RoleName
    writing: Writing

    def content(self, kind: SectionKind, section: SectionDraft) -> dict[str, Any]:
        """Return the value of a section that is one text."""
        text = prose_data((*section.introduction, *section.closing), self.writing)
        topic = {"topic": section.topic} if kind.topics else {}
        return {kind.heading_field: section.heading, kind.content: text, **topic}

    def testimonials(self, kind: SectionKind, section: SectionDraft) -> dict[str, Any]:
        """Return the value of a section of testimonials, none of them with a consent."""
        names = ("quote", "person", "job", "organisation")
        said = [{name: getattr(one, name) for name in names} for one in section.testimonials]
        listed = self._list([{**one, "consent_date": None} for one in said])
        return {**self.content(kind, section), "testimonials": listed}

    def items(self, kind: SectionKind, section: SectionDraft) -> dict[str, Any]:
        """Return the value of a section that has a list."""
        return self._around(kind, section, list(map(_item_html, section.items)))

    def keywords(self, kind: SectionKind, section: SectionDraft) -> dict[str, Any]:
        """Return the value of a section that has a list of words."""
        return self._around(kind, section, list(section.keywords))

    def parts(self, kind: SectionKind, section: SectionDraft) -> dict[str, Any]:
        """Return the value of a section that is divided."""
        return self._around(kind, section, list(map(self._part, section.parts)))

    def teaser(self, kind: SectionKind, section: SectionDraft) -> dict[str, Any]:
        """Return the value of a way on to another page."""
        page = _page(section.link)
        return {kind.heading_field: section.heading, "teaser": section.text, "page": page}

    def invitation(self, kind: SectionKind, section: SectionDraft) -> dict[str, Any]:
        """Return the value of a call to action."""
        shared = shared_call_to_action(section.shared)
        is_shared = shared and self.role.fill(shared.heading) == section.heading
        page = _page(section.link)
        return {
            "shared": shared.pk if shared else None,
            kind.heading_field: "" if is_shared else section.heading,
            "text": section.text,
            "button": section.button,
            "page": page,
            "link": section.fallback or ("" if page else section.link),
        }

    def _part(self, part: PartDraft) -> dict[str, Any]:
        kind = part_kinds()[part.kind]
        page = {kind.page_field: _page(part.link, RolePage)} if kind.page_field else {}
        if kind.list_field:
            text = self._around(kind, part, list(map(_item_html, part.items)))
        else:
            text = {kind.content: prose_data(part.introduction, self.writing)}
        return {**text, kind.name_field: part.name, **page}

    def _around(
        self, kind: SectionKind, section: SectionDraft | PartDraft, values: list[Any]
    ) -> dict[str, Any]:
        """Return the value of a section that has a list, and text before and behind it."""
        return {
            kind.heading_field: section.heading,
            "introduction": prose_data(section.introduction, self.writing),
            kind.content: self._list(values),
            "closing": prose_data(section.closing, self.writing),
        }

    def _list(self, values: list[Any]) -> list[BlockData]:
        """Return the values as the data of a ListBlock, which knows its items by their ids."""
        new_id = self.writing.new_id
        return [{"type": "item", "value": value, "id": new_id()} for value in values]


def prose_data(prose: Prose, writing: Writing) -> list[BlockData]:
    """Return the pieces of text as stream data."""
    return [_piece(piece, writing) for piece in prose]


def _piece(piece: Piece, writing: Writing) -> BlockData:
    match piece:
        case RichText():
            return {"type": "rich_text", "value": piece.html}
        case Quote():
            value = {"quote": piece.text, "attribution": piece.attribution, "url": piece.url}
            return {"type": "quote", "value": value}
        case Embed():
            return {"type": "embed", "value": {"url": piece.url, "title": piece.title}}
        case Picture():
            return {"type": "figure", "value": figure_value(piece, writing)}
        case Table():
            table = {
                "caption": piece.caption,
                "columns": [{"type": "text", "heading": heading} for heading in piece.header],
                "rows": [{"values": list(row)} for row in piece.rows],
            }
            return {"type": "table", "value": table}
        case _:
            assert_never(piece)


def _page(path: str, kind: type[Page] = Page) -> int | None:
    """Return the id of the page at a path of this site if it is of a kind, else None."""
    page = pages_at([path]).get(path)
    return page.pk if page and issubclass(page.specific_class or Page, kind) else None


def _item_html(html: str) -> str:
    """Return a list item's inline HTML with its own words in a paragraph, as editors save it."""
    starts = [at for tag in ("<ul>", "<ol>") if (at := html.find(tag)) >= 0]
    own, nested = (html[: min(starts)], html[min(starts) :]) if starts else (html, "")
    return f"<p>{own.strip()}</p>{nested}"


MakeValue = Callable[[SectionWriter, SectionKind, SectionDraft], dict[str, Any]]
# How the value of a section of each shape is made of its draft.
VALUES: Final[Mapping[Shape, MakeValue]] = {
    Shape.PROSE: SectionWriter.content,
    Shape.TESTIMONIALS: SectionWriter.testimonials,
    Shape.ITEMS: SectionWriter.items,
    Shape.WORDS: SectionWriter.keywords,
    Shape.PARTS: SectionWriter.parts,
    Shape.TEASER: SectionWriter.teaser,
    Shape.INVITATION: SectionWriter.invitation,
}


def lacking_code(kind: SectionKind) -> Iterator[str]:
    """Yield what documents cannot do with sections of a kind, in words, for want of code."""
    shapes = {"read from": WRITERS, "written to a page from": VALUES, "exported to": READERS}
    for what, code in shapes.items():
        if kind.shape not in code:
            yield f"a section of the shape {kind.shape.name} cannot be {what} a document"
    if kind.parts and kind.parts.part_title not in LOOKS:
        yield "the headings of its parts are not known by a part_title"
    for one in filter(None, (kind, kind.parts)):
        found = recognize(_EXAMPLE.fill(one.heading, level="Senior"))
        is_familiar = found is not None and found.kind == one.block
        # The title of what is up next holds the year.
        if one.heading and one.shape is not Shape.TEASER and not is_familiar:
            yield f"none of the familiar headings of {one.block} recognizes “{one.heading}”"


_EXAMPLE: Final = RoleName("Electrician", "Electricians", "an")
NO_SUCH_PICTURE: Final = "the site has no picture of this address"
NO_SUCH_PAGE: Final = "the site has no page of this address"
NO_SUCH_CALL: Final = "the site has no shared call to action of this name"


def missing(draft: Draft) -> list[tuple[str, str]]:
    """Return each name or address that leads to nothing on this site, and why, in any order."""
    sections = [*draft.sections, *(one for chapter in draft.chapters for one in chapter.sections)]
    addresses = {draft.front_matter.image}

    def note_address(value: Any) -> Any:
        if isinstance(value, Picture):
            addresses.add(value.address)
        return value

    rebuilt(tuple(sections), note_address)
    pages = [link for section in sections for link in _links(section) if link]
    known = pages_at(pages)
    shared = [section.shared for section in sections]
    return [
        *((one, NO_SUCH_PICTURE) for one in addresses if one and not image_at(one)),
        *((one, NO_SUCH_PAGE) for one in pages if one not in known),
        *((one, NO_SUCH_CALL) for one in filter(None, shared) if not shared_call_to_action(one)),
    ]


def _links(section: SectionDraft) -> Iterator[str]:
    """Yield the paths that only a page can be at; a button may lead anywhere."""
    if section_kinds()[section.kind].shape is Shape.TEASER:
        yield section.link
    yield from (part.link for part in section.parts)
