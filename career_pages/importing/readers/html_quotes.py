"""Whose words a quotation is: pages say it in a footer, a cite or a caption."""

from typing import Final

from career_pages.importing.readers.html_tree import Element, tag_of

DASHES: Final = ("—", "–", "-", "―")


def mark_attributions(body: Element) -> None:
    """Put whose a quotation is into its last row, behind a dash, as authors of plain text do."""
    for quote in body.iter("blockquote"):
        figure = quote.getparent()
        caption = figure.find("figcaption") if tag_of(figure) == "figure" else None
        if caption is not None:
            quote.append(caption)
            caption.tag = "footer"
        for said in list(quote.iter("footer", "cite")):
            is_last = not (said.tail or "").strip() and said.getnext() is None
            if tag_of(said) == "cite" and not (is_last and tag_of(said.getparent()) != "footer"):
                continue
            said.tag = "footer"
            if not "".join(said.itertext()).strip().startswith(DASHES):
                said.text = f"— {(said.text or '').lstrip()}"
