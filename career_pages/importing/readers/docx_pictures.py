"""Pictures of a Word document, in whichever of its ways they are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from career_pages.importing.readers.docx_names import Xml, every, name, new, outer


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture: the relationship that leads to its file, and its alternative text."""

    relation: str
    alt: str

    def as_drawing(self) -> Xml:
        """Return the picture as the plainest drawing that shows it."""
        drawing, inline, described = new("w:drawing"), new("wp:inline"), new("wp:docPr")
        described.set("descr", self.alt)
        holder = inline
        for tag in ("a:graphic", "a:graphicData", "pic:pic", "pic:blipFill"):
            inner = new(tag)
            holder.append(inner)
            holder = inner
        blip = new("a:blip")
        blip.set(name("r:embed"), self.relation)
        holder.append(blip)
        inline.insert(0, described)
        drawing.append(inline)
        return drawing


def pictures_of(drawing: Xml) -> Iterator[DrawnPicture]:
    """Yield the pictures in a drawing, a picture of older versions, or an embedded object."""
    described = next((_described(one) for one in every(drawing, "wp:docPr")), "")
    for blip in every(drawing, "a:blip"):
        relation = blip.get(name("r:embed")) or blip.get(name("r:link"))
        frame = outer(blip, "pic:pic")
        own = (
            next((_described(one) for one in every(frame, "pic:cNvPr")), "")
            if frame is not None
            else ""
        )
        if relation:
            yield DrawnPicture(str(relation), own or described)
    for image in every(drawing, "v:imagedata"):
        shape = outer(image, "v:shape")
        alt = "" if shape is None else str(shape.get("alt") or "")
        if relation := image.get(name("r:id")):
            yield DrawnPicture(str(relation), alt or str(image.get(name("o:title")) or ""))


def _described(element: Xml) -> str:
    return str(element.get("descr") or element.get("title") or "").strip()
