"""Values of blocks with something in every field, as they are stored and as the form posts them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.test.utils.form_data import rich_text

from career_pages.blocks import ChapterBody, RoleBody

BODIES: dict[str, blocks.StreamBlock] = {"role": RoleBody(), "chapter": ChapterBody()}
KINDS = [(body, kind) for body, block in BODIES.items() for kind in block.child_blocks]


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills blocks with ``word`` and with records that the site has."""

    word: str
    image: int
    role: int
    shared: int

    def section(self, body: str, kind: str) -> dict[str, Any]:
        """Return the stream data of one section of that kind of body."""
        value = self.value(BODIES[body].child_blocks[kind])
        return {"type": kind, "value": value, "id": str(uuid4())}

    def value(self, block: blocks.Block) -> Any:
        """Return a value as the block stores it, with two items in each list."""
        match block:
            case TypedTableBlock():
                column = {"type": "text", "heading": self.word}
                return {
                    "caption": self.word,
                    "columns": [column],
                    "rows": [{"values": [self.text]}],
                }
            case ImageBlock():
                return {"image": self.image, "alt_text": self.word, "decorative": False}
            case SnippetChooserBlock():
                return self.shared
            case blocks.PageChooserBlock():
                return self.role
            case blocks.StreamBlock():
                return [self.child(name, inner) for name, inner in block.child_blocks.items()]
            case blocks.ListBlock():
                return [self.child("item", block.child_block) for _ in range(2)]
            case blocks.StructBlock():
                return {name: self.value(one) for name, one in block.child_blocks.items()}
            case blocks.RichTextBlock():
                return self.text
            case blocks.DateBlock():
                return "2026-01-31"
            case blocks.ChoiceBlock():
                return "difficulty"
            case blocks.URLBlock():
                return "https://example.org/"
            case _:
                return self.plain(block.name)

    @property
    def text(self) -> str:
        """The word as rich text."""
        return f'<p data-block-key="k">{self.word}</p>'

    def plain(self, name: str) -> str:
        """Return what a field of plain text holds."""
        return {"anchor": "", "heading": "", "title": "", "link": "/careers/"}.get(name, self.word)

    def child(self, kind: str, block: blocks.Block) -> dict[str, Any]:
        """Return a child of a stream or list."""
        return {"type": kind, "value": self.value(block), "id": str(uuid4())}


def leaf_paths(block: blocks.Block, value: Any, path: str) -> Iterator[str]:
    """Yield the path of every field below a block's value: of a list those of the last item."""
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for child in value if isinstance(block, blocks.StreamBlock) else value.bound_blocks[-1:]:
            yield from leaf_paths(child.block, child.value, f"{path}.{child.id}")
    elif isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        for name, child in block.child_blocks.items():
            yield from leaf_paths(child, value.get(name), f"{path}.{name}")
    else:
        yield path


def posted(block: blocks.Block, value: Any) -> Any:
    """Return what `nested_form_data` needs to post ``value``, as the block stores it."""
    match block:
        case TypedTableBlock():
            return posted_table(block, value)
        case blocks.StreamBlock():
            return posted_children([(block.child_blocks[one["type"]], one) for one in value])
        case blocks.ListBlock():
            return posted_children([(block.child_block, one) for one in value])
        case blocks.StructBlock():
            fields = value or dict.fromkeys(block.child_blocks)
            sent = {name: posted(one, fields[name]) for name, one in block.child_blocks.items()}
            # An unchecked box is not sent.
            return {name: one for name, one in sent.items() if one is not False}
        case blocks.RichTextBlock():
            return rich_text(value)
        case blocks.BooleanBlock():
            return "on" if value else False
        case _:
            return "" if value is None else str(value)


def posted_children(children: list[tuple[blocks.Block, dict[str, Any]]]) -> dict[str, Any]:
    """Return the form data of a stream's or list's children."""
    sent: dict[str, Any] = {"count": len(children)}
    for number, (block, child) in enumerate(children):
        own = {"deleted": "", "order": number, "type": child["type"], "id": child["id"]}
        sent[str(number)] = {**own, "value": posted(block, child["value"])}
    return sent


def posted_table(block: TypedTableBlock, value: dict[str, Any]) -> dict[str, Any]:
    """Return the form data of a table."""
    columns = {
        str(number): {**column, "order": number, "deleted": ""}
        for number, column in enumerate(value["columns"])
    }
    rows = {str(number): {"order": number, "deleted": ""} for number, _ in enumerate(value["rows"])}
    cells = {
        str(row): {
            str(number): posted(block.child_blocks[value["columns"][number]["type"]], cell)
            for number, cell in enumerate(one["values"])
        }
        for row, one in enumerate(value["rows"])
    }
    return {
        "caption": value["caption"],
        "column": {"count": len(columns), **columns},
        "row": {"count": len(rows), **rows},
        "cell": cells,
    }
