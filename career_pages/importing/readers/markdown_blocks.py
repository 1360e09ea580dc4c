"""Blocks of Markdown flattened into running text, for places that hold nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from career_pages.importing.notes import Notes
from career_pages.importing.readers.inline_markdown import Inline, InlineReader
from career_pages.importing.readers.markdown_pictures import MarkdownPictures


def first_line(node: SyntaxTreeNode) -> int:
    """Return the 1-based source line on which a block begins."""
    return node.map[0] + 1 if node.map else 1


def last_line(node: SyntaxTreeNode) -> int:
    """Return the 1-based source line on which a block ends."""
    return max(node.map[1], node.map[0] + 1) if node.map else 1


def long_number(item: SyntaxTreeNode) -> str:
    """Return the number before an item, if it is too long for a count, else "".

    A "list" that begins at 2024 is a sentence that begins with a year.
    """
    return f"{item.info}. " if len(item.info) > 2 else ""


def inline_tokens(node: SyntaxTreeNode) -> Sequence[Token]:
    """Return the tokens of the text that a block holds."""
    holder = next((child.token for child in [node, *node.children] if child.type == "inline"), None)
    return (holder.children or ()) if holder else ()


def code_rows(node: SyntaxTreeNode) -> Inline:
    """Return the lines of a code block as the lines of a paragraph."""
    rows = [row.strip() for row in node.content.split("\n") if row.strip()]
    return Inline("\n".join(rows), "<br>\n".join(escape(row, quote=False) for row in rows))


@dataclass(slots=True)
class FlatText:
    """Gathers blocks as rows of one text. Headings become bold, cells are parted by " | "."""

    notes: Notes
    pictures: MarkdownPictures
    note_language: Callable[[SyntaxTreeNode], None]
    prefix: str = ""
    links: bool = True
    _rows: list[Inline] = field(default_factory=list)

    def add(self, node: SyntaxTreeNode) -> None:
        """Add a block and everything in it."""
        match node.type:
            case "inline":
                self._rows.append(self._inline(node))
            case "heading":
                inline = self._inline(node)
                self._rows.append(Inline(inline.text, f"<b>{inline.html}</b>"))
            case "fence" | "code_block":
                self.note_language(node)
                self._rows.append(code_rows(node))
            case "tr":
                cells = [self._inline(cell) for cell in node.children]
                self._rows.append(
                    Inline(
                        " | ".join(cell.text for cell in cells),
                        " | ".join(cell.html for cell in cells),
                    )
                )
            case "list_item":
                before = len(self._rows)
                for child in node.children:
                    self.add(child)
                self._add_number(node, before)
            case _:
                for child in node.children:
                    self.add(child)

    def _add_number(self, item: SyntaxTreeNode, row: int) -> None:
        """Put an item's number before its first row, where it is more than a count."""
        if (number := long_number(item)) and row < len(self._rows):
            first = self._rows[row]
            self._rows[row] = Inline(number + first.text, number + first.html)

    def inline(self) -> Inline:
        """Return everything that was added as one text."""
        rows = [row for row in self._rows if row.text.strip()]
        if not rows:
            return Inline(self.prefix, escape(self.prefix, quote=False))
        return Inline(
            self.prefix + "\n".join(row.text for row in rows),
            escape(self.prefix, quote=False) + "<br>\n".join(row.html for row in rows),
        )

    def _inline(self, node: SyntaxTreeNode) -> Inline:
        reader = InlineReader(self.notes, self.pictures, first_line(node), self.links)
        return reader.read(inline_tokens(node))
