"""What the styles of a Word document say of its paragraphs, and what is no part of its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from career_pages.documents import outline as notes
from career_pages.documents.readers.docx_package import (
    DocxPackage,
    Related,
    Xml,
    child,
    every,
    is_on,
    name,
    new,
    value,
    words_of,
)

_HEADING = re.compile(r"heading ?([1-9])")


_CONTENTS = re.compile(r"toc( ?\d| heading|heading)|table of (?:contents|figures)|contents heading")


_LIST = re.compile(r"list (bullet|number)(?: ([2-9]))?")


_QUOTES: Final = frozenset({"quote", "intense quote", "block text", "quotations", "intensequote"})


_TITLES: Final = frozenset({"title"})


_BODY_LEVEL: Final = 9


_DEEPEST_HEADING: Final = 6


_DEEPEST_LIST: Final = 8


_LONGEST_CHAIN: Final = 20


# The style ids that a tidied document has; numbers follow those that count something.
HEADING: Final = "GuideHeading"


QUOTE: Final = "GuideQuote"


CAPTION: Final = "GuideCaption"


BULLET: Final = "GuideBullet"


NUMBER: Final = "GuideNumber"


TEXT: Final = "GuideText"


# Behind one of these ids: the paragraph is read as it stands.
LITERAL: Final = "Literal"


# Styles that exported documents have beside Word's own. What has one is read as it stands.
OWN_STYLES: Final = {
    "Normal": "Guide Text",
    "Quote": "Guide Quote",
    "Table Grid": "Guide Table",
    **{f"Heading {level}": f"Guide Heading {level}" for level in range(1, 7)},
}


_OWN_NAMES: Final = {own.lower() for own in OWN_STYLES.values()}


CONTENTS: Final = "GuideContents"


@dataclass(slots=True)
class DocxStyles:
    """Knows the styles and lists of one document; paragraphs without a style have ``default``."""

    _styles: dict[str, Xml] = field(default_factory=dict)
    _lists: dict[str, Xml] = field(default_factory=dict)
    default: str = ""
    _said: dict[tuple[str, str], bool | None] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: Xml | None, numbering: Xml | None) -> "DocxStyles":
        """Return the styles of a document from its parts, either of which may be missing."""
        sheet = cls()
        for style in every(styles, "w:style") if styles is not None else ():
            identity = str(style.get(name("w:styleId")) or "")
            sheet._styles[identity] = style
            if style.get(name("w:default")) == "1" and style.get(name("w:type")) == "paragraph":
                sheet.default = identity
        if numbering is not None:
            abstract = {
                one.get(name("w:abstractNumId")): one for one in every(numbering, "w:abstractNum")
            }
            for one in every(numbering, "w:num"):
                found = abstract.get(value(child(one, "w:abstractNumId")))
                if found is not None:
                    sheet._lists[str(one.get(name("w:numId")))] = found
        return sheet

    def is_literal(self, identity: str) -> bool:
        """Say whether a style is one of those whose text is read as it stands."""
        style = self._styles.get(identity)
        return style is not None and _names(style)[0] in _OWN_NAMES

    def kind(self, paragraph: Xml) -> str:
        """Return the id of the style that says what a paragraph is, "" for running text."""
        kind = self._guessed_kind(paragraph)
        if not self.is_literal(value(child(paragraph, "w:pPr/w:pStyle"))):
            return kind
        return f"{kind}{LITERAL}" if kind.startswith((HEADING, QUOTE)) else kind or TEXT

    def _guessed_kind(self, paragraph: Xml) -> str:
        properties = child(paragraph, "w:pPr")
        chain = list(self._chain(value(child(properties, "w:pStyle"))))
        names = [one for style in chain for one in _names(style)]
        if any(_CONTENTS.fullmatch(one) for one in names):
            return CONTENTS
        if level := _heading_level(properties, chain):
            return f"{HEADING}{level}"
        if _QUOTES & set(names):
            return QUOTE
        if "caption" in names:
            return CAPTION
        return self._list_kind(properties, chain, names)

    def _list_kind(self, properties: Xml | None, chain: list[Xml], names: list[str]) -> str:
        holders = [properties, *(child(style, "w:pPr") for style in chain)]
        numbered = [child(one, "w:numPr") for one in holders if one is not None]
        number = next((one for one in numbered if child(one, "w:numId") is not None), None)
        named = next((found for one in names if (found := _LIST.fullmatch(one))), None)
        if number is None:
            is_ordered, depth = named is not None and named[1] == "number", 0
        else:
            depth = _small(value(child(number, "w:ilvl")))
            form = self._format(value(child(number, "w:numId")), depth)
            is_ordered = form not in {"bullet", "picture"}
            if form in {"", "none"} and named is None:
                return ""
        if number is None and named is None:
            return ""
        if named and named[2] and not depth:
            depth = int(named[2]) - 1
        return f"{NUMBER if is_ordered else BULLET}{min(depth, _DEEPEST_LIST)}"

    def _format(self, list_id: str, depth: int) -> str:
        """Return how a list counts at a depth, "" for a list that is not one."""
        found = self._lists.get(list_id)
        link = value(child(found, "w:numStyleLink")) if found is not None else ""
        if link in self._styles:
            linked = value(child(self._styles[link], "w:pPr/w:numPr/w:numId"))
            found = self._lists.get(linked)
        if found is None:
            return ""
        formats = {
            _small(str(level.get(name("w:ilvl")) or "")): value(child(level, "w:numFmt"))
            for level in every(found, "w:lvl")
        }
        return formats.get(depth) or formats.get(0, "")

    def says(self, switch: str, run: Xml, style: str = "") -> bool:
        """Say whether a run is ``switch`` (w:b, w:i, w:vanish), by itself or by a style.

        ``style`` is that of its paragraph, "" where that does not matter.
        """
        own = is_on(child(run, f"w:rPr/{switch}"))
        if own is not None:
            return own
        styles = (value(child(run, "w:rPr/w:rStyle")), style)
        said = (self._style_says(switch, identity) for identity in styles if identity)
        return bool(next((one for one in said if one is not None), False))

    def _style_says(self, switch: str, identity: str) -> bool | None:
        key = (switch, identity)
        if key not in self._said:
            said = (is_on(child(style, f"w:rPr/{switch}")) for style in self._chain(identity))
            self._said[key] = next((one for one in said if one is not None), None)
        return self._said[key]

    def _chain(self, identity: str) -> Iterator[Xml]:
        """Yield a style, and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(identity)
            if style is None:
                return
            yield style
            identity = value(child(style, "w:basedOn"))


def _names(style: Xml) -> tuple[str, str]:
    """Return the names of a style: Word's own have an English one in every language."""
    identity = str(style.get(name("w:styleId")) or "")
    return value(child(style, "w:name")).lower(), identity.lower()


def _heading_level(properties: Xml | None, chain: list[Xml]) -> int:
    """Return the level of a heading, 0 for any other paragraph."""
    own = value(child(properties, "w:outlineLvl"))
    if own.isdecimal():
        return min(int(own[:2]) + 1, _DEEPEST_HEADING) if int(own[:2]) < _BODY_LEVEL else 0
    for style in chain:
        if _TITLES & set(_names(style)):
            return 1
        found = next((m for one in _names(style) if (m := _HEADING.fullmatch(one))), None)
        if found:
            return min(int(found[1]), _DEEPEST_HEADING)
        level = value(child(style, "w:pPr/w:outlineLvl"))
        if level.isdecimal():
            return min(int(level) + 1, _DEEPEST_HEADING) if int(level) < _BODY_LEVEL else 0
    return 0


def _small(number: str) -> int:
    return min(int(number[:3]), _DEEPEST_LIST) if number.isdecimal() else 0


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
