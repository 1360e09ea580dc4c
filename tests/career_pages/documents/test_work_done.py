"""How much work a long document makes: it grows with its length, and not with its square."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_text

OPENING = "What is a Baker?\n\n"
LINES: dict[str, Callable[[int], str]] = {
    "opening": lambda n: OPENING + "\n\n".join(f"Line {one} of the opening." for one in range(n)),
    "questions": lambda n: f"{OPENING}FAQs\n\n" + "\n\n".join(["What does a Baker do?"] * n),
    "types": lambda n: (
        "# Baker\n\n## Types of Bakers\n\na\n\n"
        + "\n\n".join(f"## Kind {one}\n\na" for one in range(n))
    ),
    "chapters": lambda n: (
        "# Baker\n\n## FAQs\n\n"
        + "\n\n".join(f"# Chapter {one}\n\n## Why\n\na" for one in range(n))
    ),
    "bold": lambda n: "\n\n".join(f"**Kind {one}**\n\na" for one in range(n)),
    "parted": lambda n: "# Baker\n\n## Ovens\n\n" + "\n\n".join(["x**y**z"] * n),
}


def steps(text: str, is_markdown: bool) -> int:
    """Return how many functions and lines of generators are entered while a text is matched."""
    document = read_text(text, is_markdown)
    count = 0

    def tally(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tally)
    try:
        match(document, year=2031)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", LINES)
def test_twice_the_document_is_about_twice_the_work(shape: str) -> None:
    make, is_markdown = LINES[shape], shape not in {"opening", "questions"}
    short, long = steps(make(200), is_markdown), steps(make(400), is_markdown)
    assert long < 2.3 * short
