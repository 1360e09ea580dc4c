"""Word documents for tests: made by python-docx, with the XML that it does not write."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

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
