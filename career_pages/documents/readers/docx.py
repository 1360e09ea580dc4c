"""Word documents to an outline: made simple, turned into HTML, and read as that."""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import mammoth

from career_pages.documents.front_matter import DocumentFormat, GuideDocument
from career_pages.documents.outline import (
    EMBEDDED_FILES,
    INSERTED_DOCUMENT,
    MACROS,
    TRACKED_CHANGES,
)
from career_pages.documents.readers.docx_package import (
    DAMAGED,
    DocxPackage,
    Related,
    Xml,
    child,
    every,
    name,
    new,
    open_package,
    outer,
    remove,
    unwrap,
    value,
    words_of,
)
from career_pages.documents.readers.docx_styles import (
    BULLET,
    CAPTION,
    CHART,
    COMMENT,
    CONTENTS,
    HEADING,
    HIDDEN,
    LEFT_OUT_STYLES,
    LINKED_PICTURE,
    LITERAL,
    NUMBER,
    QUOTE,
    TEXT,
    WHY_LEFT_OUT,
    DocxStyles,
    add_page_headers,
    comment_texts,
    drawn_texts,
    is_left_out,
    put_below,
)
from career_pages.documents.readers.html import read_html
from career_pages.documents.readers.html_blocks import AS_IT_STANDS
from career_pages.documents.readers.html_tree import TOO_DEEP
from career_pages.documents.source_file import DocumentError, ImportLimits

# What the converter looks into. Of anything else that holds text it would drop the text.
_OPENED: Final = frozenset(
    map(
        name,
        (
            *("w:document", "w:body", "w:footnotes", "w:footnote", "w:endnotes", "w:endnote"),
            *("w:p", "w:r", "w:hyperlink", "w:ins", "w:moveTo", "w:tbl", "w:tr", "w:tc"),
        ),
    )
)
_NOTES: Final = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_OF_CONTROLS: Final = (name("w:sdtPr"), name("w:sdtEndPr"))
_HEX: Final = re.compile(r"[0-9A-Fa-f]{4}")
_STYLES: Final = "\n".join(
    (
        *(f"p.{HEADING}{n} => h{n}:fresh" for n in range(1, 7)),
        *(f"p.{BULLET}{n} => ul.lst-word-{n} > li:fresh" for n in range(9)),
        *(f"p.{NUMBER}{n} => ol.lst-word-{n} > li:fresh" for n in range(9)),
        *(f"p.{HEADING}{n}{LITERAL} => h{n}.{AS_IT_STANDS}:fresh" for n in range(1, 7)),
        f"p.{QUOTE}{LITERAL} => blockquote.{AS_IT_STANDS} > p:fresh",
        f"p.{TEXT} => p.{AS_IT_STANDS}:fresh",
        f"table.{LITERAL} => table.{AS_IT_STANDS}:fresh",
        f"p.{QUOTE} => blockquote > p:fresh",
        f"p.{CAPTION} => p.caption:fresh",
        *(f"p.{style} => div.{style.lower()} > p:fresh" for style in LEFT_OUT_STYLES),
    )
)
_IGNORED: Final = (
    ("vbaproject", MACROS),
    ("embeddings/", EMBEDDED_FILES),
    ("afchunk", INSERTED_DOCUMENT),
)


def read_docx(data: bytes, limits: ImportLimits) -> GuideDocument:
    """Return the document that a Word file holds.

    Raises DocumentError for a file that is damaged, protected, beyond the limits, or without text.
    """
    package = open_package(data, limits)
    tracked = tidy(package)
    pictures: dict[str, bytes] = {}
    html = _html(package, pictures)
    document = read_html(html, limits, pictures, WHY_LEFT_OUT, DocumentFormat.DOCX)
    if tracked:
        document.notes.warn(1, TRACKED_CHANGES)
    others = " ".join(package.others).lower()
    for part, message in _IGNORED:
        if part in others:
            document.notes.warn(1, message)
    return document


def _html(package: DocxPackage, pictures: dict[str, bytes]) -> str:
    """Return a package's text as HTML, and add the files of its pictures to ``pictures``."""

    def source(image: Any) -> dict[str, str]:
        ending = mimetypes.guess_extension(image.content_type or "") or ""
        name = f"picture-{len(pictures) + 1}{ending}"
        with image.open() as file:
            pictures[name] = file.read()
        return {"src": name}

    try:
        converted = mammoth.convert_to_html(
            package.zipped(),
            style_map=_STYLES,
            include_default_style_map=False,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(source),
        )
    except RecursionError:
        raise DocumentError(TOO_DEEP) from None
    except Exception:  # mammoth takes for granted what Word writes, and stumbles in many ways.
        raise DocumentError(DAMAGED) from None
    return str(converted.value)


def tidy(package: DocxPackage) -> bool:
    """Change a package's text; return whether it had deletions that were only tracked.

    Afterwards the style of each paragraph says what it is. What is no part of the text, such as
    comments, stands in paragraphs of its own.
    """
    related = package.related(package.document)
    parts = {kind: target for kind, target in related.values() if target in package.xml}
    styles = DocxStyles.of(
        package.xml.get(parts.get("styles", "")), package.xml.get(parts.get("numbering", ""))
    )
    names = [package.document, *(parts[kind] for kind in _NOTES.values() if kind in parts)]
    trees = [_Tidying(package, part, package.xml[part], styles) for part in names]
    known = {kind: _note_ids(package.xml[parts[kind]]) for kind in _NOTES.values() if kind in parts}
    tracked = [tree.tidy(known) for tree in trees]
    add_page_headers(package)
    for kind in ("styles", "numbering"):
        package.xml.pop(parts.get(kind, ""), None)
    return any(tracked)


