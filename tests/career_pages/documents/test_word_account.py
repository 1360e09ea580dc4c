"""No word of a document is lost: drafts that lack some, and generated documents."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_pages.documents.draft import Draft, RichText
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import NOT_UNDERSTOOD
from career_pages.documents.reading import read_document, read_text
from career_pages.documents.source_file import DocumentError
from career_pages.documents.word_account import words_missing
from tests.career_pages.documents.drafts import draft_guide
from tests.career_pages.documents.generated_guides import (
    Guide,
    markdown_guides,
    plain_text_guides,
)
from tests.generated import Examples, generated

DOCUMENTS = Path(__file__).parent / "documents"


def markdown(text: str) -> tuple[GuideDocument, Draft]:
    """Return a document in Markdown and its draft."""
    document = read_text(text, is_markdown=True)
    return document, match(document, year=2031)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.name)
def test_no_section_can_be_left_out_unnoticed(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    draft = match(document, year=2031)
    assert words_missing(document, draft) == []
    for dropped in draft.sections:
        rest = tuple(section for section in draft.sections if section is not dropped)
        missing = words_missing(document, replace(draft, sections=rest))
        assert missing, dropped.kind
        first, last = dropped.lines
        # The address of a link may be written down anywhere.
        own = [note for note in missing if not note.text.startswith("[d]:")]
        assert all(first <= note.line <= last for note in own)


def test_the_lost_line_is_named_and_not_one_that_shares_its_words() -> None:
    document, draft = markdown("# Baker\n## Ovens\nHot ovens.\n\nOvens glow.\n\nGlow of ovens.\n")
    (section,) = draft.sections
    broken = replace(section, introduction=(RichText("<p>Hot ovens.</p><p>Glow of ovens.</p>"),))
    missing = words_missing(document, replace(draft, sections=(broken,)))
    assert [(note.line, note.text) for note in missing] == [(5, "Ovens glow.")]


def test_a_word_counts_as_often_as_it_occurs() -> None:
    document, draft = markdown("# Baker\n## Ovens\nvery very hot\n")
    (section,) = draft.sections
    broken = replace(section, introduction=(RichText("<p>very hot</p>"),))
    assert words_missing(document, replace(draft, sections=(broken,)))


@pytest.mark.parametrize(
    "line",
    [
        "in**side** a *w*ord",
        "&eacute;t&eacute; &amp; `&eacute;`",
        "a \\*star\\* and \\&amp;",
        "[text](https://example.org/a?b=c 'a title')",
        "<https://example.org/a>",
        "| not a table",
        "1) first",
        "**hot*hot***\n\n| a | hot |\n| --- | --- |\n| hot | kiln |",
        '![](<> "An oven")\n\n[/kilns/](/kilns/)',
    ],
)
def test_markup_is_not_mistaken_for_lost_words(line: str) -> None:
    document, draft = markdown(f"# Baker\n## Ovens\n{line}\n")
    assert words_missing(document, replace(draft, unplaced=())) == []


def test_a_footnote_may_link_by_name() -> None:
    text = "# Baker\n## Ovens\nHot[^1].\n\n[^1]: [Why][x]\n\n[x]: https://example.org/b\n"
    _, draft = markdown(text)
    assert draft.unplaced == ()
    assert "Why" in str(draft.sections[-1].introduction)


def test_notes_count_as_accounts_of_their_words() -> None:
    document, draft = markdown("# Baker\n## Ovens\n[a](javascript:b)\n")
    assert words_missing(document, draft) == []
    assert words_missing(document, replace(draft, withheld=()))


def test_front_matter_counts_where_its_value_is_used() -> None:
    document, draft = markdown("---\nrole: Baker\nskills:\n  - Kneading\n---\n# Baker\n")
    assert words_missing(document, draft) == []
    lost = replace(draft, front_matter=replace(draft.front_matter, skills=()))
    assert [note.line for note in words_missing(document, lost)] == [4]


PIECES = st.sampled_from(
    (
        *("# ", "## ", "\n", "\n\n", "- ", "1. ", "> ", "    ", "\t", "*", "**", "_", "`", "```\n"),
        *(
            "[",
            "]",
            "(",
            ")",
            "!",
            "<",
            ">",
            "|",
            "|---|\n",
            "\\",
            "&amp;",
            "&#120;",
            "---\n",
            "===\n",
        ),
        *(
            "http://a.b/",
            "[x]: ",
            "[^a]",
            "[^a]: ",
            "a",
            "word",
            "Baker",
            "Types of Bakers",
            "?",
            ":",
            ".",
            "“",
            "é",
        ),
    )
)


def every_text(value: Any) -> str:
    """Return all strings inside a value of nested dataclasses and tuples."""
    if is_dataclass(value):
        return " ".join(every_text(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, tuple):
        return " ".join(map(every_text, value))
    return value if isinstance(value, str) else ""


def unaccounted(draft: Draft) -> list[str]:
    """Return the lines that only the final guard has found."""
    return [note.text for note in draft.unplaced if note.why == NOT_UNDERSTOOD]


def assert_nothing_is_lost(guide: Guide, is_markdown: bool) -> None:
    """Match a guide, and look for its markers in whatever the draft holds."""
    draft = match(read_text(guide.text, is_markdown), year=2031)
    held = every_text(replace(draft, placements=())).casefold()
    assert [marker for marker in guide.markers if marker not in held] == []
    assert unaccounted(draft) == []


@generated(few=60, many=2_000)
def test_no_word_of_a_plain_text_guide_is_lost(examples: Examples) -> None:
    @examples
    @given(plain_text_guides())
    def nothing_is_lost(guide: Guide) -> None:
        assert_nothing_is_lost(guide, is_markdown=False)

    nothing_is_lost()


@generated(few=60, many=2_000)
def test_no_word_of_a_markdown_guide_is_lost(examples: Examples) -> None:
    @examples
    @given(markdown_guides())
    def nothing_is_lost(guide: Guide) -> None:
        assert_nothing_is_lost(guide, is_markdown=True)

    nothing_is_lost()


@generated(few=60, many=2_000)
def test_no_word_of_a_heap_of_markup_is_lost(examples: Examples) -> None:
    @examples
    @given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
    def nothing_is_lost(text: str, is_markdown: bool) -> None:
        draft = match(read_text(f"What is a Baker?\n\n{text}", is_markdown), year=2031)
        assert unaccounted(draft) == []

    nothing_is_lost()


def error_of(data: bytes, file_name: str) -> str:
    """Return the message with which a file is refused, or "" when it becomes a draft."""
    try:
        draft_guide(data, file_name)
    except DocumentError as error:
        return str(error)
    return ""


@generated(few=60, many=2_000)
def test_any_text_becomes_a_draft_or_a_clear_error(examples: Examples) -> None:
    @examples
    @given(st.text(max_size=400), st.sampled_from(("guide.md", "guide.txt")))
    def it_does(text: str, file_name: str) -> None:
        data = f"What is a Baker?\n{text}".encode("utf-8", "surrogatepass")
        message = error_of(data, file_name)
        assert not message or message.endswith(".")

    it_does()


@generated(few=60, many=2_000)
def test_any_bytes_become_a_draft_or_a_clear_error(examples: Examples) -> None:
    @examples
    @given(st.binary(max_size=400), st.sampled_from(("guide.md", "guide.txt")))
    def they_do(data: bytes, file_name: str) -> None:
        message = error_of(data, file_name)
        assert not message or message.endswith(".")

    they_do()


@pytest.mark.parametrize("is_markdown", [True, False])
def test_the_guard_reports_what_the_matcher_drops(
    monkeypatch: pytest.MonkeyPatch, is_markdown: bool
) -> None:
    monkeypatch.setattr(
        "career_pages.documents.matching.section_drafts.prose_of", lambda *_, **__: ()
    )
    document = read_text("# Baker\n\n## Definition of a Baker\n\nBread and rolls.\n", is_markdown)
    assert ("Bread and rolls.") in unaccounted(match(document, year=2031))
