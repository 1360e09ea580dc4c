"""Runs of text in paragraphs of a Word document."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from career_pages.exporting.runs import Run

# What XML cannot hold.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINK_COLOR: Final = RGBColor(0x05, 0x63, 0xC1)


def clean(text: str) -> str:
    """Return text without the characters that a Word document cannot hold."""
    return _CONTROLS.sub("", text)


def add_runs(paragraph: Any, runs: Iterable[Run]) -> None:
    """Write runs into a paragraph; links are blue and underlined as Word's own are."""
    for address, group in groupby(runs, key=lambda run: run.address):
        written = [_add(paragraph, run) for run in group if run.text]
        if address and written:
            _link(paragraph, written, address)


def _add(paragraph: Any, run: Run) -> Any:
    made = paragraph.add_run()
    made.bold, made.italic = run.bold or None, run.italic or None
    for number, row in enumerate(clean(run.text).split("\n")):
        if number:
            made.add_break()
        made.add_text(row)
    if run.address:
        made.font.underline, made.font.color.rgb = True, _LINK_COLOR
    return made


def _link(paragraph: Any, runs: list[Any], address: str) -> None:
    link = OxmlElement("w:hyperlink")
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), identity)
    runs[0]._r.addprevious(link)
    for run in runs:
        link.append(run._r)
