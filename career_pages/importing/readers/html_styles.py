"""What the styles of a page say of its text: as attributes, and by the names of classes."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from career_pages.importing.readers.html_tree import Element, tag_of
from career_pages.importing.readers.inline_text import Style

# Google Docs and word processors say it in rules for one class: ".c5{font-weight:700}".
_RULE = re.compile(r"(?:^|(?<=[}\s,;/]))(?:[a-z]+)?\.([\w-]{1,80})\s*\{([^{}]{1,2000})\}")
_HEAVY = re.compile(r"bold|bolder|[6-9]00|1000")
_LIST_LEVEL = re.compile(r"\blevel(\d)\b")
_GOOGLE_LEVEL = re.compile(r"^lst-.*-(\d)$")
_DEEPEST_LIST: Final = 8

Declarations = dict[str, str]


@dataclass(slots=True)
class PageStyles:
    """Knows the rules of one page's style sheets that concern the kind of text."""

    _rules: dict[str, Declarations]
    _known: dict[tuple[str, str], Declarations] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> "PageStyles":
        """Return the styles of a page."""
        rules: dict[str, Declarations] = {}
        for sheet in root.iter("style"):
            for name, declared in _RULE.findall((sheet.text or "").lower()):
                rules.setdefault(name, {}).update(_declarations(declared))
        return cls(rules)

    def declared(self, element: Element) -> Declarations:
        """Return what classes and the style attribute say of an element, the latter first."""
        key = (str(element.get("class") or "").lower(), str(element.get("style") or "").lower())
        found = self._known.get(key)
        if found is None:
            found = {}
            for name in key[0].split():
                found.update(self._rules.get(name, {}))
            found.update(_declarations(key[1]))
            self._known[key] = found
        return found

    def style(self, element: Element, outer: Style) -> Style:
        """Return how the text inside an element is marked."""
        tag = tag_of(element)
        if tag in {"b", "strong"}:
            outer = replace(outer, bold=True)
        elif tag in {"i", "em"}:
            outer = replace(outer, italic=True)
        declared = self.declared(element)
        if weight := declared.get("font-weight"):
            outer = replace(outer, bold=bool(_HEAVY.match(weight)))
        if slope := declared.get("font-style"):
            outer = replace(outer, italic=slope.startswith(("italic", "oblique")))
        return outer

    def is_hidden(self, element: Element) -> bool:
        """Say whether an element is not shown."""
        declared = self.declared(element)
        return (
            element.get("hidden") is not None
            or declared.get("display", "").startswith("none")
            or declared.get("visibility", "").startswith("hidden")
            or declared.get("mso-hide", "").startswith("all")
        )

    def is_bullet(self, element: Element) -> bool:
        """Say whether Word has written a bullet or a number of a list in an element."""
        return self.declared(element).get("mso-list", "").startswith("ignore")

    def word_list_depth(self, element: Element) -> int | None:
        """Return how deep an item is that Word wrote as a paragraph; None for other elements."""
        in_list = self.declared(element).get("mso-list", "")
        level = _LIST_LEVEL.search(in_list)
        return min(int(level[1]) - 1, _DEEPEST_LIST) if level else None


def said_depth(items: Element, item: Element) -> int:
    """Return how deep an item of a list says that it is, 0 where it says nothing."""
    levels = [_GOOGLE_LEVEL.match(name) for name in str(items.get("class") or "").split()]
    said = [int(level[1]) for level in levels if level]
    if str(item.get("aria-level") or "").isdecimal():
        said.append(int(item.get("aria-level")[:2]) - 1)
    return max(0, min(max(said, default=0), _DEEPEST_LIST))


def _declarations(text: str) -> Declarations:
    pairs = (pair.partition(":") for pair in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}
