"""No word of a document is lost in any format, and the same guide is the same draft in each."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_pages.documents.draft import Draft, RichText
from career_pages.documents.front_matter import FrontMatter, GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import NOT_UNDERSTOOD
from career_pages.documents.reading import read_document, read_text
from career_pages.documents.source_file import DocumentError
from career_pages.documents.word_account import words_missing
from tests.career_pages.documents import written_guides
from tests.career_pages.documents.generated_guides import (
    Guide,
    markdown_guides,
    plain_text_guides,
    shape_of,
)
from tests.career_pages.documents.made_files import (
    draft_guide,
    lost_words,
    part,
    rewritten,
    saved,
    shown_in_page,
    shown_in_word,
)
from tests.career_pages.documents.written_guides import FORMATS, KINDS, LINES, WRITERS, Writer
from tests.generated import Examples, generated, seeds

# Drafts that lack some words.


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


# Generated documents.


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


# The same guide in every format.


every_writer = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)


@every_writer
def test_a_guide_has_the_same_sections_in_every_form(write: Writer) -> None:
    name, data = write()
    draft = draft_guide(data, name)
    assert draft.role_name.singular == "Baker"
    assert draft.lede.startswith("Bakers turn flour and water into bread")
    _, responsibilities, levels, questions = draft.sections[:4]
    assert [section.kind for section in draft.sections[:4]] == KINDS
    assert [section.heading for section in draft.sections[:4]] == [""] * 4
    assert len(responsibilities.items) == 3
    assert [level.name for level in levels.parts] == ["Junior", "Senior"]
    assert [len(level.items) for level in levels.parts] == [2, 1]
    assert [asked.name for asked in questions.parts] == [
        text for kind, text in LINES if kind == "2" and text.endswith("?")
    ]


@every_writer
def test_no_line_of_a_guide_is_lost_in_any_form(write: Writer) -> None:
    name, data = write()
    document, draft = read_document(data, name), draft_guide(data, name)
    shown = "\n".join(text for _, text in LINES)
    if name.endswith(".docx"):
        shown = shown_in_word(data)
    elif "htm" in name:
        encoding = "cp1252" if write is written_guides.word_as_page else "utf-8-sig"
        shown = shown_in_page(data.decode(encoding))
    assert lost_words(document, shown) == {}
    assert [note.text for note in draft.unplaced if note.why == NOT_UNDERSTOOD] == []


def test_what_is_beside_the_text_of_a_word_document_is_reported() -> None:
    name, data = written_guides.word_with_everything()
    draft = draft_guide(data, name)
    held = {note.text for note in draft.withheld}
    assert held >= {"Draft for the guide", "Bakers, spring", "Is this so?", "Ask Kim."}
    assert "Removed." not in read_document(data, name).text


TAGS = (
    *("p", "div", "b", "i", "span", "a href='/x'", "a href='#x'", "ul", "ol", "li", "h1", "h2"),
    *("h3", "table", "tr", "td", "th", "thead", "caption", "blockquote", "cite", "footer", "pre"),
    *("header", "nav", "main", "article", "section", "aside", "form", "button", "select", "option"),
    *("figure", "figcaption", "dl", "dt", "dd", "details", "summary", "sup", "sub", "q", "label"),
    *("br", "hr", "img src='x.png' alt='y'", "input", "iframe", "noscript", "template", "svg"),
    *("p class=MsoListParagraph style='mso-list:l0 level2 lfo1'", "p class=MsoToc1", "p hidden"),
    *("p class=caption", "li aria-level=3", "td colspan=3", "td rowspan=2", "p class=MsoQuote"),
)
MARKUP = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from([" ", "\n", "&nbsp;", "&amp;", "<!-- a -->", "<![if x]>", "• ", "— ", "1. "]),
    st.integers(0, 99).map(lambda number: f"zq{number}k "),
)


@generated(few=75, many=3_000)
def test_no_word_of_a_heap_of_html_is_lost(examples: Examples) -> None:
    @examples
    @given(st.lists(MARKUP, max_size=60).map("".join))
    def nothing_is_lost(markup: str) -> None:
        page = f"<p>start</p>{markup}"
        document = read_document(page.encode(), "heap.html")
        assert lost_words(document, shown_in_page(page)) == {}
        draft = match(replace(document, front_matter=FrontMatter(role="Baker")), 2031)
        assert [note.text for note in draft.unplaced if note.why == NOT_UNDERSTOOD] == []

    nothing_is_lost()


OPENINGS = (
    *("w:p", "w:r", "w:ins w:id='1'", "w:hyperlink w:anchor='x'", "w:fldSimple w:instr='x'"),
    *("w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:smartTag w:element='x'", "w:ruby"),
    *("w:drawing", "w:pict", "w:txbxContent", "v:textbox", "w:object", "w:moveTo w:id='2'"),
)
STYLED = "<w:pPr><w:pStyle w:val='{}'/></w:pPr>"
WORD_MARKUP = st.recursive(
    st.one_of(
        st.integers(0, 99).map(lambda number: f"<w:r><w:t>zq{number}k </w:t></w:r>"),
        st.sampled_from(
            (
                "<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>unseen </w:t></w:r>",
                "<w:r><w:br/><w:tab/></w:r>",
                f"<w:p>{STYLED.format('Heading2')}<w:r><w:t>head</w:t></w:r></w:p>",
                f"<w:p>{STYLED.format('ListBullet2')}<w:r><w:t>item</w:t></w:r></w:p>",
                "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='end'/></w:r>",
                "<w:r><w:footnoteReference w:id='3'/></w:r>",
            )
        ),
    ),
    lambda inner: st.tuples(st.sampled_from(OPENINGS), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0].split()[0]}>"
    ),
    max_leaves=25,
)
EMPTY_WORD_FILE = saved(docx.Document())


@generated(few=30, many=1_000)
def test_no_word_of_a_heap_of_word_xml_is_lost(examples: Examples) -> None:
    @examples
    @given(st.lists(WORD_MARKUP, max_size=8).map("".join))
    def nothing_is_lost(body: str) -> None:
        content = part("document", f"<w:body><w:p><w:r><w:t>start</w:t></w:r></w:p>{body}</w:body>")
        data = rewritten(EMPTY_WORD_FILE, {"word/document.xml": lambda _: content})
        assert lost_words(read_document(data, "heap.docx"), shown_in_word(data)) == {}

    nothing_is_lost()


@generated(few=30, many=1_000)
def test_a_word_document_with_other_bytes_in_it_is_read_or_refused(examples: Examples) -> None:
    _, data = written_guides.word_with_lower_headings()

    @examples
    @given(st.binary(max_size=300), st.integers(0, 60_000))
    def it_is(junk: bytes, at: int) -> None:
        assert read_or_refused(data[:at] + junk + data[at + len(junk) :])

    it_is()


def read_or_refused(data: bytes) -> str:
    """Return the text of a Word document, or why it is refused."""
    try:
        return read_document(data, "guide.docx").text
    except DocumentError as error:
        return str(error)


# Guides by the thousand.


# How many in an ordinary run.
FEW: Final = {
    "plain text": 60,
    "Markdown": 120,
    "HTML": 60,
    "Google Docs": 30,
    "saved page": 30,
    "Word": 30,
}
# How many in each part of a deep run, and how many parts.
SHARES: Final = {
    "plain text": (500, 5),
    "Markdown": (500, 6),
    "HTML": (500, 4),
    "Google Docs": (500, 2),
    "saved page": (500, 2),
    "Word": (125, 4),
}
RUNS: Final = [
    *(pytest.param(name, seeds(few), id=f"{name}-few") for name, few in FEW.items()),
    *(
        pytest.param(name, seeds(size, part * size), id=f"{name}-{part}", marks=pytest.mark.deep)
        for name, (size, parts) in SHARES.items()
        for part in range(parts)
    ),
]


def lost(name: str, seed: int) -> list[str]:
    """Return the markers and lines of one guide that its draft neither holds nor reports."""
    ending, written = FORMATS[name]
    shape = shape_of(seed)
    draft = match(read_document(written(shape), f"guide{ending}"), year=2031)
    held = every_text(replace(draft, placements=())).casefold()
    return [one for one in shape.markers if one not in held] + unaccounted(draft)


def test_there_are_ten_thousand() -> None:
    assert sum(size * parts for size, parts in SHARES.values()) == 10_000


@pytest.mark.once
@pytest.mark.parametrize(("name", "seeds_of_guides"), RUNS)
def test_no_word_of_a_guide_is_lost(name: str, seeds_of_guides: range) -> None:
    assert {seed: found for seed in seeds_of_guides if (found := lost(name, seed))} == {}
