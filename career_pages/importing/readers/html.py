"""HTML to an outline: pages saved from the web, and what word processors write."""

from collections.abc import Mapping

from career_pages.importing.document_error import DocumentError
from career_pages.importing.guide_document import DocumentFormat, GuideDocument
from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.readers.front_matter import read_front_matter
from career_pages.importing.readers.front_matter_table import take_front_matter
from career_pages.importing.readers.html_footnotes import find_footnotes
from career_pages.importing.readers.html_inline import InlineWalk
from career_pages.importing.readers.html_pictures import PagePictures
from career_pages.importing.readers.html_quotes import mark_attributions
from career_pages.importing.readers.html_regions import Regions
from career_pages.importing.readers.html_styles import PageStyles
from career_pages.importing.readers.html_tree import (
    TOO_DEEP,
    page_tree,
    with_blocks_inside,
)
from career_pages.importing.readers.html_walk import BlockWalk
from career_pages.importing.readers.rendition import Rendition


def read_html(
    text: str,
    limits: ImportLimits,
    companions: Mapping[str, bytes],
    left_out: Mapping[str, str],
    written: DocumentFormat = DocumentFormat.HTML,
) -> GuideDocument:
    """Return the document that a page holds, as ``written`` before it became one.

    ``left_out`` says for names of classes why what has them is kept from readers. Raises
    DocumentError for a page without text, and for one beyond the limits.
    """
    root = page_tree(text, limits)
    body = root.find("body")
    body = root if body is None else body
    base = root.find(".//base[@href]")
    address = "" if base is None else str(base.get("href"))
    regions = Regions(body, PageStyles.of(root), left_out)
    rendition = Rendition(limits)
    rendition.rows += take_front_matter(regions.content)
    front_matter, notes, taken = read_front_matter("\n".join(rendition.rows))
    try:
        mark_attributions(body)
        texts = InlineWalk(
            rendition,
            regions,
            find_footnotes(body),
            PagePictures(rendition, companions, limits),
            address,
            is_page=written is DocumentFormat.HTML,
        )
        BlockWalk(rendition, texts, with_blocks_inside(body)).render(body)
    except RecursionError:
        raise DocumentError(TOO_DEEP) from None
    outline = rendition.outline
    if not any(row.strip() for row in rendition.rows):
        raise DocumentError("The document holds no text; write the guide into it first.")
    return GuideDocument("\n".join(rendition.rows), written, front_matter, taken, notes, outline)
