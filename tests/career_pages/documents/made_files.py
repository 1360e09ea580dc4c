"""Files for tests: pictures, zip archives as people pack them and as nobody should, Word documents.

Word documents are made by python-docx, with the XML that it does not write.
"""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from PIL import Image


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