def _note_ids(notes: Xml) -> set[str]:
    return {str(note.get(name("w:id"))) for note in notes}


@dataclass(slots=True)
class _Tidying:
    """Tidies one part of a package: the text itself, or its notes."""

    package: DocxPackage
    part: str
    root: Xml
    styles: DocxStyles

    def tidy(self, notes: dict[str, set[str]]) -> bool:
        """Tidy the part and return whether text in it was deleted and only tracked."""
        choose_alternatives(self.root)
        tracked = self._drop_deletions()
        self._spell_out_formulas()
        lift_text_boxes(self.root)
        simplify_drawings(self.root, self.package, self.part)
        self._repair(notes)
        self._open_wrappers()
        self._place_comments()
        for paragraph in every(self.root, "w:p"):
            self._mark(paragraph)
        for style in every(self.root, "w:tblStyle"):
            literal = self.styles.is_literal(value(style))
            style.set(name("w:val"), LITERAL if literal else "")
        return tracked

    def _drop_deletions(self) -> bool:
        deleted = [
            one
            for one in every(self.root, "w:del", "w:moveFrom")
            if one.getparent().tag not in {name("w:rPr"), name("w:trPr")}
        ]
        for one in deleted:
            remove(one)
        return bool(deleted)

    def _spell_out_formulas(self) -> None:
        for formula in every(self.root, "m:oMath"):
            run, text = new("w:r"), new("w:t")
            text.text = "".join(part.text or "" for part in every(formula, "m:t"))
            run.append(text)
            formula.getparent().replace(formula, run)
        for display in every(self.root, "m:oMathPara"):
            unwrap(display)

    def _repair(self, notes: dict[str, set[str]]) -> None:
        """Take out what points nowhere: the converter relies on all of it."""
        related = self.package.related(self.part)
        for link in every(self.root, "w:hyperlink"):
            if link.get(name("r:id")) not in related:
                link.attrib.pop(name("r:id"), None)
            # A place in this document, such as a heading to which a table of contents leads.
            link.attrib.pop(name("w:anchor"), None)
        for reference, kind in _NOTES.items():
            for one in every(self.root, reference):
                if one.get(name("w:id")) not in notes.get(kind, ()):
                    remove(one)
        for symbol in every(self.root, "w:sym"):
            if not _HEX.fullmatch(symbol.get(name("w:char")) or ""):
                remove(symbol)
        for span in every(self.root, "w:gridSpan"):
            if not value(span).isdecimal() or len(value(span)) > 3:
                remove(span)
        for mark in every(self.root, "w:bookmarkStart"):
            remove(mark)

    def _open_wrappers(self) -> None:
        """Put text in the place of what holds it, such as controls and fields."""
        for control in every(self.root, "w:sdt"):
            kind = value(child(control, "w:sdtPr/w:docPartObj/w:docPartGallery"))
            for paragraph in every(control, "w:p") if kind == "Table of Contents" else ():
                _set_style(paragraph, CONTENTS)
            for properties in [part for part in control if part.tag in _OF_CONTROLS]:
                control.remove(properties)
        wrappers: set[Xml] = set()
        for content in every(self.root, "w:t", "w:p", "w:drawing"):
            for around in content.iterancestors():
                if around in wrappers:
                    break
                if around.tag not in _OPENED:
                    wrappers.add(around)
        for wrapper in wrappers:
            unwrap(wrapper)

    def _place_comments(self) -> None:
        comments = comment_texts(self.package)
        for reference in every(self.root, "w:commentReference"):
            host = outer(reference, "w:p")
            if host is not None:
                put_below(host, COMMENT, comments.get(str(reference.get(name("w:id"))), ()))
            remove(reference)

    def _mark(self, paragraph: Xml) -> None:
        """Give a paragraph the style that says what it is, and its runs the marks they show."""
        style = value(child(paragraph, "w:pPr/w:pStyle"))
        if is_left_out(style):
            return
        if all(part.tag == name("w:pPr") for part in paragraph):
            remove(paragraph)
            return
        kind = self.styles.kind(paragraph)
        style = style or self.styles.default
        # What such styles look like goes without saying.
        marking = "" if kind.startswith((HEADING, QUOTE, CAPTION)) else style
        hidden = []
        for run in every(paragraph, "w:r"):
            if self.styles.says("w:vanish", run, style):
                hidden.append(words_of(run))
                remove(run)
                continue
            shown = [one for one in ("w:b", "w:i") if self.styles.says(one, run, marking)]
            _set_marks(run, shown)
        put_below(paragraph, HIDDEN, [" ".join(filter(None, hidden))])
        _set_style(paragraph, kind)


def _set_style(paragraph: Xml, style: str) -> None:
    properties = child(paragraph, "w:pPr")
    made = new("w:pPr")
    if style:
        made.append(new("w:pStyle", val=style))
    if properties is not None:
        # Text whose end is deleted goes on in the next paragraph.
        if child(properties, "w:rPr/w:del") is not None:
            made.append(child(properties, "w:rPr"))
        paragraph.remove(properties)
    paragraph.insert(0, made)


def _set_marks(run: Xml, marks: list[str]) -> None:
    properties = child(run, "w:rPr")
    made = new("w:rPr")
    made.extend(new(mark) for mark in marks)
    if properties is not None:
        raised = child(properties, "w:vertAlign")
        if raised is not None:
            made.append(raised)
        run.remove(properties)
    run.insert(0, made)


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
