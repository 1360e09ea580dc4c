"""One part of a Word document as a tree, unless its XML could do harm."""

import re
from typing import Final

from lxml import etree

from career_pages.importing.document_error import DocumentError
from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.readers.docx_names import Xml
from career_pages.importing.readers.html_tree import TOO_DEEP

DAMAGED: Final = (
    "The Word document is damaged; open it in Word, save it again as .docx, and import that."
)
TOO_LARGE: Final = (
    "The Word document unpacks to more than an import takes on; split it, or make its pictures "
    "smaller."
)
_MOST_ELEMENTS: Final = 200_000
_DTD: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# The namespaces of "Strict Open XML", and those that everything else writes.
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/", b"drawingml/2006/"),
)


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
