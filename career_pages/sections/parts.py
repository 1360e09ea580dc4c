"""The one walk over a body: what stands inside a block, and its texts and links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import count
from typing import Any, ClassVar, NamedTuple

from lxml import html
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from career_pages.names import RoleName
from career_pages.sections.kinds import InSearch, SectionKind
from career_pages.text import collapse


class Node(NamedTuple):
    """A block with its value, and where it stands.

    ``raw`` is the value as it is stored, None where nobody knows: what was chosen and is gone has
    an id there, and no ``value``. ``path`` is in the form that Wagtail's comments use:
    "body.<block id>.levels.<item id>.duties". Of it, ``step`` is what leads here from the block
    around, and ``key`` what Wagtail's errors know it by: a number in streams and lists, a name in
    structs. ``bound`` is the child of a stream or list, which has the id.
    """

    block: blocks.Block
    value: Any
    raw: Any = None
    path: str = ""
    step: str = ""
    key: int | str = ""
    bound: Any = None


def children(node: Node) -> Iterator[Node]:
    """Yield what stands directly inside a stream, a list or a struct; nothing for other blocks."""
    block, value, raw = node.block, node.value, node.raw
    if isinstance(block, blocks.StreamBlock):
        known = [one for one in raw or () if one["type"] in block.child_blocks]
        yield from _bound(node, value or (), known)
    elif isinstance(block, blocks.ListBlock):
        yield from _bound(node, value.bound_blocks if value else (), raw)
    elif isinstance(block, blocks.StructBlock):
        # The value of a block for images is the image itself: its fields have none.
        values = value if isinstance(value, dict) else {}
        stored = raw if isinstance(raw, dict) else {}
        for name, child in block.child_blocks.items():
            path = f"{node.path}.{name}"
            yield Node(child, values.get(name), stored.get(name), path, name, name)


def _bound(node: Node, bound: Sequence[Any], raw: Any) -> Iterator[Node]:
    """Yield the children of a stream or list, each with what is stored for it, if that is known."""
    known = isinstance(raw, list) and len(raw) == len(bound)
    for key, (child, one) in enumerate(
        zip(bound, raw if known else [None] * len(bound), strict=True)
    ):
        stored = one.get("value", one) if isinstance(one, dict) else one
        path = f"{node.path}.{child.id}"
        yield Node(child.block, child.value, stored, path, str(child.id), key, child)


def walk(node: Node) -> Iterator[Node]:
    """Yield everything inside a block, each before what is inside of it."""
    for child in children(node):
        yield child
        yield from walk(child)


def stored_values(data: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every single value inside of stored data, behind the name of the field it stands in."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from stored_values(value, key)
    elif isinstance(data, list | tuple) or hasattr(data, "stream_value"):
        for value in data:
            yield from stored_values(value, name)
    else:
        yield name, data


class PartKind(StrEnum):
    """What a piece of text is, as an editorial rule needs to know it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    FIELD = "field"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Part:
    """One heading in a text, paragraph, list item, quote, short field or picture, as plain text.

    The text of a picture is the one that stands for it, and "" where it has none although it
    needs one.

    ``path`` leads to the block field that holds it, in the form that Wagtail's comments use:
    "body.<block id>.levels.<item id>.duties.<item id>". ``shown`` is False for what is kept but
    withheld from readers. ``field`` is the name of the field. ``in_list`` tells the items of one
    list from those of another; it is "" for what stands in none.
    """

    kind: PartKind
    text: str
    path: str
    field: str
    shown: bool = True
    in_list: str = ""


class LinkKind(StrEnum):
    """What a link names: a page, a document, a picture or another record, or an address."""

    PAGE = "page"
    DOCUMENT = "document"
    IMAGE = "image"
    RECORD = "record"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Link:
    """One link, chosen page, picture or record of a section.

    ``target`` is the id of what it names, or the address as it is written. ``words`` are those
    that a reader follows, if any. ``path`` leads to the block field that holds it. ``is_gone``
    says that what an editor chose there has been deleted; for a link in running text only the
    database can tell. A link that ``cites`` stands in running text or below a quote: a reader can
    check there what is said.
    """

    kind: LinkKind
    target: str
    path: str
    words: str = ""
    is_gone: bool = False
    cites: bool = False


