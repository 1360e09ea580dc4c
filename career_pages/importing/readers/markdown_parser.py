"""CommonMark with tables and footnotes, set up so that no words disappear in parsing."""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference

from career_pages.importing.readers.markdown_brackets import with_few_brackets
from career_pages.importing.readers.markdown_footnotes import with_footnotes

# Deeper than any guide nests, and shallow enough for the parser's recursion.
DEEPEST_NESTING = 60


class _LenientParser(MarkdownIt):
    """Leaves the judgement of addresses to the reader, which keeps the words of bad links."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def markdown_parser() -> MarkdownIt:
    """Return a parser whose raw HTML is text, and whose indented text is no code.

    Indentation in a guide is an accident of pasting.
    """
    parser = _LenientParser(
        "commonmark", {"html": False, "maxNesting": DEEPEST_NESTING, "store_labels": True}
    )
    parser.enable("table")
    parser.disable(["code", "html_block", "html_inline"])
    parser.block.ruler.at("reference", _reference_but_no_footnote, {"alt": []})
    with_footnotes(parser)
    with_few_brackets(parser)
    return parser


def _reference_but_no_footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # A note that says nothing, or stands in a list, would be the address of a link and be gone.
    position = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[^", position):
        return False
    return reference(state, start, end, silent)


def unused_references(environment: dict[str, Any], used: set[str]) -> list[tuple[int, str, str]]:
    """Return (1-based line, label, address and title) of definitions that no link uses."""
    unused = [
        (int(found["map"][0]) + 1, label, f"{found['href']} {found['title']}".strip())
        for label, found in environment.get("references", {}).items()
        if label not in used
    ]
    unused += [
        (int(found["map"][0]) + 1, found["label"], f"{found['href']} {found['title']}".strip())
        for found in environment.get("duplicate_refs", [])
    ]
    return sorted(unused)
