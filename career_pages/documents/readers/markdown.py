"""Markdown to an outline: made elements, which are read as those of a page are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Any, Final

from lxml import html
from lxml.etree import SubElement
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from career_pages.documents.links import allowed_address
from career_pages.documents.outline import (
    CODE_LANGUAGE,
    LINK_IN_PLAIN_TEXT,
    LINK_TITLE,
    REFUSED_LINK,
    UNUSED_LINK,
    Outline,
)
from career_pages.documents.readers.html import BlockWalk
from career_pages.documents.readers.html_blocks import AS_IT_STANDS
from career_pages.documents.readers.html_inline import (
    Footnotes,
    InlineWalk,
    PagePictures,
    picture_bytes,
)
from career_pages.documents.readers.html_tree import LISTS, Element, PageStyles, Regions, text_rows
from career_pages.documents.readers.markdown_syntax import footnote_number, markdown_parser
from career_pages.documents.readers.rendition import (
    DECORATIVE,
    LONGEST_CAPTION,
    PLAIN,
    Inline,
    Lines,
    Rendition,
    Source,
)
from career_pages.documents.source_file import (
    DEFAULT_LIMITS,
    NO_COMPANIONS,
    DocumentError,
    ImportLimits,
    Picture,
    UnusablePictureError,
    without_controls,
)
from career_pages.text import collapse, fold

_PARSER: Final = markdown_parser()
# They are no characters, and elements cannot hold them.
_NO_CHARACTERS: Final = dict.fromkeys((0xFFFE, 0xFFFF))


def read_markdown(
    text: str,
    limits: ImportLimits = DEFAULT_LIMITS,
    companions: Mapping[str, bytes] = NO_COMPANIONS,
) -> Outline:
    """Return the outline of a CommonMark document with tables and footnotes.

    Its pictures are found among the ``companions``, and stand behind the block that shows them.
    Raises DocumentError for a document that nests too deeply to be read.
    """
    tree = _Tree(text, limits, companions)
    try:
        tree.add(_PARSER.parse(text.translate(_NO_CHARACTERS), tree.environment))
        BlockWalk(tree.rendition, tree.texts()).render(tree.body)
    except RecursionError:
        raise DocumentError(
            "The document nests lists or quotes too deeply; make them flatter."
        ) from None
    tree.note_unused_links()
    return replace(
        tree.rendition.outline,
        labels=frozenset(map(fold, tree.environment.get("references", ()))),
        addresses=frozenset(tree.addresses),
    )


def read_inline(text: str) -> Inline:
    """Return Markdown that is the inside of a block as it is read; pictures are left out."""
    tree = _Tree("", DEFAULT_LIMITS, NO_COMPANIONS)
    tree.add(_PARSER.parseInline(text.translate(_NO_CHARACTERS))[0].children or ())
    return tree.texts().inline(tree.body, PLAIN)


_EMBEDDED: Final = re.compile(r"data:image/([a-z]+)[\w.+;=-]*;base64,([\w+/=%-]*)", re.IGNORECASE)


def with_pictures_apart(text: str) -> tuple[str, dict[str, bytes]]:
    """Return the text with file names in the place of pictures written out in it, and those files.

    Google Docs writes pictures so, each on a line of a million characters.
    """
    files: dict[str, bytes] = {}

    def name_of(found: re.Match[str]) -> str:
        name = f"embedded-picture-{len(files) + 1}.{found[1].lower()}"
        files[name] = picture_bytes(found[2])
        return name

    return _EMBEDDED.sub(name_of, text), files


_NO_TEXT: Final = frozenset({"inline", "fence", "hr", "image", "hardbreak"})
# A table in an item, and a table and a list in a quote or a note, are rows of text.
_ROWS: Final = {
    **dict.fromkeys(("table", "thead", "tbody", "ul", "ol", "li"), "div"),
    **dict.fromkeys(("th", "td"), "span"),
    "tr": "p",
}


class _Tree:
    """Makes elements of a parser's tokens, and notes what pages cannot hold.

    ``addresses`` are those of the pictures that the document has.
    """

    def __init__(self, text: str, limits: ImportLimits, companions: Mapping[str, bytes]) -> None:
        self.environment: dict[str, Any] = {}
        self.body: Element = html.Element("body")
        self.addresses: set[str] = set()
        self._lines: dict[Element, Lines] = {}
        self.rendition = Rendition(limits, Source(text.split("\n"), self._lines))
        self._withhold = self.rendition.notes.withhold
        self._find = PagePictures(self.rendition, companions, limits).find
        self._footnotes: dict[Element, str] = {}
        self._pictures: dict[Element, Picture] = {}
        self._waiting: list[Element] = []
        self._used: set[str] = set()
        self._open: list[Element] = [self.body]
        self._number = ""
        # The source line, and the last one of the text that is read.
        self._line = self._end = 1

    def texts(self) -> InlineWalk:
        """Return what gathers the texts of the elements."""
        return InlineWalk(
            self.rendition,
            Regions(self.body, PageStyles.of(self.body), {}),
            Footnotes(notes=self._footnotes),
            lambda image: self.rendition.add_picture(self._pictures[image], image),
        )

    def note_unused_links(self) -> None:
        """Note the definitions that no link uses."""
        found = self.environment.get("references", {}).items()
        unused = [(label, one) for label, one in found if label not in self._used]
        unused += [(one["label"], one) for one in self.environment.get("duplicate_refs", ())]
        for label, one in unused:
            said = f"{label}: {one['href']} {one['title']}".strip()
            self._withhold(int(one["map"][0]) + 1, said, UNUSED_LINK)

    def add(self, tokens: Sequence[Token]) -> None:
        """Make elements of tokens, inside the one that is open."""
        for is_text, group in groupby(tokens, _is_text):
            if is_text:
                self._write("".join(map(_words, group)))
                continue
            for token in group:
                match token.nesting, token.type:
                    case 1, _:
                        self._open.append(self._element(token))
                    case -1, _:
                        self._leave(token)
                    case _, "inline":
                        self._add_inline(token)
                    case _, "fence":
                        self._add_code(token)
                    case _, "image":
                        self._add_image(token)
                    case _, "hardbreak":
                        SubElement(self._open[-1], "br")
                        self._pass_rows(1)

    def _write(self, text: str) -> None:
        if text:
            SubElement(self._open[-1], "span").text = without_controls(text)
            self._pass_rows(text.count("\n"))

    def _write_number(self) -> None:
        number, self._number = self._number, ""
        self._write(number)

    def _pass_rows(self, count: int) -> None:
        # A break in a cell is none of the source.
        self._line = min(self._line + count, self._end)

    def _element(self, token: Token) -> Element:
        if token.type == "link_open":
            return self._link(token)
        return self._block(token) if token.block else SubElement(self._open[-1], token.tag)

    def _block(self, token: Token) -> Element:
        tag = token.tag
        around = {node.tag for node in self._open}
        if around & {"blockquote", "div"} or (tag == "table" and "li" in around):
            tag = _ROWS.get(tag, tag)
        if tag == "span" and next(self._open[-1].iterchildren(), None) is not None:
            self._write(" | ")
        if token.tag in LISTS:
            self._write_number()
        first, last = token.map or (0, 1)
        lines = first + 1, max(last, first + 1)
        node = SubElement(self._parent(tag, lines), tag, {"class": AS_IT_STANDS})
        self._lines[node] = (lines[0], lines[0]) if tag == "li" else lines
        if token.type == "footnote_open":
            self._footnotes[node] = str(footnote_number(self.environment, token.info))
        elif token.tag == "li" and len(token.info) > 2:
            # A "list" that begins at 2024 is a sentence that begins with a year.
            self._number = f"{token.info}. "
        return node

    def _parent(self, tag: str, lines: Lines) -> Element:
        """Return the element in which a block of that tag is read as what it is."""
        parent = self._open[-1]
        if parent.tag == "blockquote" and tag != "p":
            # Only paragraphs of a quote have a blank row above them.
            above = next(parent.iterchildren(reversed=True), None)
            return SubElement(parent, "p") if above is None else above
        if parent.tag == "li" and tag not in LISTS:
            if next(parent.iterchildren(*LISTS), None) is not None:
                # What stands below a nested list joins that list.
                *_, parent = parent.iter("li")
            self._lines[parent] = self._lines[parent][0], lines[1]
        return parent

    def _leave(self, token: Token) -> None:
        if token.tag == "li":
            self._write_number()
        node = self._open[-1]
        if node.tag == "a" and not "".join(node.itertext()).strip():
            self._write(str(node.get("href")))
        self._open.pop()
        if len(self._open) == 1:
            self.body.extend(self._waiting)
            self._waiting.clear()

    def _add_inline(self, token: Token) -> None:
        first, self._end = token.map or (0, 1)
        self._line = first + 1
        self._write_number()
        tokens = token.children or []
        is_decorative = len(tokens) == 2 and bool(DECORATIVE.fullmatch(tokens[1].content))
        is_alone = tokens and tokens[0].type == "image" and (len(tokens) == 1 or is_decorative)
        if is_alone and [node.tag for node in self._open] == ["body", "p"]:
            is_kept = self._add_image(tokens[0], self._open[-1], is_decorative)
            tokens = [] if is_kept else tokens[1:]
        self.add(tokens)

    def _add_code(self, token: Token) -> None:
        rows = filter(None, map(str.strip, token.content.split("\n")))
        parts = [(Token("hardbreak", "br", 0), Token("text", "", 0, content=row)) for row in rows]
        text = Token("inline", "", 0, map=token.map, children=[*chain(*parts)][1:])
        opening = Token("code_open", "pre", 1, map=token.map, block=True)
        self.add([opening, text, Token("code_close", "pre", -1)])
        if language := token.info.strip():
            self._withhold((token.map or [0])[0] + 1, language, CODE_LANGUAGE)

    def _link(self, token: Token) -> Element:
        """Return the element of a link; inside another, or in plain words, it leads nowhere."""
        written = str(token.attrGet("href") or "")
        address = allowed_address(written)
        if written and not address:
            self._withhold(self._line, written, REFUSED_LINK)
        elif written and any(node.tag in {"a", "img"} for node in self._open):
            self._withhold(self._line, written, LINK_IN_PLAIN_TEXT)
            address = ""
        self._note_use(token)
        node = SubElement(self._open[-1], "a" if address else "span", {"href": address})
        self._lines[node] = self._line, self._line
        return node

    def _note_use(self, token: Token, keeps_title: bool = False) -> None:
        """Note that the label of a link or a picture is used, and its title that is not kept."""
        self._used.add(normalizeReference(str(token.meta.get("label", ""))))
        title = str(token.attrGet("title") or "")
        if title.strip() and not keeps_title:
            self._withhold(self._line, title, LINK_TITLE)

    def _add_image(
        self, token: Token, paragraph: Element | None = None, is_decorative: bool = False
    ) -> bool:
        """Keep a picture for behind the block it is in, or show its words; say whether it is kept.

        One without an address that is all of a ``paragraph`` is the place for a picture that is
        still to come. The title of a picture is its caption.
        """
        lines = (self._line, self._line) if paragraph is None else self._lines[paragraph]
        address, alt = str(token.attrGet("src") or ""), self._alternative(token)
        caption = collapse(str(token.attrGet("title") or ""))
        caption = caption if len(caption) <= LONGEST_CAPTION else ""
        picture = self._picture(address, alt, lines[0]) if address else None
        if paragraph is not None and caption and not address:
            picture = Picture("", b"", alt)
        self._note_use(token, keeps_title=bool(picture and caption))
        if picture is None:
            self._write(alt)
            return False
        node = html.Element("img")
        self._waiting.append(node)
        self._lines[node] = lines
        self._pictures[node] = replace(picture, caption=caption, decorative=is_decorative)
        self.addresses.add(address)
        return True

    def _alternative(self, token: Token) -> str:
        """Return the words of a picture."""
        self._open.append(html.Element("img"))
        self.add(token.children or ())
        return " ".join(text_rows(self._open.pop()))

    def _picture(self, address: str, alt: str, line: int) -> Picture | None:
        """Return the picture at an address; without one, note why."""
        try:
            picture, why = self._find(address, alt), "the picture is too small to be seen"
        except UnusablePictureError as error:
            picture, why = None, str(error)
        if picture is None:
            self._withhold(line, address, why)
        return picture


def _is_text(token: Token) -> bool:
    return not (token.nesting or token.type in _NO_TEXT)


def _words(token: Token) -> str:
    return "\n" if token.type == "softbreak" else token.content
