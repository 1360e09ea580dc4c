"""The package of a Word document, unpacked as far as it can be trusted."""

import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from lxml import etree

from career_pages.importing.document_error import DocumentError
from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.readers.docx_names import Xml
from career_pages.importing.readers.docx_xml import DAMAGED, TOO_LARGE, parsed_part

# Of its XML alone; a book of a thousand pages has less.
_MOST_XML: Final = 16_000_000
_XML: Final = (".xml", ".rels")
_MEDIA: Final = re.compile(
    r"(?:^|/)media/[^/]+$|\.(?:png|jpe?g|gif|webp|bmp|tiff?|emf|wmf|svg)$", re.IGNORECASE
)
_CHUNK: Final = 1 << 20
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
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
