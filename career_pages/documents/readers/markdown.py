"""Markdown to an outline."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from career_pages.documents.line_text import with_bullets_as_items
from career_pages.documents.outline import (
    CODE_LANGUAGE,
    UNUSED_LINK,
    Line,
    LineKind,
    Notes,
    Outline,
    with_section_mark,
)
from career_pages.documents.readers.markdown_blocks import (
    FlatText,
    QuoteReader,
    code_rows,
    first_line,
    footnote_number,
    inline_tokens,
    last_line,
    long_number,
    table_line,
    with_footnotes,
)
from career_pages.documents.readers.markdown_inline import (
    Inline,
    InlineReader,
    MarkdownPictures,
    site_picture,
)
from career_pages.documents.source_file import (
    DEFAULT_LIMITS,
    NO_COMPANIONS,
    DocumentError,
    ImportLimits,
    Picture,
)
from career_pages.text import fold

_Rule = Callable[[StateInline, bool], bool]
# Deeper than any guide nests, and shallow enough for the parser's recursion.
DEEPEST_NESTING = 60
# A picture in a link is two brackets deep. At each bracket the parser looks this far further in.
_DEEPEST: Final = 8
_KEY: Final = "open_brackets"


def read_markdown(
    text: str,
    limits: ImportLimits = DEFAULT_LIMITS,
    companions: Mapping[str, bytes] = NO_COMPANIONS,
) -> Outline:
    """Return the outline of a CommonMark document with tables and footnotes.

    Its pictures are found among the ``companions``, and stand behind the block that shows them.
    Raises DocumentError for a document that nests too deeply to be read.
    """
    reader = MarkdownReader(text, MarkdownPictures(companions, limits))
    try:
        return reader.read()
    except RecursionError:
        raise DocumentError(
            "The document nests lists or quotes too deeply; make them flatter."
        ) from None


class MarkdownReader:
    """Reads one document."""

    def __init__(self, text: str, pictures: MarkdownPictures) -> None:
        self._pictures = pictures
        self._source = text.split("\n")
        self._parser = markdown_parser()
        self._environment: dict[str, Any] = {}
        self._tokens = self._parser.parse(text, self._environment)
        self._notes = Notes()
        self._lines: list[Line] = []

    def read(self) -> Outline:
        """Return the document's outline."""
        for node in SyntaxTreeNode(self._tokens).children:
            self._block(node)
            self._lines += self._pictures.taken()
        used = {normalizeReference(label) for label in _labels(self._tokens)}
        for line, label, address in unused_references(self._environment, used):
            self._notes.withhold(line, f"{label}: {address}", UNUSED_LINK)
        labels = frozenset(fold(label) for label in self._environment.get("references", ()))
        return Outline(tuple(self._lines), self._notes, labels, frozenset(self._pictures.addresses))

    def _block(self, node: SyntaxTreeNode) -> None:
        match node.type:
            case "heading":
                self._add(LineKind.HEADING, node, self._inline(node), level=int(node.tag[1]))
            case "paragraph" if picture := site_picture(inline_tokens(node), self._pictures):
                self._picture(node, picture)
            case "paragraph":
                start = len(self._lines)
                self._add(LineKind.PARAGRAPH, node, self._inline(node))
                self._lines[start:] = with_bullets_as_items(self._lines[start:], self._source)
            case "bullet_list" | "ordered_list":
                self._list(node, depth=0)
            case "blockquote":
                self._quote(node)
            case "fence" | "code_block":
                self._note_language(node)
                self._add(LineKind.PARAGRAPH, node, code_rows(node))
            case "table":
                self._table(node)
            case "footnote":
                self._footnote(node)

    def _add(self, kind: LineKind, node: SyntaxTreeNode, inline: Inline, level: int = 0) -> None:
        if inline.text.strip():
            line = Line(
                kind, inline.text, inline.html, first_line(node), last_line(node), level=level
            )
            self._lines.append(with_section_mark(line))

    def _inline(self, node: SyntaxTreeNode) -> Inline:
        return self._read_inline(inline_tokens(node), first_line(node), links=True)

    def _read_inline(self, tokens: Sequence[Token], line: int, links: bool) -> Inline:
        return InlineReader(self._notes, self._pictures, line, links).read(tokens)

    def _picture(self, node: SyntaxTreeNode, picture: Picture) -> None:
        text = "\n".join(filter(None, [picture.alt, picture.caption]))
        self._lines.append(
            Line(LineKind.IMAGE, text, "", first_line(node), last_line(node), picture=picture)
        )

    def _note_language(self, node: SyntaxTreeNode) -> None:
        if node.info.strip():
            self._notes.withhold(first_line(node), node.info.strip(), CODE_LANGUAGE)

    def _list(self, node: SyntaxTreeNode, depth: int) -> None:
        ordered = node.type == "ordered_list"
        for item in node.children:
            self._item(item, depth, ordered, long_number(item))

    def _item(self, item: SyntaxTreeNode, depth: int, ordered: bool, number: str) -> None:
        flat = FlatText(self._notes, self._pictures, self._note_language, number)
        started = False
        for block in item.children:
            if block.type not in {"bullet_list", "ordered_list"}:
                flat.add(block)
                continue
            started = self._finish_item(flat.inline(), item, depth, ordered, started)
            flat = FlatText(self._notes, self._pictures, self._note_language)
            self._list(block, depth + 1)
        self._finish_item(flat.inline(), item, depth, ordered, started)

    def _finish_item(
        self, inline: Inline, item: SyntaxTreeNode, depth: int, ordered: bool, started: bool
    ) -> bool:
        """Add what an item says so far; what stands below its nested list joins that list."""
        if not inline.text.strip():
            return started
        first, last = first_line(item), last_line(item)
        if item.children and not started:
            last = min(last, last_line(item.children[0]))
        if started and self._lines and self._lines[-1].is_item:
            before = self._lines[-1]
            self._lines[-1] = Line(
                LineKind.ITEM,
                f"{before.text}\n{inline.text}",
                f"{before.html}<br>\n{inline.html}",
                before.first,
                last,
                depth=before.depth,
                ordered=before.ordered,
            )
        else:
            self._lines.append(
                Line(
                    LineKind.ITEM,
                    inline.text,
                    inline.html,
                    first,
                    last,
                    depth=depth,
                    ordered=ordered,
                )
            )
        return True

    def _quote(self, node: SyntaxTreeNode) -> None:
        reader = QuoteReader(self._notes, self._pictures, self._note_language)
        self._add(LineKind.QUOTE, node, reader.read(node))

    def _footnote(self, node: SyntaxTreeNode) -> None:
        number = footnote_number(self._environment, node.info)
        flat = FlatText(self._notes, self._pictures, self._note_language, f"{number}. ")
        for block in node.children:
            flat.add(block)
        self._add(LineKind.NOTE, node, flat.inline())

    def _table(self, node: SyntaxTreeNode) -> None:
        self._lines.append(table_line(node, self._source, self._row))

    def _row(self, text: str, line: int, links: bool) -> Inline:
        tokens = self._parser.parseInline(text, self._environment)[0].children or []
        return self._read_inline(tokens, line, links)


