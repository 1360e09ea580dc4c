"""Block quotes of Markdown."""

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from career_pages.importing.notes import Notes
from career_pages.importing.plain_fields import lone_link
from career_pages.importing.readers.inline_markdown import Inline
from career_pages.importing.readers.markdown_blocks import FlatText
from career_pages.importing.readers.markdown_pictures import MarkdownPictures


@dataclass(frozen=True, slots=True)
class QuoteReader:
    """Reads the quotes of one document as text; whose they are may be a link."""

    notes: Notes
    pictures: MarkdownPictures
    note_language: Callable[[SyntaxTreeNode], None]

    def read(self, node: SyntaxTreeNode) -> Inline:
        """Return a quote's blocks one below the other, paragraphs parted by a blank row."""
        blocks = [
            self._flat(block, self.notes, self.pictures, links=False)
            for block in node.children[:-1]
        ]
        blocks += [self._last(block) for block in node.children[-1:]]
        shown = Inline("", "")
        for child, block in zip(node.children, blocks, strict=True):
            if not shown.text or not block.text.strip():
                shown = shown if shown.text else block
            elif child.type == "paragraph":
                shown = _below(shown, block, "<br>\n<br>\n")
            else:
                shown = _below(shown, block, "<br>\n")
        return shown

    def _last(self, block: SyntaxTreeNode) -> Inline:
        """Return the last block of a quote; a source behind a dash keeps its link."""
        aside = MarkdownPictures(self.pictures.companions, self.pictures.limits)
        linked = self._flat(block, Notes(), aside, links=True)
        is_source = linked.text.startswith("—") and lone_link(linked.html)[1]
        return self._flat(block, self.notes, self.pictures, links=bool(is_source))

    def _flat(
        self, block: SyntaxTreeNode, notes: Notes, pictures: MarkdownPictures, links: bool
    ) -> Inline:
        flat = FlatText(notes, pictures, self.note_language, links=links)
        flat.add(block)
        return flat.inline()


def _below(above: Inline, inline: Inline, html: str) -> Inline:
    breaks = html.replace("<br>", "")
    return Inline(f"{above.text}{breaks}{inline.text}", f"{above.html}{html}{inline.html}")
