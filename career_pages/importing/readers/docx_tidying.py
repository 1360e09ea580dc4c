"""A Word document made simple, so that its conversion to HTML loses nothing on the way."""

import re
from dataclasses import dataclass
from typing import Final

from career_pages.importing.readers.docx_drawings import (
    choose_alternatives,
    lift_text_boxes,
    simplify_drawings,
)
from career_pages.importing.readers.docx_left_out import (
    COMMENT,
    HIDDEN,
    add_page_headers,
    comment_texts,
    is_left_out,
    put_below,
)
from career_pages.importing.readers.docx_names import (
    Xml,
    child,
    every,
    name,
    new,
    outer,
    remove,
    unwrap,
    value,
    words_of,
)
from career_pages.importing.readers.docx_package import DocxPackage
from career_pages.importing.readers.docx_styles import (
    CAPTION,
    CONTENTS,
    HEADING,
    LITERAL,
    QUOTE,
    DocxStyles,
)

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