def _labels(tokens: list[Token]) -> list[str]:
    labels = [str(token.meta["label"]) for token in tokens if "label" in token.meta]
    for token in tokens:
        labels += _labels(token.children or [])
    return labels


def unused_references(environment: dict[str, Any], used: set[str]) -> list[tuple[int, str, str]]:
    """Return (1-based line, label, address and title) of definitions that no link uses."""
    unused = [
        (int(found["map"][0]) + 1, label, f"{found['href']} {found['title']}".strip())
        for label, found in environment.get("references", {}).items()
        if label not in used
    ]
    unused += [
        (int(found["map"][0]) + 1, found["label"], f"{found['href']} {found['title']}".strip())
        for found in environment.get("duplicate_refs", [])
    ]
    return sorted(unused)


class _LenientParser(MarkdownIt):
    """Leaves the judgement of addresses to the reader, which keeps the words of bad links."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def markdown_parser() -> MarkdownIt:
    """Return a parser whose raw HTML is text, and whose indented text is no code.

    Indentation in a guide is an accident of pasting.
    """
    parser = _LenientParser(
        "commonmark", {"html": False, "maxNesting": DEEPEST_NESTING, "store_labels": True}
    )
    parser.enable("table")
    parser.disable(["code", "html_block", "html_inline"])
    parser.block.ruler.at("reference", _reference_but_no_footnote, {"alt": []})
    with_footnotes(parser)
    with_few_brackets(parser)
    return parser


def _reference_but_no_footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # A note that says nothing, or stands in a list, would be the address of a link and be gone.
    position = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[^", position):
        return False
    return reference(state, start, end, silent)


def with_few_brackets(parser: MarkdownIt) -> None:
    """Make a parser take brackets inside brackets for text, further in than anybody means."""
    parser.inline.ruler.at("link", _bounded(link))
    parser.inline.ruler.at("image", _bounded(image))


def _bounded(rule: _Rule) -> _Rule:
    def bounded(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        depth = state.env.get(_KEY, 0)
        if depth >= _DEEPEST:
            # As the parser itself does where it gives up: it looks no further along, either.
            state.pos = state.posMax if silent else state.pos
            return silent
        state.env[_KEY] = depth + 1
        try:
            return rule(state, silent)
        finally:
            state.env[_KEY] = depth

    return bounded
