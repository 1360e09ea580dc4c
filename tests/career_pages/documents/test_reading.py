"""From the bytes of a file to a document, whatever they are: read or refused, never a crash."""

import random

import pytest

from career_pages.documents.front_matter import DocumentFormat
from career_pages.documents.outline import NOT_UNDERSTOOD
from career_pages.documents.reading import read_document
from career_pages.documents.source_file import DocumentError, ImportLimits, decode, decode_page
from tests.career_pages.documents.drafts import draft_guide


def test_the_ending_of_the_name_chooses_the_reader() -> None:
    assert read_document(b"# Baker", "Baker.MD").format is DocumentFormat.MARKDOWN
    assert read_document(b"# Baker", "baker.markdown").format is DocumentFormat.MARKDOWN
    assert read_document(b"Baker", "folder/baker.txt").format is DocumentFormat.PLAIN_TEXT


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("baker.xlsx", r"“\.xlsx”.*Word \(\.docx\)"),
        ("baker.pdf", "the document it was made of"),
        ("baker.odt", "save it as a Word document"),
        ("Baker.DOC", "old version of Word"),
        ("baker", "no ending"),
    ],
)
def test_other_files_are_refused_with_advice(name: str, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        read_document(b"Baker", name)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"%PDF-1.7\n", "the document it was made of"),
        (b"{\\rtf1 Baker}", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old version of Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        (b"PK\x03\x04word/document.xml", r"end its name in \.docx"),
        (b"PK\x03\x04other", r"end its name in \.zip"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
    ],
)
def test_files_under_a_false_name_are_refused_with_advice(data: bytes, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        read_document(data, "baker.txt")


def test_a_guessed_encoding_is_said() -> None:
    draft = draft_guide("What is a Baker?\n\nSüß.".encode("cp1252"), "baker.txt")
    assert draft.lede == "Süß."
    assert "Windows-1252" in draft.problems[0].message


@pytest.mark.parametrize(
    ("text", "limits", "hint"),
    [
        ("Baker " * 200_000, ImportLimits(file_bytes=1_000_000), "larger than 1 MB"),
        ("Baker\n" + "x" * 101, ImportLimits(line_characters=100), "longer than 100 characters"),
        ("Baker\n" * 101, ImportLimits(lines=100), "more than 100 lines"),
        ("Baker\n" * 101, ImportLimits(characters=600), "more than 600 characters"),
    ],
)
def test_what_is_beyond_the_limits_is_refused_with_the_limit(
    text: str, limits: ImportLimits, hint: str
) -> None:
    with pytest.raises(DocumentError, match=hint):
        read_document(text.encode(), "baker.txt", limits)


def test_a_web_page_is_as_long_as_what_people_read_there() -> None:
    page = f"<h1>Baker</h1><p>Bread.</p><script>{'x' * 900}</script>".encode()
    assert read_document(page, "baker.html", ImportLimits(characters=500)).outline.lines
    long = b"<h1>Baker</h1>" + b"<p>Bread.</p>" * 100
    with pytest.raises(DocumentError, match="more than 500 characters"):
        read_document(long, "baker.html", ImportLimits(characters=500))


def test_front_matter_keeps_the_line_numbers_of_the_rest() -> None:
    document = read_document(b"---\nrole: Baker\n---\n\n# Baker\n", "baker.md")
    assert document.outline.lines[0].first == 5


@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
def test_a_document_that_names_no_role_is_refused_with_advice(name: str) -> None:
    with pytest.raises(DocumentError, match="role: Electrician"):
        draft_guide(b"Some sentence about nothing in particular, with a full stop.", name)


@pytest.mark.parametrize(
    "data",
    [
        "Naïve\nBäcker".encode(),
        "Naïve\nBäcker".encode("utf-8-sig"),
        "Naïve\nBäcker".encode("utf-16"),
        "Naïve\nBäcker".encode("utf-16-le"),
        "Naïve\nBäcker".encode("utf-16-be"),
        b"\xfe\xff" + "Naïve\nBäcker".encode("utf-16-be"),
        "Naïve\r\nBäcker".encode(),
        "Naïve\rBäcker".encode(),
    ],
)
def test_text_is_the_same_in_every_encoding_and_with_every_line_end(data: bytes) -> None:
    assert decode(data).text == "Naïve\nBäcker"
    assert not decode(data).is_guess


def test_text_of_other_scripts_is_known_as_utf_16_by_its_spaces() -> None:
    assert decode("Электрик чинит сеть\n".encode("utf-16-le")).text == "Электрик чинит сеть\n"


def test_windows_1252_is_what_remains_and_only_a_guess() -> None:
    decoded = decode("“Bäcker” – 5 €".encode("cp1252"))
    assert decoded.text == "“Bäcker” – 5 €"
    assert decoded.is_guess


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<meta charset="iso-8859-1">B\xe4cker \x96', "Bäcker –"),
        (b'<META http-equiv=x content="text/html; charset=windows-1251">\xc4\xe0', "Да"),
        (b"<?xml version='1.0' encoding='shift_jis'?>\x83p\x83\x93", "パン"),
        ('<meta charset="iso-8859-1">Bäcker'.encode("utf-8-sig"), "Bäcker"),
        ('<meta charset="utf-8">Bäcker'.encode("cp1252"), "Bäcker"),
        ('<meta charset="idna">Bäcker'.encode(), "Bäcker"),
        ('<meta charset="euc-jp">Bäcker'.encode("cp1252"), "Bäcker"),
    ],
)
def test_a_page_has_the_encoding_that_it_declares_unless_it_is_wrong(
    data: bytes, text: str
) -> None:
    assert decode_page(data).text.rpartition(">")[2] == text


def test_control_characters_go_and_line_numbers_stay() -> None:
    assert decode("a\x0bb\u2028c\x07d\x85e".encode()).text == "a b cd e"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"B\xe4cker \x81", "UTF-8"),
        (bytes(range(1, 128)) * 4, "UTF-8"),
        (b"Baker\0", "NUL"),
        (b" \n\t\n", "empty"),
        (b"", "empty"),
        ("Baker".encode("utf-16")[:-1], "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        decode(data)


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
