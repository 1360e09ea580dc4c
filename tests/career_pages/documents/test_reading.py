"""Files to documents."""

import pytest

from career_pages.documents.front_matter import DocumentFormat
from career_pages.documents.reading import draft_guide, read_document
from career_pages.documents.source_file import DocumentError, ImportLimits


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
