"""Files to documents."""

import pytest

from career_pages.importing import DocumentError, draft_guide, read_document
from career_pages.importing.guide_document import DocumentFormat
from career_pages.importing.import_limits import ImportLimits


def test_the_ending_of_the_name_chooses_the_reader() -> None:
    assert read_document(b"# Baker", "Baker.MD").format is DocumentFormat.MARKDOWN
    assert read_document(b"# Baker", "baker.markdown").format is DocumentFormat.MARKDOWN
    assert read_document(b"Baker", "folder/baker.txt").format is DocumentFormat.PLAIN_TEXT


@pytest.mark.parametrize(("name", "hint"), [("baker.pdf", r"“\.pdf”"), ("baker", "no ending")])
def test_other_files_are_refused_with_advice(name: str, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        read_document(b"Baker", name)


@pytest.mark.parametrize(
    ("text", "limits", "hint"),
    [
        ("Baker " * 200_000, ImportLimits(file_bytes=1_000_000), "larger than 1 MB"),
        ("Baker\n" + "x" * 101, ImportLimits(line_characters=100), "longer than 100 characters"),
    ],
)
def test_what_is_beyond_the_limits_is_refused_with_the_limit(
    text: str, limits: ImportLimits, hint: str
) -> None:
    with pytest.raises(DocumentError, match=hint):
        read_document(text.encode(), "baker.txt", limits)


def test_front_matter_keeps_the_line_numbers_of_the_rest() -> None:
    document = read_document(b"---\nrole: Baker\n---\n\n# Baker\n", "baker.md")
    assert document.outline.lines[0].first == 5


@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
def test_a_document_that_names_no_role_is_refused_with_advice(name: str) -> None:
    with pytest.raises(DocumentError, match="role: Electrician"):
        draft_guide(b"Some sentence about nothing in particular, with a full stop.", name)
