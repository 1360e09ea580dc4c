"""Guides by the thousand: one shape, drawn from a seed, written down in every format."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import groupby
from random import Random
from typing import Final

import docx

from tests.career_pages.documents.generated_guides import PARTS, ROLES, SECTIONS
from tests.career_pages.documents.made_files import part, rewritten, saved

WORDS: Final = (
    *("hives", "the", "wax", "and", "slowly", "Überzug", "naïve", "東京", "C++", "it's", "5"),
    *("a < b", "R&D", "№7", "50 %", "“so”", "—", "e.g."),
)
CHAPTER: Final = "How to Begin with {}"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style: "", "b", "i", or "a" for a link."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a guide.

    ``kind`` is heading, text, item, number, quote, table or note; ``level`` that of a heading, or
    how deep an item is. A table has ``rows`` and no ``runs``.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Shape:
    """A guide without a format; every line of it has a marker, a word that occurs once."""

    random: Random
    blocks: list[Block] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)

    def marker(self) -> str:
        """Return a new marker."""
        self.markers.append(f"zq{len(self.markers)}k")
        return self.markers[-1]

    def phrase(self, most: int = 5) -> str:
        """Return some words with a marker among them."""
        words = self.random.choices(WORDS, k=self.random.randint(0, most))
        words.insert(self.random.randint(0, len(words)), self.marker())
        return " ".join(words) + self.random.choice(("", ".", ".", "?", ":"))

    def runs(self) -> tuple[Run, ...]:
        """Return a line of text in one or more styles."""
        styles = self.random.choices(
            ("", "", "", "b", "i", "a"), k=self.random.choice((1, 1, 2, 3))
        )
        return tuple(Run(style, self.phrase()) for style in styles)

    def add(self, kind: str, runs: tuple[Run, ...], level: int = 0) -> None:
        """Add a block."""
        self.blocks.append(Block(kind, runs, level))


def shape_of(seed: int) -> Shape:
    """Return the guide of that seed."""
    shape = Shape(Random(seed))
    one, many, article = shape.random.choice(ROLES)

    def heading(pattern: str, level: int) -> None:
        words = pattern.format(one=one, many=many, a=f"{article} {one}")
        shape.add("heading", (Run("", words),), level)

    heading("What is {a}?", 1)
    for _ in range(shape.random.randint(0, 2)):
        shape.add("text", shape.runs())
    for pattern in shape.random.choices(SECTIONS, k=shape.random.randint(1, 4)):
        if shape.random.random() < 0.1:
            shape.add("heading", (Run("", CHAPTER.format(shape.marker())),), 1)
        heading(pattern, 2)
        for _ in range(shape.random.randint(0, 4)):
            _add_block(shape, heading)
    return shape


def _add_block(shape: Shape, heading: Callable[[str, int], None]) -> None:
    match shape.random.choice(("text", "text", "items", "items", "part", "quote", "table", "faq")):
        case "text":
            shape.add("text", shape.runs())
        case "items":
            kind = shape.random.choice(("item", "item", "number"))
            for depth in (0, shape.random.choice((0, 0, 1)), 0):
                shape.add(kind, shape.runs(), depth)
        case "part":
            heading(shape.random.choice(PARTS), 3)
        case "quote":
            shape.add("quote", (Run("", shape.phrase()),))
        case "table":
            width = shape.random.randint(1, 3)
            rows = tuple(tuple(shape.phrase(2) for _ in range(width)) for _ in range(2))
            shape.blocks.append(Block("table", rows=rows))
        case "faq":
            shape.add("text", (Run("b", f"{shape.phrase(2)}?"),))
            shape.add("text", shape.runs())


ADDRESS = "https://example.org/"


def plain_text(shape: Shape) -> bytes:
    """Return the guide as plain text, as somebody types it."""
    marks = {"item": "• ", "number": "1. ", "heading": "", "text": "", "quote": "", "table": ""}
    rows = []
    for block in shape.blocks:
        texts = [" ".join(run.text for run in block.runs)] if block.runs else []
        texts += ["\t".join(row) for row in block.rows]
        indent = "  " * block.level if block.kind in {"item", "number"} else ""
        rows += [f"{indent}{marks[block.kind]}{text}" for text in texts]
        rows += [""] * shape.random.choice((0, 1, 1))
    return "\n".join(rows).encode(shape.random.choice(("utf-8", "utf-8-sig", "utf-16")))


def markdown(shape: Shape) -> bytes:
    """Return the guide as Markdown."""
    rows = []
    for block in shape.blocks:
        text = " ".join(map(_markdown_run, block.runs))
        match block.kind:
            case "heading":
                rows += [f"{'#' * block.level} {text}", ""]
            case "item" | "number":
                rows.append(f"{'    ' * block.level}{'-' if block.kind == 'item' else '1.'} {text}")
            case "quote":
                rows += ["", f"> {text}", ">", f"> — {shape.marker()}", ""]
            case "table":
                head, *others = [f"| {' | '.join(row)} |" for row in block.rows]
                rows += ["", head, "|---" * len(block.rows[0]) + "|", *others, ""]
            case _:
                rows += ["", text, ""]
        if block.kind == "text" and shape.random.random() < 0.1:
            rows[-2] += "[^1]"
            rows += [f"[^1]: {shape.phrase()}", ""]
    return "\n".join(rows).encode()


def _markdown_run(run: Run) -> str:
    match run.style:
        case "b":
            return f"**{run.text}**"
        case "i":
            return f"*{run.text}*"
        case "a":
            return f"[{run.text}]({ADDRESS})"
    return run.text


def clean_html(shape: Shape) -> bytes:
    """Return the guide as HTML that somebody wrote by hand."""
    marks = {"b": "<strong>{}</strong>", "i": "<em>{}</em>", "a": f'<a href="{ADDRESS}">{{}}</a>'}
    return _page(shape, lambda run: marks.get(run.style, "{}").format(escape(run.text)))


def google_docs(shape: Shape) -> bytes:
    """Return the guide as what Google Docs puts on the clipboard."""
    styles = {"b": "font-weight:700", "i": "font-style:italic"}

    def span(run: Run) -> str:
        style = f"font-size:11pt;font-weight:400;{styles.get(run.style, '')}"
        text = f'<span style="{style}">{escape(run.text)}</span>'
        link = f"https://www.google.com/url?q={ADDRESS}&amp;sa=D&amp;source=editors"
        return f'<a href="{link}">{text}</a>' if run.style == "a" else text

    inner = _page(shape, span).decode()
    return f'<meta charset="utf-8"><b style="font-weight:normal;">{inner}</b>'.encode()


def saved_page(shape: Shape) -> bytes:
    """Return the guide as a page of a site, with what the site puts around it."""
    inner = clean_html(shape).decode()
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>T</title><style>p{{}}</style>"
        f"<script>var a = '<p>';</script></head><body><header><p>{shape.phrase()}</p></header>"
        f"<nav><ul><li><a href='/'>{shape.phrase()}</a></li></ul></nav><main>{inner}</main>"
        f"<aside>{shape.phrase()}</aside><footer><p>{shape.phrase()}</p></footer></body></html>"
    ).encode()


def _page(shape: Shape, written: Callable[[Run], str]) -> bytes:
    html = []
    for is_list, blocks in groupby(shape.blocks, lambda one: one.kind in {"item", "number"}):
        if is_list:
            html += [_list(list(run), written) for _, run in groupby(blocks, lambda one: one.kind)]
        else:
            html += [_html_block(block, written) for block in blocks]
    return "\n".join(html).encode()


def _list(items: list[Block], written: Callable[[Run], str]) -> str:
    tag = "ol" if items[0].kind == "number" else "ul"
    html = f"<{tag}>"
    for item in items:
        text = " ".join(map(written, item.runs))
        html += f"<{tag}><li>{text}</li></{tag}>" if item.level else f"<li><p>{text}</p></li>"
    return f"{html}</{tag}>"


def _html_block(block: Block, written: Callable[[Run], str]) -> str:
    text = " ".join(map(written, block.runs))
    match block.kind:
        case "heading":
            return f"<h{block.level}>{text}</h{block.level}>"
        case "quote":
            return f"<blockquote><p>{text}</p></blockquote>"
        case "table":
            cells = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows]
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    return f"<p>{text}</p>"


@cache
def _empty_word_file() -> bytes:
    return saved(docx.Document())


def word(shape: Shape) -> bytes:
    """Return the guide as a Word document."""
    body = "".join(map(_word_block, shape.blocks))
    document = part("document", f"<w:body>{body}<w:sectPr/></w:body>")
    return rewritten(_empty_word_file(), {"word/document.xml": lambda _: document})


def _word_block(block: Block) -> str:
    if block.kind == "table":
        rows = (
            "".join(f"<w:tc>{_paragraph('', (Run('', cell),))}</w:tc>" for cell in row)
            for row in block.rows
        )
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    style = {
        "heading": f"Heading{block.level}",
        "item": "ListBullet2" if block.level else "ListBullet",
        "number": "ListNumber2" if block.level else "ListNumber",
        "quote": "Quote",
    }
    return _paragraph(style.get(block.kind, ""), block.runs)


def _paragraph(style: str, runs: tuple[Run, ...]) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(_word_run, runs))}</w:p>"


def _word_run(run: Run) -> str:
    marks = f"<w:rPr><w:{run.style}/></w:rPr>" if run.style in {"b", "i"} else ""
    text = escape(run.text, quote=False)
    return f'<w:r>{marks}<w:t xml:space="preserve">{text} </w:t></w:r>'


FORMATS: dict[str, tuple[str, Callable[[Shape], bytes]]] = {
    "plain text": (".txt", plain_text),
    "Markdown": (".md", markdown),
    "HTML": (".html", clean_html),
    "Google Docs": (".html", google_docs),
    "saved page": (".html", saved_page),
    "Word": (".docx", word),
}
