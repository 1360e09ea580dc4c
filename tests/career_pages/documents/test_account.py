"""The account of words, tried on drafts that lack some."""

from dataclasses import replace
from pathlib import Path

import pytest

from career_pages.documents.draft import Draft, RichText
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_document, read_text
from career_pages.documents.word_account import words_missing

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