BLOCKS = {
    "p": PartKind.PARAGRAPH,
    "h2": PartKind.HEADING,
    "h3": PartKind.HEADING,
    "li": PartKind.ITEM,
}
LISTS = frozenset({"ul", "ol"})
# What lxml gives: it has no types of its own.
Element = Any
RECORDS = {"page": LinkKind.PAGE, "document": LinkKind.DOCUMENT}


class Piece(NamedTuple):
    """One line of plain text; ``list_number`` is that of the list it is an item of, 0 for none."""

    kind: PartKind
    text: str
    list_number: int = 0


class TextLink(NamedTuple):
    """One link: its kind, what it leads to, and its words."""

    kind: LinkKind
    target: str
    words: str


def text_pieces(source: str) -> tuple[Piece, ...]:
    """Return each paragraph, heading and list item of the rich text.

    A list item's own words come before those of a list inside it.
    """
    return _read(source)[0]


def text_links(source: str) -> tuple[TextLink, ...]:
    """Return the links of the rich text in order."""
    return _read(source)[1]


# A page asks for the same texts on every request, and reading HTML is slow.
@lru_cache(maxsize=4096)
def _read(source: str) -> tuple[tuple[Piece, ...], tuple[TextLink, ...]]:
    if "<" not in source and "&" not in source:
        return tuple(_piece([source], PartKind.PARAGRAPH)), ()
    # A null character would end the text.
    root = html.fragment_fromstring(source.replace("\0", ""), create_parent="div")
    links = tuple(_links(root)) if "<a" in source else ()
    return tuple(_pieces(root, PartKind.PARAGRAPH, 0, count(1))), links


def _pieces(tag: Element, kind: PartKind, in_list: int, numbers: Iterator[int]) -> Iterator[Piece]:
    words = [tag.text or ""]
    for child in tag:
        if child.tag in BLOCKS or child.tag in LISTS:
            yield from _piece(words, kind, in_list)
            words = []
            inner = PartKind.ITEM if kind is PartKind.ITEM else BLOCKS.get(child.tag, kind)
            number = next(numbers) if child.tag in LISTS else in_list
            yield from _pieces(child, inner, number, numbers)
        else:
            words.append(_text(child))
        words.append(child.tail or "")
    yield from _piece(words, kind, in_list)


def _text(tag: Element) -> str:
    """Return the words in a tag, with a space for a line break; a comment has none."""
    if tag.tag == "br":
        return " "
    if not isinstance(tag.tag, str):
        return ""
    return "".join([tag.text or "", *(_text(child) + (child.tail or "") for child in tag)])


def _piece(words: list[str], kind: PartKind, in_list: int = 0) -> Iterator[Piece]:
    if text := collapse("".join(words)):
        yield Piece(kind, text, in_list)


def _links(root: Element) -> Iterator[TextLink]:
    for tag in root.iter("a"):
        words = collapse(_text(tag))
        if kind := RECORDS.get(tag.get("linktype", "")):
            yield TextLink(kind, tag.get("id", ""), words)
        elif "href" in tag.attrib:
            yield TextLink(LinkKind.ADDRESS, tag.get("href"), words)


