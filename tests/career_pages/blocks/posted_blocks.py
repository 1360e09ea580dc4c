"""Stream data as the editor's form posts it."""

from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.test.utils.form_data import rich_text


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
