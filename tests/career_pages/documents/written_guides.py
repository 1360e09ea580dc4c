"""Guides as people and programs write them: one in many forms, and any in each format."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from html import escape
from itertools import groupby
from typing import Final

import docx
from docx.document import Document

from tests.career_pages.documents.generated_guides import Block, Run, Shape
from tests.career_pages.documents.made_files import (
    part,
    picture_file,
    rewritten,
    saved,
    with_parts,
    xml,
)

# What each line is, and its words: (t)itle, (1) section, (2) part of one, (p)aragraph, (i)tem.
LINES: Final = (
    ("t", "What is a Baker?"),
    ("p", "Bakers turn flour and water into bread, mostly while others sleep."),
    ("1", "Definition of a Baker"),
    ("p", "A baker makes dough, shapes it and bakes it – by hand or with machines."),
    ("1", "Key Responsibilities of a Baker"),
    ("p", "On most days a baker does the following:"),
    ("i", "Weighs and mixes the ingredients of each dough"),
    ("i", "Watches the temperature of the proving room"),
    ("i", "Cleans the bench, the mixer and the oven"),
    ("1", "Day to Day Activities for Bakers at Different Levels"),
    ("2", "Daily Responsibilities for Junior Bakers"),
    ("i", "Shapes rolls under supervision"),
    ("i", "Keeps the store of flour in order"),
    ("2", "Daily Responsibilities for Senior Bakers"),
    ("i", "Plans the night’s doughs"),
    ("1", "FAQs about Bakers"),
    ("2", "How early does the day begin?"),
    ("p", "In most bakeries between two and four o’clock in the morning."),
    ("2", "Is it heavy work?"),
    ("p", "Sacks weigh 25 kilograms, so lifting aids are worth asking for."),
)
KINDS: Final = ["DefinitionSection", "ResponsibilitiesSection", "LevelsSection", "FAQSection"]

Writer = Callable[[], tuple[str, bytes]]


def _blocks(forms: dict[str, str], opening: str = "<ul>", closing: str = "</ul>") -> str:
    """Return the lines as HTML, each in the form for its kind, items inside a list."""
    html, inside = "", False
    for kind, text in LINES:
        if (kind == "i") is not inside:
            html += closing if inside else opening
            inside = not inside
        html += forms[kind].format(escape(text, quote=False))
    return html + (closing if inside else "")


def google_docs_clipboard() -> tuple[str, bytes]:
    """Return what Google Docs puts into the clipboard."""
    span = '<span style="font-size:11pt;font-family:Arial;font-weight:400;">{}</span>'
    heading = '<h{} dir="ltr" style="line-height:1.38;">' + span + "</h{}>"
    html = _blocks(
        {
            "t": heading.format(1, "{}", 1),
            "1": heading.format(2, "{}", 2),
            "2": heading.format(3, "{}", 3),
            "p": f'<p dir="ltr" style="line-height:1.38;">{span}</p>',
            "i": f'<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">{span}</p></li>',
        }
    )
    guid = '<b style="font-weight:normal;" id="docs-internal-guid-5f0c">'
    return "pasted.html", f"<meta charset='utf-8'>{guid}{html}</b><br>".encode()


def google_docs_export() -> tuple[str, bytes]:
    """Return a page that Google Docs saves."""
    style = "<style>.lst-kix_1-0>li:before{content:'●'}.c1{font-weight:700}.c2{color:#000}</style>"
    span = '<span class="c2">{}</span>'
    html = _blocks(
        {
            "t": f'<p class="c4 title" id="h.a1">{span}</p>',
            "1": f'<h2 class="c3" id="h.a2">{span}</h2>',
            "2": f'<h3 class="c3">{span}</h3>',
            "p": f'<p class="c0">{span}</p><p class="c0 c5"><span class="c2"></span></p>',
            "i": f'<li class="c0 li-bullet-0">{span}</li>',
        },
        '<ul class="c6 lst-kix_1-0 start">',
    )
    page = f"<html><head><meta content='text/html; charset=UTF-8'>{style}</head>"
    return "Guide.html", f"{page}<body class='c7 doc-content'>{html}</body></html>".encode()


def word_as_page() -> tuple[str, bytes]:
    """Return a page that Word saves, in its old encoding."""
    bullet = (
        "<![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'>"
        "<span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;"
        "</span></span></span><![endif]>"
    )
    item = "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
    html = _blocks(
        {
            "t": "<p class=MsoTitle><span lang=EN-GB>{}<o:p></o:p></span></p>\r\n",
            "1": "<h2><span lang=EN-GB>{}<o:p></o:p></span></h2>\r\n",
            "2": "<h3>{}</h3>\r\n",
            "p": "<p class=MsoNormal>{}<o:p></o:p></p>\r\n",
            "i": f"{item}{bullet}{{}}<o:p></o:p></p>\r\n",
        },
        "",
        "",
    )
    head = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta '
        'http-equiv=Content-Type content="text/html; charset=windows-1252">'
        "<!--[if gte mso 9]><xml><o:DocumentProperties>"
        "<o:Author>x</o:Author></o:DocumentProperties></xml><![endif]--><style>p.MsoNormal"
        "{margin:0cm}</style></head><body lang=EN-GB><div class=WordSection1>"
    )
    return "guide.htm", f"{head}{html}</div></body></html>".encode("cp1252")


def saved_page() -> tuple[str, bytes]:
    """Return a page saved from a web site, with what such a site has around its text."""
    html = _blocks(
        {
            "t": "",
            "1": "<section><h2>{}<a class='anchor' href='#s'>#</a></h2>",
            "2": "<h3>{}</h3>",
            "p": "<p onclick='track()'>{}</p>",
            "i": "<li>{}</li>",
        }
    )
    page = (
        "<!doctype html><html><head><title>Baker | Jobs</title><script>var a = 'b';</script></head>"
        "<body><header><a href='/'>Job board</a><nav><ul><li>Home</li><li>Salaries</li></ul></nav>"
        f"</header><main><h1>{LINES[0][1]}</h1><div class='share'><button>Share</button></div>"
        f"{html}"
        "<aside>Courses near you</aside></main><footer><p>All rights reserved</p></footer>"
        "<img src='https://stats.example/p.gif' width='1' height='1'></body></html>"
    )
    return "baker.html", page.encode()


def accordion_page() -> tuple[str, bytes]:
    """Return a page made of divs, whose parts open when somebody clicks."""
    html = _blocks(
        {
            "t": "<div role='heading' aria-level='1'>{}</div>",
            "1": "<div role='heading' aria-level='2'><b>{}</b></div>",
            "2": "<h3><button aria-expanded='false'>{}</button></h3>",
            "p": "<div>{}<br></div>",
            "i": "<li><div><span>{}</span></div></li>",
        },
        "<div><ul>",
        "</ul></div>",
    )
    return "page.html", f"\ufeff<div id='app'><div class='row'>{html}</div></div>".encode()


def _word(styles: dict[str, str]) -> Document:
    document = docx.Document()
    for kind, text in LINES:
        document.add_paragraph(text, style=styles[kind])
    return document


def word_with_styles() -> tuple[str, bytes]:
    """Return a Word document with styles for everything."""
    styles = {"t": "Title", "1": "Heading 1", "2": "Heading 2", "p": "Normal", "i": "List Bullet"}
    return "guide.docx", saved(_word(styles))


def word_with_lower_headings() -> tuple[str, bytes]:
    """Return a Word document whose title is a heading like the others, one level up."""
    styles = {
        "t": "Heading 1",
        "1": "Heading 2",
        "2": "Heading 3",
        "p": "Body Text",
        "i": "List Number",
    }
    return "guide.docx", saved(_word(styles))


def word_with_everything() -> tuple[str, bytes]:
    """Return a Word document with boxes, notes, comments, headers, pictures and changes."""
    document = _word(
        {"t": "Title", "1": "Heading 1", "2": "Heading 2", "p": "Normal", "i": "List Bullet 2"}
    )
    document.sections[0].header.paragraphs[0].text = "Draft for the guide"
    document.sections[0].footer.paragraphs[0].text = "Bakers, spring"
    lede = document.paragraphs[1]._p
    aside = "<w:p><w:r><w:t>Did you know? Bread is old.</w:t></w:r></w:p>"
    box = f"<w:txbxContent>{aside}</w:txbxContent>"
    for run in (
        "<w:r><w:footnoteReference w:id='2'/></w:r>",
        "<w:r><w:commentReference w:id='0'/></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> Ask Kim.</w:t></w:r>",
        "<w:del w:id='7'><w:r><w:delText> Removed.</w:delText></w:r></w:del>",
        f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>",
    ):
        lede.append(xml(run))
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>Not all do.</w:t></w:r></w:p></w:footnote>"
    comment = "<w:comment w:id='0'><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment>"
    parts = {
        "footnotes.xml": part("footnotes", note),
        "comments.xml": part("comments", comment),
    }
    return "guide.docx", with_parts(saved(document), parts)


def page_with_tables() -> tuple[str, bytes]:
    """Return a page that a mail program lays out in tables, with a picture in its text."""
    picture = b64encode(picture_file()).decode()
    html = _blocks(
        {
            "t": "<tr><td><h1>{}</h1></td></tr>",
            "1": "<tr><td><h2>{}</h2></td></tr>",
            "2": "<tr><td><h3>{}</h3></td></tr>",
            "p": "<tr><td><font face='Arial'><p>{}</p></font></td></tr>",
            "i": "<li><font>{}</font>",
        },
        "<tr><td><ul>",
        "</ul></td></tr>",
    )
    image = f"<tr><td><img src='data:image/png;base64,{picture}' alt='A peel'></td></tr>"
    table = f"<table width='600'><tbody>{html}{image}</tbody></table>"
    return "mail.html", f"<html><body bgcolor='#fff'><center>{table}</center></body>".encode()


def _plain() -> str:
    return "\n".join(
        f"• {text}" if kind == "i" else f"\n{text}\n" if kind in "t12" else text
        for kind, text in LINES
    )


def notepad() -> tuple[str, bytes]:
    """Return a text as Windows saves it for "Unicode"."""
    return "guide.txt", _plain().replace("\n", "\r\n").encode("utf-16")


def text_without_a_mark() -> tuple[str, bytes]:
    """Return a text in UTF-16 that does not say so."""
    return "guide.txt", _plain().encode("utf-16-le")


def old_windows() -> tuple[str, bytes]:
    """Return a text in Windows-1252."""
    return "guide.txt", _plain().replace("\n", "\r\n").encode("cp1252")


def old_mac() -> tuple[str, bytes]:
    """Return a text with the line ends of old Macs."""
    return "guide.txt", _plain().replace("\n", "\r").encode()


def markdown() -> tuple[str, bytes]:
    """Return a guide in Markdown, with the byte-order mark that some editors write."""
    signs = {"t": "# ", "1": "\n## ", "2": "\n### ", "p": "\n", "i": "- "}
    text = "\r\n".join(signs[kind] + text for kind, text in LINES)
    return "guide.markdown", text.encode("utf-8-sig")


WRITERS: Final[tuple[Writer, ...]] = (
    *(google_docs_clipboard, google_docs_export, word_as_page, saved_page, accordion_page),
    *(word_with_styles, word_with_lower_headings, word_with_everything, page_with_tables),
    *(notepad, text_without_a_mark, old_windows, old_mac, markdown),
)


# Any guide in the formats that are read.


_ADDRESS = "https://example.org/"


def text_of(shape: Shape) -> bytes:
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


def markdown_of(shape: Shape) -> bytes:
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
            return f"[{run.text}]({_ADDRESS})"
    return run.text


def html_of(shape: Shape) -> bytes:
    """Return the guide as HTML that somebody wrote by hand."""
    marks = {"b": "<strong>{}</strong>", "i": "<em>{}</em>", "a": f'<a href="{_ADDRESS}">{{}}</a>'}
    return _page(shape, lambda run: marks.get(run.style, "{}").format(escape(run.text)))


def google_docs_of(shape: Shape) -> bytes:
    """Return the guide as what Google Docs puts on the clipboard."""
    styles = {"b": "font-weight:700", "i": "font-style:italic"}

    def span(run: Run) -> str:
        style = f"font-size:11pt;font-weight:400;{styles.get(run.style, '')}"
        text = f'<span style="{style}">{escape(run.text)}</span>'
        link = f"https://www.google.com/url?q={_ADDRESS}&amp;sa=D&amp;source=editors"
        return f'<a href="{link}">{text}</a>' if run.style == "a" else text

    inner = _page(shape, span).decode()
    return f'<meta charset="utf-8"><b style="font-weight:normal;">{inner}</b>'.encode()


def saved_page_of(shape: Shape) -> bytes:
    """Return the guide as a page of a site, with what the site puts around it."""
    inner = html_of(shape).decode()
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


def word_of(shape: Shape) -> bytes:
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
    "plain text": (".txt", text_of),
    "Markdown": (".md", markdown_of),
    "HTML": (".html", html_of),
    "Google Docs": (".html", google_docs_of),
    "saved page": (".html", saved_page_of),
    "Word": (".docx", word_of),
}
