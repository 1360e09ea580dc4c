"""Files made to do harm, and files that accidents made: read or refused, never a crash."""

import random

import pytest

from career_pages.documents.outline import NOT_UNDERSTOOD
from career_pages.documents.reading import draft_guide
from career_pages.documents.source_file import DocumentError

TITLE = "# What is a Baker?\n\n"
NOISE = random.Random(7).randbytes(20_000)
FRONT = "---\nrole: Baker\n{}\n---\n"

READ: dict[str, tuple[str, str]] = {
    "brackets": ("a.md", TITLE + "[" * 20_000),
    "brackets of pictures": ("a.md", TITLE + "![" * 5_000),
    "brackets that close": ("a.md", TITLE + "[" * 5_000 + "]" * 5_000),
    "links in links": ("a.md", TITLE + "[a](" * 10_000),
    "stars": ("a.md", TITLE + "*a " * 20_000),
    "stars without end": ("a.md", TITLE + "*" * 50_000),
    "ticks": ("a.md", TITLE + "".join("`" * n + " " for n in range(1, 300))),
    "angles": ("a.md", TITLE + "<" * 50_000),
    "entities": ("a.md", TITLE + "&#" * 50_000),
    "escapes": ("a.md", TITLE + "\\" * 50_000),
    "cells": ("a.md", TITLE + "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|b" * 5_000),
    "definitions": ("a.md", TITLE + "[x]: /y\n" * 5_000),
    "footnotes": ("a.md", TITLE + "a[^1] " * 5_000 + "\n\n" + "[^1]: x\n" * 2_000),
    "headings": ("a.md", TITLE + "## Bread\n" * 2_000),
    "tabs": ("a.txt", "What is a Baker?\n" + "\t" * 50_000 + "x"),
    "bullets": ("a.txt", "What is a Baker?\n" + "• " * 20_000),
    "addresses": ("a.txt", "What is a Baker?\n" + "http://" * 20_000),
    "marks of writing direction": ("a.txt", "What is a Baker?\n\n\u202etxet\u202c \u2066x\u2069"),
    "half of a pair": ("a.txt", "What is a Baker?\n\n\U0001f35e \ufffd"),
    "markup that is none": ("a.html", "<p>What is a Baker?<p>" + "<" * 20_000),
    "attributes": ("a.html", "<p>What is a Baker?<p " + "a=b " * 20_000 + ">Bread."),
    "scripts": ("a.html", "<p>What is a Baker?<p>Bread.<script>" + "<p>" * 20_000),
    "comments": ("a.html", "<p>What is a Baker?<p>Bread." + "<!--" * 20_000),
    "a picture of nothing": ("a.md", TITLE + "![x](data:image/png;base64,AAAA)"),
}
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "a line of 50 MB": ("a.md", b"x" * 50_000_000, "larger than 20 MB"),
    "a line of 1 MB": ("a.txt", b"Baker" * 200_000, "longer than 200,000 characters"),
    "many lines": ("a.md", b"x\n\n" * 20_000, "more than 20,000 lines"),
    "much text": ("a.md", (b"word " * 30_000 + b"\n") * 14, "more than 2,000,000 characters"),
    "many cells": ("a.md", b"|a" * 300 + b"|\n" + (b"|-" * 300 + b"|\n") * 200, "50,000 cells"),
    "tags in tags": ("a.html", b"<div>" * 100_000 + b"What is a Baker?", "nest"),
    "noise": ("a.txt", NOISE, ""),
    "noise as a web page": ("a.html", NOISE, ""),
    "noise as a Word document": ("a.docx", NOISE, ""),
    "nothing": ("a.md", b"", "empty"),
    "white space": ("a.txt", b" \r\n\t" * 1_000, "empty"),
    "an empty web page": ("a.html", b"<html><body> &nbsp; </body></html>", ""),
    "zeros": ("a.txt", bytes(20_000), ""),
    "aliases": ("a.md", FRONT.format("titles: [&a x, *a, *a]").encode(), "aliases"),
    "a deep value": ("a.md", FRONT.format("titles: " + "[" * 5_000).encode(), ""),
    "long front matter": ("a.md", FRONT.format("titles: " + "x" * 60_000).encode(), "50,000"),
}


@pytest.mark.parametrize("case", READ)
def test_what_can_be_read_is_read_without_a_loss(case: str) -> None:
    name, text = READ[case]
    draft = draft_guide(text.encode("utf-8", "replace"), name)
    assert [note.line for note in draft.unplaced if note.why == NOT_UNDERSTOOD] == []


@pytest.mark.parametrize(
    "text",
    [
        TITLE + ">" * 20_000 + "Bread.",
        TITLE + "- " * 20_000 + "Bread.",
        TITLE + "1. " * 20_000 + "Bread.",
        FRONT.format("author: !!python/name:os.system") + TITLE,
    ],
)
def test_what_is_not_understood_is_reported(text: str) -> None:
    (note,) = draft_guide(text.encode(), "a.md").unplaced
    assert note.line == 3


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(case: str) -> None:
    name, data, hint = REFUSED[case]
    with pytest.raises(DocumentError, match=hint or r"\.$") as refusal:
        draft_guide(data, name)
    message = str(refusal.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 300
