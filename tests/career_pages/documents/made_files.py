"""Files for tests, and the words that readers see in them.

There are small guides, pictures, and zip archives as people pack them and as nobody should;
Word documents are made by python-docx, with the XML that it does not write.
"""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree, html
from PIL import Image

from career_pages.documents.draft import Draft
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_document
from career_pages.text import words

GUIDE = """---
role: {role}
area: {area}
skills: [{skill}]
related: [{related}]
---
# What is a {role}?

They work with care.

## Definition of a {role}

A {role} does what the name says.

## Key Responsibilities of a {role}

- Beginning on time
- Clearing up
"""


def guide(
    role: str, area: str = "Crafts", skill: str = "Patience", related: str = "", more: str = ""
) -> bytes:
    """Return a small guide in Markdown."""
    text = GUIDE.format(role=role, area=area, skill=skill, related=related)
    return (text + more).encode()


def draft_guide(data: bytes, file_name: str) -> Draft:
    """Return the draft of the guide that a file holds, in the year 2031."""
    return match(read_document(data, file_name), year=2031)


def picture_file(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    """Return the bytes of a picture."""
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind)
    return file.getvalue()


def zip_of(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return an archive of files by their names; a name that ends with "/" is a folder."""
    packed = BytesIO()
    with ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            # Unlike a plain name, this one is stored letter for letter.
            info = ZipInfo("x")
            info.filename = name
            info.compress_type = method
            archive.writestr(info, data)
    return packed.getvalue()


def changed(archive: bytes, offset: int, size: int, value: int) -> bytes:
    """Return an archive of one file with a number changed in both of the file's headers.

    ``offset`` is that of the number in the header before the file's bytes; the header in the list
    at the end has the same fields two bytes later.
    """
    data = bytearray(archive)
    number = value.to_bytes(size, "little")
    first, listed = data.index(b"PK\x03\x04"), data.rindex(b"PK\x01\x02")
    data[first + offset : first + offset + size] = number
    data[listed + offset + 2 : listed + offset + 2 + size] = number
    return bytes(data)


_NAMESPACES = " ".join(
    (
        nsdecls("w", "r", "a", "pic", "wp", "m", "w14", "c", "dgm"),
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
    )
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document: Document) -> bytes:
    """Return a document as a file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def xml(inner: str) -> BaseOxmlElement:
    """Return one element of Word's XML, with its namespaces declared."""
    return parse_xml(f"<w:body {_NAMESPACES}>{inner}</w:body>")[0]


def part(root: str, inner: str) -> bytes:
    """Return a part of a package: its root element with what it holds."""
    return f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>".encode()


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a file with these parts in its package, related to the document by their names."""
    links = "".join(
        f'<Relationship Id="rIdT{n}" Type="{RELATIONSHIPS}/{name.removesuffix(".xml")}" '
        f'Target="{name}"/>'
        for n, name in enumerate(parts)
    )
    added = {f"word/{name}": content for name, content in parts.items()}

    def link(content: bytes) -> bytes:
        return content.replace(b"</Relationships>", links.encode() + b"</Relationships>")

    return rewritten(data, {"word/_rels/document.xml.rels": link}, added)


def rewritten(
    data: bytes,
    changes: Mapping[str, Callable[[bytes], bytes]],
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a package with the content of some of its files changed, and others added."""
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return file.getvalue()


# The words of files, found without the readers: what those must not lose.


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_BLOCKS = frozenset(
    (
        *("p", "div", "li", "td", "th", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr"),
        *("option", "ul", "ol", "table", "blockquote", "pre", "caption", "summary", "figcaption"),
        *("main", "article", "section", "header", "footer", "nav", "aside", "form", "details"),
        *("body", "hr", "img", "button", "select", "figure", "dl", "iframe", "noscript"),
    )
)


def lost_words(document: GuideDocument, shown: str) -> Counter[str]:
    """Return the words of ``shown`` that a document has neither in its text nor in its notes."""
    notes = (document.notes, document.outline.notes)
    told = [note.text for found in notes for note in (*found.unplaced, *found.withheld)]
    return Counter(words(shown)) - Counter(words("\n".join([document.text, *told])))


def shown_in_page(page: str) -> str:
    """Return all text of a page that is no code, with spaces where blocks part it."""
    root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    body = root.find("body")
    return "".join(_texts(root if body is None else body))


def _texts(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "xml", "title"}:
        return
    if "mso-list:ignore" in (element.get("style") or "").lower():
        return
    around = " " if element.tag in _BLOCKS else ""
    yield around + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield around


def shown_in_word(data: bytes) -> str:
    """Return the text of all parts of a Word document that people read."""
    texts: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith(tuple(f"word/{story}" for story in _STORIES)):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{_WORD}p"):
                    texts.append("".join(_own_texts(paragraph)))
    return "\n".join(texts)


def _own_texts(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, not that of paragraphs in boxes inside it."""
    for child in element:
        if child.tag in {f"{_WORD}del", f"{_WORD}p", _FALLBACK}:
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in {f"{_WORD}br", f"{_WORD}tab"}:
            yield " "
        yield from _own_texts(child)
