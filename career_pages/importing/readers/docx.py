"""Word documents to an outline: mammoth makes HTML of them, which is read as any other."""

import mimetypes
from typing import Any, Final

import mammoth

from career_pages.importing.document_error import DocumentError
from career_pages.importing.guide_document import DocumentFormat, GuideDocument
from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.notes import EMBEDDED_FILES, INSERTED_DOCUMENT, MACROS, TRACKED_CHANGES
from career_pages.importing.readers.docx_left_out import LEFT_OUT_STYLES, WHY_LEFT_OUT
from career_pages.importing.readers.docx_package import DocxPackage, open_package
from career_pages.importing.readers.docx_styles import (
    BULLET,
    CAPTION,
    HEADING,
    LITERAL,
    NUMBER,
    QUOTE,
    TEXT,
)
from career_pages.importing.readers.docx_tidying import tidy
from career_pages.importing.readers.docx_xml import DAMAGED
from career_pages.importing.readers.html import read_html
from career_pages.importing.readers.html_single_blocks import AS_IT_STANDS
from career_pages.importing.readers.html_tree import TOO_DEEP

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
