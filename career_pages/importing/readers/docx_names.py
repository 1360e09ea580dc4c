"""The names of elements in the XML of Word."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

# What lxml gives: it has no types of its own.
Xml = Any

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = {
    "w": _WORD,
    "r": _RELATIONSHIPS,
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
