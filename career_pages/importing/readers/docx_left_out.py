"""What stands in a Word document and is not part of its text."""

from collections.abc import Iterable, Iterator
from typing import Final

from career_pages.importing import notes
from career_pages.importing.readers.docx_names import Xml, every, name, new, words_of
from career_pages.importing.readers.docx_package import DocxPackage, Related
from career_pages.importing.readers.docx_styles import CONTENTS

HIDDEN: Final = "GuideHidden"
COMMENT: Final = "GuideComment"
PAGE_HEADER: Final = "GuidePageHeader"
CHART: Final = "GuideChart"
LINKED_PICTURE: Final = "GuideLinkedPicture"
# Why paragraphs of these styles are left out.
_WHY: Final = {
    HIDDEN: notes.HIDDEN,
    COMMENT: notes.COMMENT,
    PAGE_HEADER: notes.PAGE_HEADER,
    CHART: notes.CHART,
    LINKED_PICTURE: notes.REMOTE_PICTURE,
    CONTENTS: notes.CONTENTS,
}
LEFT_OUT_STYLES: Final = tuple(_WHY)
# The same for the classes of HTML that the styles become.
WHY_LEFT_OUT: Final = {style.lower(): why for style, why in _WHY.items()}


def is_left_out(style: str) -> bool:
    """Say whether paragraphs of a style are left out."""
    return style in _WHY


def paragraph_of(style: str, text: str) -> Xml:
    """Return a paragraph of Word with a text."""
    paragraph, properties, run, words = new("w:p"), new("w:pPr"), new("w:r"), new("w:t")
    properties.append(new("w:pStyle", val=style))
    words.text = text
    run.append(words)
    paragraph.extend([properties, run])
    return paragraph


def put_below(paragraph: Xml, style: str, texts: Iterable[str]) -> None:
    """Put texts that are left out below a paragraph, one below the other."""
    for text in reversed([text for text in texts if text]):
        paragraph.addnext(paragraph_of(style, text))


def comment_texts(package: DocxPackage) -> dict[str, list[str]]:
    """Return the paragraphs of each comment by its id."""
    found: dict[str, list[str]] = {}
    for kind, target in package.related(package.document).values():
        if kind == "comments" and target in package.xml:
            for comment in every(package.xml[target], "w:comment"):
                found[str(comment.get(name("w:id")))] = _paragraphs(comment)
    return found


def add_page_headers(package: DocxPackage) -> None:
    """Put the words of the pages' headers and footers below the text, each once."""
    related = sorted(package.related(package.document).values(), reverse=True)
    texts = [
        text
        for kind, target in related
        if kind in {"header", "footer"} and target in package.xml
        for text in _paragraphs(package.xml[target])
    ]
    for body in every(package.xml[package.document], "w:body"):
        body.extend(paragraph_of(PAGE_HEADER, text) for text in dict.fromkeys(texts))


def drawn_texts(drawing: Xml, package: DocxPackage, related: Related) -> Iterator[str]:
    """Yield the words of the charts and diagrams that a drawing shows, and of its lettering."""
    yield from filter(None, (shape.get("string") for shape in every(drawing, "v:textpath")))
    for shown, attribute in (("c:chart", "r:id"), ("dgm:relIds", "r:dm")):
        for reference in every(drawing, shown):
            _, target = related.get(str(reference.get(name(attribute))), ("", ""))
            if target in package.xml:
                yield from _labels(package.xml[target])


def _labels(part: Xml) -> Iterator[str]:
    """Yield the texts of a chart or a diagram: those of paragraphs, and the names of its data."""
    for paragraph in every(part, "a:p"):
        yield " ".join("".join(text.text or "" for text in every(paragraph, "a:t")).split())
    for strings in every(part, "c:strCache"):
        yield from (str(text.text or "").strip() for text in every(strings, "c:v"))


def _paragraphs(root: Xml) -> list[str]:
    return [text for paragraph in every(root, "w:p") if (text := words_of(paragraph))]