class HeadedBlock(blocks.StructBlock):
    """One headed block of a body: what it answers of its value is all that sections know of it."""

    KIND: ClassVar[SectionKind] = SectionKind(
        name="", label="", heading="", enough=None, search=InSearch("")
    )

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.KIND = replace(cls.KIND, block=cls.__name__)

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the heading as readers see it: the editor's own, or the generated one."""
        raise NotImplementedError

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the anchor for a section that has none yet; it may be taken on this page."""
        raise NotImplementedError

    def stands_alone(self, value: dict[str, Any]) -> bool:
        """Say whether the section is worth showing when nothing is written in it."""
        return False


# The plain text fields that hold an address.
ADDRESS_NAMES = frozenset({"link"})
# A web address is where a link leads, not something to read.
SILENT = (blocks.URLBlock, blocks.EmailBlock)


def links_of(node: Node, *, cites: bool = False) -> Iterator[Link]:
    """Yield the links inside a block in order, each with the path of the field that holds it.

    Sub-sections are left out: they are sections of their own.
    """
    block, value, raw, path = node.block, node.value, node.raw, node.path
    if isinstance(block, blocks.RichTextBlock):
        yield from _in_text(value.source if value else "", path)
    elif isinstance(block, ImageBlock):
        raw = raw.get("image") if isinstance(raw, dict) else raw
        yield from _chosen(LinkKind.IMAGE, value, raw, f"{path}.image")
    elif isinstance(block, blocks.ChooserBlock):
        is_page = issubclass(block.target_model, Page)
        yield from _chosen(LinkKind.PAGE if is_page else LinkKind.RECORD, value, raw, path)
    elif isinstance(block, blocks.URLBlock) or block.name in ADDRESS_NAMES:
        if value:
            yield Link(LinkKind.ADDRESS, value, path, cites=cites)
    elif isinstance(block, TypedTableBlock):
        for row in value.rows if value else ():
            for cell in row:
                yield from _in_text(cell.value.source, path)
    else:
        for child in _own_children(node):
            yield from links_of(child, cites=getattr(block, "CITES", False))


def _own_children(node: Node) -> Iterator[Node]:
    """Yield what stands directly inside a block, but for sub-sections."""
    is_divided = isinstance(node.block, blocks.ListBlock) and isinstance(
        node.block.child_block, HeadedBlock
    )
    return iter(()) if is_divided else children(node)


def _in_text(html: str, path: str) -> Iterator[Link]:
    for kind, target, words in text_links(html):
        yield Link(kind, target, path, words, cites=True)


def _chosen(kind: LinkKind, value: Any, raw: Any, path: str) -> Iterator[Link]:
    # What the preview of a block refers to is in no database, and stored as nothing.
    if value is not None and value.pk is not None:
        yield Link(kind, str(value.pk), path)
    elif value is None and raw:
        yield Link(kind, str(raw), path, is_gone=True)


def parts_of(
    node: Node, *, shown: bool = True, kind: PartKind = PartKind.FIELD, in_list: str = ""
) -> Iterator[Part]:
    """Yield the texts inside a block in order, each with the path of the field that holds it.

    Sub-sections are left out: they are sections of their own. ``shown``, ``kind`` and ``in_list``
    are what the block's surroundings say of it.
    """
    block, value, path = node.block, node.value, node.path
    if value is None or isinstance(block, SILENT) or block.name in ADDRESS_NAMES:
        return
    if isinstance(block, blocks.RichTextBlock):
        for piece in text_pieces(value.source):
            piece_kind = PartKind.ITEM if kind is PartKind.ITEM else piece.kind
            own_list = f"{path}#{piece.list_number}" if piece.list_number else in_list
            yield Part(piece_kind, piece.text, path, block.name, shown, own_list)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        if text := collapse(str(value)):
            kind = PartKind.QUOTE if block.name == "quote" else kind
            yield Part(kind, text, path, block.name, shown, in_list)
    elif isinstance(block, ImageBlock):
        if not getattr(value, "decorative", False):
            text = collapse(getattr(value, "contextual_alt_text", "") or "")
            yield Part(PartKind.PICTURE, text, f"{path}.alt_text", "alt_text", shown)
    elif isinstance(block, TypedTableBlock):
        for text in _table_texts(value):
            yield Part(PartKind.FIELD, text, path, block.name, shown)
    else:
        yield from _parts_inside(node, shown)


def _parts_inside(node: Node, shown: bool) -> Iterator[Part]:
    block = node.block
    silent = block.KIND.silent_fields if isinstance(block, HeadedBlock) else frozenset()
    is_list = isinstance(block, blocks.ListBlock)
    kind, in_list = (PartKind.ITEM, node.path) if is_list else (PartKind.FIELD, "")
    # A section says of itself as a whole whether it is shown; other blocks say it here.
    if not isinstance(block, HeadedBlock) and hasattr(block, "is_shown"):
        shown = shown and block.is_shown(node.value)
    for child in _own_children(node):
        if child.step not in silent:
            yield from parts_of(child, shown=shown, kind=kind, in_list=in_list)


def _table_texts(table: Any) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for column in table.columns:
        if column["heading"]:
            yield column["heading"]
    for row in table.rows:
        for cell in row:
            for piece in text_pieces(cell.value.source):
                yield piece.text
