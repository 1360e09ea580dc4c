"""From the bytes of a file to its documents, whatever they are: read or refused, never a crash."""

import random
from collections.abc import Iterable
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_pages.documents.front_matter import DocumentFormat
from career_pages.documents.outline import NOT_UNDERSTOOD
from career_pages.documents.reading import documents_in, read_document
from career_pages.documents.source_file import (
    DocumentError,
    ImportLimits,
    RefusedFile,
    SourceFile,
    decode,
    decode_page,
)
from tests.career_pages.documents.made_files import changed, draft_guide, zip_of
from tests.generated import Examples, generated


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


# What arrives of a zip archive, and what is refused.


LIMITS = ImportLimits()
GUIDE = b"# What is a Baker?\n\nBread.\n"
FLAGS, COMPRESSED, UNPACKED = (6, 2), (18, 4), (22, 4)


def names(results: Iterable[SourceFile | RefusedFile]) -> list[str]:
    return [one.name for one in results if isinstance(one, SourceFile)]


def refusals(data: bytes, limits: ImportLimits = LIMITS) -> dict[str, str]:
    results = documents_in(data, "guides.zip", limits)
    return {one.name: one.reason for one in results if isinstance(one, RefusedFile)}


def only_refusal(data: bytes, limits: ImportLimits = LIMITS) -> str:
    (reason,) = refusals(data, limits).values()
    return reason


def test_a_file_that_is_no_archive_is_itself_the_document() -> None:
    assert documents_in(GUIDE, "baker.md", LIMITS) == [SourceFile("baker.md", GUIDE)]


def test_every_document_of_an_archive_arrives_in_order() -> None:
    data = zip_of({"b.md": GUIDE, "more/": b"", "more/a.TXT": b"Words", "ö/ü.markdown": GUIDE})
    results = documents_in(data, "Guides.ZIP", LIMITS)
    assert names(results) == ["Guides.ZIP/b.md", "Guides.ZIP/more/a.TXT", "Guides.ZIP/ö/ü.markdown"]
    assert [one.data for one in results if isinstance(one, SourceFile)] == [GUIDE, b"Words", GUIDE]


def test_what_systems_leave_behind_is_passed_over() -> None:
    left = (
        "__MACOSX/._a.md",
        ".DS_Store",
        "Thumbs.db",
        ".git/a.md",
        "b/.hidden.md",
        "b/desktop.ini",
    )
    data = zip_of({"a.md": GUIDE, **dict.fromkeys(left, b"x")})
    results = documents_in(data, "guides.zip", LIMITS)
    assert [one.name for one in results] == ["guides.zip/a.md"]


def test_names_of_archives_made_on_a_mac_are_read_as_they_were_written() -> None:
    data = zip_of({"bäcker.md": GUIDE})
    assert names(documents_in(changed(data, *FLAGS, 0), "a.zip", LIMITS)) == ["a.zip/bäcker.md"]


def test_names_of_archives_made_on_windows_have_folders() -> None:
    data = zip_of({"guides\\a.md": GUIDE})
    assert names(documents_in(data, "a.zip", LIMITS)) == ["a.zip/guides/a.md"]


def test_documents_see_the_pictures_of_their_archive() -> None:
    data = zip_of({"a/one.md": GUIDE, "a/img/x.PNG": b"x", "b/y.jpg": b"y", "two.md": GUIDE})
    one, two = documents_in(data, "guides.zip", LIMITS)
    assert isinstance(one, SourceFile)
    assert isinstance(two, SourceFile)
    assert dict(one.companions) == {"img/x.PNG": b"x", "../b/y.jpg": b"y"}
    assert one.companions["./img/../img/x.PNG"] == b"x"
    assert dict(two.companions) == {"a/img/x.PNG": b"x", "b/y.jpg": b"y"}
    for outside in ("/etc/hostname", "../../a/one.md", "", "one.md"):
        assert outside not in one.companions


def test_what_a_web_page_was_saved_with_stays_beside_it() -> None:
    data = zip_of(
        {
            "page_files/style.css": b"s",
            "page_files/frame.html": b"f",
            "page.html": b"<p>x",
            "my_files/b.md": GUIDE,
        }
    )
    page, other = documents_in(data, "guides.zip", LIMITS)
    assert names([page, other]) == ["guides.zip/page.html", "guides.zip/my_files/b.md"]
    assert isinstance(page, SourceFile)
    assert page.companions["page_files/style.css"] == b"s"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../evil.md", "leads out of the archive"),
        ("a/../../evil.md", "leads out of the archive"),
        ("/etc/evil.md", "leads out of the archive"),
        ("C:\\evil.md", "leads out of the archive"),
        ("..\\evil.md", "leads out of the archive"),
        ("inner.zip", "unpack it and import its files"),
        ("inner.tar.gz", "unpack it and import its files"),
        ("prices.xlsx", "Save the guide as Word"),
        ("README", "has no ending"),
        ("old.pdf", "the document it was made of"),
    ],
)
def test_one_refused_file_keeps_none_of_the_others_away(name: str, reason: str) -> None:
    data = zip_of({"a.md": GUIDE, name: b"x", "b.md": GUIDE})
    assert names(documents_in(data, "guides.zip", LIMITS)) == ["guides.zip/a.md", "guides.zip/b.md"]
    assert reason in only_refusal(data)
    assert only_refusal(data).endswith(".")


