"""Guides as Markdown and as Word documents."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from io import BytesIO
from typing import Any, cast

import pytest
from django.utils import timezone
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from career_pages.documents.draft import Draft
from career_pages.documents.exporting.export import ExportFormat, guide_of, written
from career_pages.documents.exporting.markdown import cell_of, heading_of, markdown_of
from career_pages.documents.exporting.runs import Runs, compared, runs_of
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import Line
from career_pages.documents.reading import read_document, read_text
from career_pages.models import OtherTitle, RolePage, Source
from tests.generated import Examples, generated

SIGNS = "*_`[]()<>#&!|\\{}.-+=~^:;'\"1 aé東ש😀\u200f•·—"
LOOKALIKES = (
    *("**bold**", "_x_", "[a](b)", "![a](b)", "<b>", "<!-- a -->", "&amp;", "&#42;", "[^1]"),
    *("# no", "1. no", "- no", "> no", "***", "---", "~~~", "| a |", "{.text}", "\\\\", "a@b.c"),
    *("http://a.b/c_d", "www.a.b", "snake_case", "a*b*c", "$5", "word", "[x]: /y"),
)
ADDRESSES = ("https://example.org/a_(b)*c?d=1&copy=2", "/careers/", "#levels", "mailto:a@b.c")

words = st.one_of(
    st.text(SIGNS, min_size=1, max_size=6),
    st.sampled_from(LOOKALIKES),
    st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1, max_size=4),
).map(escape)


def styled(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(inner, min_size=1, max_size=3)
    texts = st.builds(str.join, st.sampled_from(["", " "]), pieces)
    tags = st.sampled_from(["", "b", "i"])
    return st.builds(lambda text, tag: f"<{tag}>{text}</{tag}>" if tag else text, texts, tags)


def linked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    addresses = st.sampled_from(["", "", *ADDRESSES])
    return st.builds(
        lambda text, to: f'<a href="{escape(to)}">{text}</a>' if to else text, inner, addresses
    )


rich_text = st.builds(
    str.join,
    st.sampled_from(["", " "]),
    st.lists(linked(styled(styled(words))), min_size=1, max_size=4),
)


def first(markdown: str) -> Line:
    (line, *_) = read_text(markdown, is_markdown=True).outline.lines
    return line


def said(html: str) -> Runs:
    return shown(runs_of(html.replace("<br>\n", "<br>")))


def shown(runs: Runs) -> Runs:
    """Return runs as readers see them: several spaces are one."""
    return tuple(replace(run, text=re.sub(" +", " ", run.text)) for run in compared(runs))


@pytest.mark.once
@generated(few=100, many=5_000)
def test_a_paragraph_comes_back_with_its_line_breaks(examples: Examples) -> None:
    @examples
    @given(st.lists(rich_text, min_size=1, max_size=2))
    def it_does(rows: list[str]) -> None:
        runs = runs_of("<br>".join(rows))
        if runs:
            line = first(markdown_of(runs))
            assert line.is_paragraph
            assert said(line.html) == shown(runs)

    it_does()


@pytest.mark.once
@generated(few=100, many=5_000)
def test_a_heading_comes_back(examples: Examples) -> None:
    @examples
    @given(rich_text)
    def it_does(html: str) -> None:
        if runs := runs_of(html):
            assert said(first(f"### {heading_of(runs)}").html) == shown(runs)

    it_does()


@pytest.mark.once
@generated(few=100, many=5_000)
def test_a_cell_comes_back(examples: Examples) -> None:
    @examples
    @given(rich_text)
    def it_does(html: str) -> None:
        runs = runs_of(html)
        table = first(f"| a | b |\n| --- | --- |\n| x | {cell_of(runs)} |")
        assert said(table.rows[0][1]) == shown(runs)

    it_does()


MakeRole = Callable[..., Any]


def docx_of(role: Any) -> bytes:
    return written(guide_of(role, []), ExportFormat.WORD)


def read(data: bytes) -> Draft:
    return match(read_document(data, "guide.docx"), timezone.localdate().year)


def text_section(*pieces: tuple[str, Any]) -> Any:
    content = [{"type": kind, "value": value} for kind, value in pieces]
    block = {"type": "text", "value": {"heading": "In the Hall", "content": content}}
    return RolePage._meta.get_field("body").stream_block.to_python([block])


def paragraphs(data: bytes) -> list[Any]:
    return list(Document(BytesIO(data)).paragraphs)


def test_front_matter_is_a_table_of_two_columns(make_role: MakeRole) -> None:
    role = make_role()
    role.other_titles = [OtherTitle(title="Audio engineer"), OtherTitle(title="Mixer")]
    role.sources = [Source(title="A handbook", url="https://example.org/sound")]
    data = docx_of(role)
    rows = {row.cells[0].text: row.cells[1].text for row in Document(BytesIO(data)).tables[0].rows}
    assert rows["role"] == "Sound Engineer"
    assert rows["titles"] == "Audio engineer\nMixer"
    assert rows["sources"] == "A handbook — https://example.org/sound"
    assert read(data).front_matter == guide_of(role, []).front_matter


def test_headings_lists_and_quotes_have_words_own_styles(make_role: MakeRole) -> None:
    html = "<p>Before.</p><ul><li>One<ol><li>Two</li></ol></li></ul><ol><li>Three</li></ol>"
    quote = {"quote": "It hums.", "attribution": "A handbook", "url": "https://example.org/"}
    role = make_role(body=text_section(("rich_text", html), ("quote", quote)))
    shown = [(one.style.name, one.text) for one in paragraphs(docx_of(role))]
    assert shown == [
        ("Heading 1", "What is a Sound Engineer?"),
        ("Normal", "They decide what an audience hears."),
        ("Heading 2", "In the Hall"),
        ("Normal", "Before."),
        ("List Bullet", "One"),
        ("List Number 2", "Two"),
        ("List Number", "Three"),
        ("Quote", "It hums."),
        ("Quote", "— A handbook"),
    ]


def test_each_list_of_numbers_begins_with_one(make_role: MakeRole) -> None:
    html = "<ol><li>One</li><li>Two</li></ol><p>Between.</p><ol><li>One again</li></ol>"
    role = make_role(body=text_section(("rich_text", html)))
    lists = [
        one._p.pPr.numPr.numId.val
        for one in paragraphs(docx_of(role))
        if one.style.name == "List Number"
    ]
    assert lists[0] == lists[1] != lists[2]


def test_a_picture_is_in_the_document_and_found_again(make_role: MakeRole, site_image: Any) -> None:
    image = {"image": site_image.pk, "alt_text": "An oven", "decorative": False}
    plain = {"image": site_image.pk, "alt_text": "", "decorative": True}
    role = make_role(
        body=text_section(
            ("figure", {"image": image, "caption": "At night"}),
            ("figure", {"image": plain, "caption": ""}),
        )
    )
    pictures: Any = read(docx_of(role)).sections[0].introduction
    assert [(one.alt, one.caption, one.decorative) for one in pictures] == [
        ("An oven", "At night", False),
        ("", "", True),
    ]
    with site_image.file.open("rb") as file:
        assert pictures[0].data == file.read()


def test_a_picture_whose_file_is_gone_is_its_words(make_role: MakeRole, site_image: Any) -> None:
    image = {"image": site_image.pk, "alt_text": "An oven", "decorative": False}
    role = make_role(body=text_section(("figure", {"image": image, "caption": "At night"})))
    site_image.file.storage.delete(site_image.file.name)
    assert "An oven At night" in [one.text for one in paragraphs(docx_of(role))]


def test_tables_keep_their_captions_and_embeds_their_titles(make_role: MakeRole) -> None:
    table = {
        "caption": "Who decides",
        "columns": [{"type": "text", "heading": "What"}, {"type": "text", "heading": "Who"}],
        "rows": [{"values": ["<p>Where it <b>runs</b></p>", "<p>The engineer</p>"]}],
    }
    embed = {"url": "https://example.org/film", "title": "A film"}
    role = make_role(body=text_section(("table", table), ("embed", embed)))
    found: Any = read(docx_of(role)).sections[0].introduction
    assert (found[0].caption, found[0].header) == ("Who decides", ("What", "Who"))
    assert found[0].rows == (("Where it <b>runs</b>", "The engineer"),)
    assert (found[1].url, found[1].title) == ("https://example.org/film", "A film")


def test_what_looks_like_something_else_has_a_style_of_its_own(make_role: MakeRole) -> None:
    html = "<h3><b>Loud</b></h3><p>· a dot</p><p>one<br/><br/>two</p>"
    quote = {"quote": "– first\n– second", "attribution": "A handbook", "url": ""}
    body = text_section(("rich_text", html), ("quote", quote))
    data = docx_of(make_role(body=body))
    assert [(one.style.name, one.text) for one in paragraphs(data)[3:]] == [
        ("Guide Heading 3", "Loud"),
        ("Guide Text", "· a dot"),
        ("Guide Text", "one\n\ntwo"),
        ("Guide Quote", "– first\n– second"),
        ("Guide Quote", "— A handbook"),
    ]
    text, quoted = cast(Any, read(data).sections[0].introduction)
    assert text.html == "<h3><b>Loud</b></h3><p>· a dot</p><p>one<br><br>two</p>"
    assert (quoted.text, quoted.attribution) == (quote["quote"], quote["attribution"])


def test_links_to_places_of_the_page_are_kept(make_role: MakeRole) -> None:
    html = '<p>See <a href="#levels">the levels</a></p>'
    data = docx_of(make_role(body=text_section(("rich_text", html))))
    (text,) = cast(Any, read(data).sections[0].introduction)
    assert text.html == html


def test_a_place_for_a_picture_is_its_caption_with_a_mark(make_role: MakeRole) -> None:
    data = docx_of(make_role(body=text_section(("figure", {"image": None, "caption": "At night"}))))
    assert paragraphs(data)[-1].text == "At night {.picture}"
    (picture,) = cast(Any, read(data).sections[0].introduction)
    assert (picture.address, picture.data, picture.caption) == ("", b"", "At night")


@pytest.mark.parametrize("text", ["\x0b\x01bell", "a\ufffeb", "😀 שלום"])
def test_no_character_stops_an_export(make_role: MakeRole, text: str) -> None:
    role = make_role(body=text_section(("rich_text", f"<p>x{text}y</p>")))
    assert paragraphs(docx_of(role))[-1].text.startswith("x")


def test_a_document_says_nothing_of_the_program_that_made_it(make_role: MakeRole) -> None:
    properties = Document(BytesIO(docx_of(make_role()))).core_properties
    assert (properties.author, properties.comments) == ("", "")
    assert properties.title == "Sound Engineer"
