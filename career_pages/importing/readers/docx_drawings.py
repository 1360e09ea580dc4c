"""Drawings of a Word document made plain: their text to paragraphs, their pictures alone."""

from career_pages.importing.readers.docx_left_out import (
    CHART,
    LINKED_PICTURE,
    drawn_texts,
    put_below,
)
from career_pages.importing.readers.docx_names import (
    Xml,
    child,
    every,
    new,
    outer,
    remove,
    unwrap,
    words_of,
)
from career_pages.importing.readers.docx_package import DocxPackage, Related
from career_pages.importing.readers.docx_pictures import pictures_of


def choose_alternatives(root: Xml) -> None:
    """Keep of each drawing that is there in two forms the one that holds its text."""
    for both in every(root, "mc:AlternateContent"):
        choice, fallback = child(both, "mc:Choice"), child(both, "mc:Fallback")
        better = choice if choice is not None and _holds_content(choice) else fallback
        for other in list(both):
            if other is not better:
                both.remove(other)
        unwrap(both)
        if better is not None:
            unwrap(better)


def lift_text_boxes(root: Xml) -> None:
    """Put what stands in boxes below the paragraphs that hold the boxes."""
    for box in reversed(every(root, "w:txbxContent")):
        host = outer(box, "w:p")
        if host is None:
            unwrap(box)
            continue
        for block in reversed(list(box)):
            host.addnext(block)
        remove(box)


def simplify_drawings(root: Xml, package: DocxPackage, part: str) -> None:
    """Put plain pictures in the place of drawings; ``part`` is the name of the text's part."""
    related = package.related(part)
    for drawing in every(root, "w:drawing", "w:pict", "w:object"):
        _simplify(drawing, package, related)


def _simplify(drawing: Xml, package: DocxPackage, related: Related) -> None:
    """Put plain pictures in the place of a drawing, and its other words below it."""
    host = outer(drawing, "w:p")
    pictures, linked = [], []
    for picture in pictures_of(drawing):
        _, target = related.get(picture.relation, ("", ""))
        if target in package.media:
            pictures.append(picture.as_drawing())
        else:
            linked.append(" ".join(filter(None, [picture.alt, target])))
    if host is not None:
        put_below(host, LINKED_PICTURE, linked)
        put_below(host, CHART, drawn_texts(drawing, package, related))
    written = new("w:t")
    written.text = f" {words_of(drawing)} "
    at = drawing.getparent().index(drawing)
    drawing.getparent()[at : at + 1] = [written, *pictures]


def _holds_content(choice: Xml) -> bool:
    return bool(every(choice, "w:txbxContent", "a:blip", "w:t", "c:chart", "dgm:relIds"))
