"""The package of a Word document and the XML in it, as far as they can be trusted."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from lxml import etree

from career_pages.documents.readers.html_tree import TOO_DEEP
from career_pages.documents.source_file import DocumentError, ImportLimits

DAMAGED: Final = (
    "The Word document is damaged; open it in Word, save it again as .docx, and import that."
)
TOO_LARGE: Final = (
    "The Word document unpacks to more than an import takes on; split it, or make its pictures "
    "smaller."
)
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_MOST_ELEMENTS: Final = 200_000
# Of its XML alone; a book of a thousand pages has less.
_MOST_XML: Final = 16_000_000
_CHUNK: Final = 1 << 20
_XML: Final = (".xml", ".rels")
_MEDIA: Final = re.compile(
    r"(?:^|/)media/[^/]+$|\.(?:png|jpe?g|gif|webp|bmp|tiff?|emf|wmf|svg)$", re.IGNORECASE
)
_DTD: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# The namespaces of "Strict Open XML", and those that everything else writes.
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/", b"drawingml/2006/"),
)
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# What lxml gives: it has no types of its own.
Xml = Any
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = {
    "w": _WORD,
    "r": _OFFICE_RELATIONSHIPS,
    "a": f"{_DRAWING}/main",
    "c": f"{_DRAWING}/chart",
    "dgm": f"{_DRAWING}/diagram",
    "pic": f"{_DRAWING}/picture",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
# For the id of each relationship the last word of its kind, and its target.
Related = dict[str, tuple[str, str]]


@dataclass(slots=True)
class DocxPackage:
    """The parts of a Word document: XML as trees, pictures as bytes, each by its name.

    ``others`` are the names of what is not unpacked.
    """

    xml: dict[str, Xml] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)

    def related(self, part: str) -> Related:
        """Return the relationships of a part: for each id its kind's last word, and its target.

        A target inside the package is the name of a part; one outside is an address.
        """
        folder, name = posixpath.split(part)
        tree = self.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: Related = {}
        for link in tree.iter(f"{_RELATIONSHIPS}Relationship") if tree is not None else ():
            target = str(link.get("Target") or "")
            if link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = str(link.get("Type") or "").rpartition("/")[2]
            found[str(link.get("Id"))] = (kind, target)
        return found

    @property
    def document(self) -> str:
        """The name of the part that holds the text. Raises DocumentError when there is none."""
        kinds = self.related("").values()
        name = next((target for kind, target in kinds if kind == "officeDocument"), "")
        name = name if name in self.xml else "word/document.xml"
        if name not in self.xml or not str(self.xml[name].tag).endswith("}document"):
            raise DocumentError(
                "The file holds no Word document; save the guide as Word (.docx) and import that."
            )
        return name

    def zipped(self) -> BytesIO:
        """Return the parts as a package again."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for name, tree in self.xml.items():
                archive.writestr(name, etree.tostring(tree, encoding="utf-8"))
            for name, data in self.media.items():
                archive.writestr(name, data)
        file.seek(0)
        return file


def open_package(data: bytes, limits: ImportLimits) -> DocxPackage:
    """Return what a Word document holds.

    Raises DocumentError for a file that is damaged, encrypted or beyond the limits, whatever its
    headers say of sizes, and for XML that defines entities.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpack(archive, limits)
    except _UNREADABLE:
        raise DocumentError(DAMAGED) from None


def _unpack(archive: zipfile.ZipFile, limits: ImportLimits) -> DocxPackage:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.files:
        raise DocumentError(
            f"The Word document holds more than {limits.files:,} files; remove pictures from it."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocumentError(
            "The document is protected with a password; remove the password in Word, save it "
            "again, and import that."
        )
    package, room, room_for_xml = DocxPackage(), limits.unpacked_bytes, _MOST_XML
    for entry in entries:
        name = entry.filename.replace("\\", "/").lstrip("/")
        is_xml = name.lower().endswith(_XML)
        if not is_xml and not _MEDIA.search(name):
            package.others.append(name)
            continue
        data = _read(archive, entry, min(room, room_for_xml) if is_xml else room)
        room -= len(data)
        if is_xml:
            room_for_xml -= len(data)
            package.xml[name] = parsed_part(data, limits)
        else:
            package.media[name] = data
    return package


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Return what an entry really holds. Raises DocumentError when that is more than ``most``."""
    data = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(min(_CHUNK, most - len(data) + 1)):
            data += chunk
            if len(data) > most:
                raise DocumentError(TOO_LARGE)
    return bytes(data)


def parsed_part(data: bytes, limits: ImportLimits) -> Xml:
    """Return the root of a part, in the namespaces that everything but "Strict Open XML" uses.

    Raises DocumentError for XML that is damaged, that defines entities, or that is too large or
    nests too deeply.
    """
    plain = data.replace(b"\0", b"") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data
    if _DTD.search(plain):
        raise DocumentError(
            "The Word document defines XML entities, which no word processor does; save it again "
            "in Word."
        )
    if plain.count(b"<") > 2 * _MOST_ELEMENTS:
        raise DocumentError(TOO_LARGE)
    if _STRICT in data:
        for strict, usual in _TRANSITIONAL:
            data = data.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(TOO_DEEP if "depth" in str(error) else DAMAGED) from None
    if tree.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(DAMAGED)
    if _is_deeper(tree, limits.nesting):
        raise DocumentError(TOO_DEEP)
    return tree


def _is_deeper(tree: Xml, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def name(short: str) -> str:
    """Return the full name of "w:p" and the like."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def every(root: Xml, *short: str) -> list[Xml]:
    """Return all elements of these names inside ``root`` as a list, which may be changed."""
    return list(root.iter(*map(name, short)))


def child(element: Xml, path: str) -> Xml | None:
    """Return the first element at a path such as "w:pPr/w:pStyle", or None."""
    return element.find(path, NAMESPACES) if element is not None else None


def value(element: Xml | None) -> str:
    """Return the w:val of an element, "" where there is none."""
    return "" if element is None else str(element.get(name("w:val")) or "")


def is_on(element: Xml | None) -> bool | None:
    """Return what a switch such as w:b says, None where there is none."""
    return None if element is None else value(element) not in {"0", "false", "off", "none"}


def outer(element: Xml, short: str) -> Xml | None:
    """Return the nearest element of a name around an element, or None."""
    return next(element.iterancestors(name(short)), None)


def words_of(element: Xml) -> str:
    """Return the text inside an element on one line, without what is deleted."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Xml) -> Iterator[str]:
    texts, breaks = {name("w:t"), name("m:t")}, [name("w:p"), name("w:tab"), name("w:br")]
    for event, node in etree.iterwalk(element, ("start", "end"), tag=[*texts, *breaks]):
        if node.tag not in texts:
            yield " "
        elif event == "start":
            yield node.text or ""


def remove(element: Xml) -> None:
    """Take an element and everything in it out of its tree."""
    element.getparent().remove(element)


def unwrap(element: Xml) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def new(short: str, **attributes: str) -> Xml:
    """Return a new element; attributes are in the namespace of Word."""
    made = etree.Element(name(short), nsmap=NAMESPACES)
    for key, text in attributes.items():
        made.set(name(f"w:{key}"), text)
    return made
