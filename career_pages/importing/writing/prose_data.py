"""A draft's text as the data of a ProseBlock."""

import uuid
from typing import Any, assert_never

from career_pages.importing.draft import Embed, Piece, Prose, Quote, RichText, Table
from career_pages.importing.picture import Picture
from career_pages.importing.writing.pictures import figure_value
from career_pages.stream_data import BlockData


def prose_data(prose: Prose) -> list[BlockData]:
    """Return the pieces of text as stream data."""
    return [_piece(piece) for piece in prose]


def item_html(html: str) -> str:
    """Return a list item's inline HTML with its own words in a paragraph, as editors save it."""
    starts = [at for tag in ("<ul>", "<ol>") if (at := html.find(tag)) >= 0]
    own, nested = (html[: min(starts)], html[min(starts) :]) if starts else (html, "")
    return f"<p>{own.strip()}</p>{nested}"


def list_data(values: list[Any]) -> list[BlockData]:
    """Return the values as the data of a ListBlock, which knows its items by their ids."""
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]


def _piece(piece: Piece) -> BlockData:
    match piece:
        case RichText():
            return {"type": "rich_text", "value": piece.html}
        case Quote():
            value = {"quote": piece.text, "attribution": piece.attribution, "url": piece.url}
            return {"type": "quote", "value": value}
        case Embed():
            return {"type": "embed", "value": {"url": piece.url, "title": piece.title}}
        case Picture():
            return {"type": "figure", "value": figure_value(piece)}
        case Table():
            return {"type": "table", "value": _table(piece)}
        case _:
            assert_never(piece)


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [{"type": "text", "heading": heading} for heading in table.header],
        "rows": [{"values": list(row)} for row in table.rows],
    }