def test_the_second_file_of_a_name_is_refused() -> None:
    data = zip_of({"a.md": GUIDE, "./a.md": b"# Other"})
    assert "another file of this name" in only_refusal(data)


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_method_that_unpacks_without_bounds_is_refused(method: int) -> None:
    assert "pack it as an ordinary zip" in only_refusal(zip_of({"a.md": GUIDE}, method))


def test_a_file_with_a_password_is_refused() -> None:
    data = zip_of({"a.md": GUIDE}, ZIP_STORED)
    assert "protected with a password" in only_refusal(changed(data, *FLAGS, 1))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    data = zip_of({"bomb.md": b"a" * 19_000_000, "a.md": GUIDE})
    assert names(documents_in(data, "guides.zip", LIMITS)) == ["guides.zip/a.md"]
    assert "a multiple of its size" in only_refusal(data)


@pytest.mark.parametrize("claimed", [0, 1, 10, 2**31, 2**32 - 2])
@pytest.mark.parametrize("field", [COMPRESSED, UNPACKED])
def test_what_an_archive_claims_about_sizes_is_not_believed(
    field: tuple[int, int], claimed: int
) -> None:
    limits = ImportLimits(file_bytes=100_000)
    packed = zip_of({"a.md": bytes(range(256)) * 4_000})
    (result,) = documents_in(changed(packed, *field, claimed), "guides.zip", limits)
    assert isinstance(result, RefusedFile)


def test_a_file_may_not_be_larger_than_one_that_comes_alone() -> None:
    limits = ImportLimits(file_bytes=1_000_000)
    data = zip_of({"a.md": b"Bread. Rolls.\n" * 80_000, "b.md": GUIDE})
    assert names(documents_in(data, "guides.zip", limits)) == ["guides.zip/b.md"]
    assert "larger than 1 MB when it is unpacked" in only_refusal(data, limits)


def test_an_archive_that_unpacks_to_too_much_gives_what_it_may() -> None:
    limits = ImportLimits(unpacked_bytes=2_500_000)
    files = {f"{n}.md": b"x" * 900_000 for n in range(5)}
    results = documents_in(zip_of(files), "guides.zip", limits)
    assert names(results) == ["guides.zip/0.md", "guides.zip/1.md"]
    assert refusals(zip_of(files), limits) == {
        "guides.zip": "The archive unpacks to more than 2 MB; import “2.md” and what follows it "
        "in archives of their own."
    }


def test_an_archive_of_too_many_files_is_refused() -> None:
    limits = ImportLimits(files=3)
    assert not refusals(zip_of({f"{n}.md": GUIDE for n in range(3)}), limits)
    for count in (4, 100):
        data = zip_of({f"{n}.md": GUIDE for n in range(count)})
        assert only_refusal(data, limits).startswith("The archive holds more than 3 files")


def test_an_archive_that_is_too_large_is_refused() -> None:
    data = zip_of({"a.md": GUIDE}) + b"\0" * 2_000_000
    assert "larger than 1 MB" in only_refusal(data, ImportLimits(file_bytes=1_000_000))


@pytest.mark.parametrize("data", [zip_of({}), zip_of({"x.png": b"x", "empty/": b""})])
def test_an_archive_without_documents_says_what_to_put_into_it(data: bytes) -> None:
    assert list(refusals(data)) == ["guides.zip"]
    assert "put files that end in" in only_refusal(data)


@pytest.mark.parametrize("data", [b"", GUIDE, zip_of({"a.md": GUIDE})[:-30]])
def test_an_archive_that_cannot_be_opened_is_refused(data: bytes) -> None:
    assert "pack it again" in only_refusal(data)


@generated(few=200, many=5_000)
def test_a_damaged_archive_never_stops_an_import(examples: Examples) -> None:
    @examples
    @given(st.data())
    def it_never_does(data: st.DataObject) -> None:
        packed = bytearray(zip_of({"a.md": GUIDE, "b/ü.txt": b"Words " * 50, "b/c.png": b"x"}))
        for _ in range(data.draw(st.integers(1, 4))):
            packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
        for result in documents_in(bytes(packed), "guides.zip", LIMITS):
            assert isinstance(result, SourceFile) or result.reason.endswith(".")

    it_never_does()
