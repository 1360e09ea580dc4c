"""Guides as Markdown and as Word documents, and that they come back from those the same."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from django.utils import timezone
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from career_pages.documents.bodies import body_data
from career_pages.documents.draft import Draft
from career_pages.documents.exporting.export import (
    ExportedFile,
    ExportFormat,
    export_role,
    guide_of,
    written,
)
from career_pages.documents.exporting.markdown import (
    cell_of,
    front_matter_of,
    heading_of,
    markdown_of,
)
from career_pages.documents.exporting.prose_lines import path_of
from career_pages.documents.exporting.runs import Runs, compared, runs_of
from career_pages.documents.importing import import_files
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import Line
from career_pages.documents.reading import read_document, read_text
from career_pages.documents.undo import Writing
from career_pages.models import (
    CallToAction,
    ChapterPage,
    OtherTitle,
    RoleIndexPage,
    RolePage,
    Source,
)
from career_pages.sections.projection import stream_data
from home.sample_content import SAMPLE_GUIDES
from tests.career_pages.documents.exporting.bodies import BodyMaker, normal_form
from tests.generated import SEED, Examples, generated
from tests.made_once import made_once, read_again
from tests.new_pages import small_body

MakeRole = Callable[..., Any]


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
@generated(few=50, many=5_000)
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
@generated(few=50, many=5_000)
def test_a_heading_comes_back(examples: Examples) -> None:
    @examples
    @given(rich_text)
    def it_does(html: str) -> None:
        if runs := runs_of(html):
            assert said(first(f"### {heading_of(runs)}").html) == shown(runs)

    it_does()


@pytest.mark.once
@generated(few=50, many=5_000)
def test_a_cell_comes_back(examples: Examples) -> None:
    @examples
    @given(rich_text)
    def it_does(html: str) -> None:
        runs = runs_of(html)
        table = first(f"| a | b |\n| --- | --- |\n| x | {cell_of(runs)} |")
        assert said(table.rows[0][1]) == shown(runs)

    it_does()


# Guides as Word documents.


def role_of(**fields: Any) -> RolePage:
    """Return a role of the small body, unless told otherwise, that no database has."""
    given = {"lede": "They decide what an audience hears.", "body": small_body()} | fields
    return RolePage(title="Sound Engineer", **given)


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


def test_front_matter_is_a_table_of_two_columns() -> None:
    role = role_of()
    role.other_titles = [OtherTitle(title="Audio engineer"), OtherTitle(title="Mixer")]
    role.sources = [Source(title="A handbook", url="https://example.org/sound")]
    data = docx_of(role)
    rows = {row.cells[0].text: row.cells[1].text for row in Document(BytesIO(data)).tables[0].rows}
    assert rows["role"] == "Sound Engineer"
    assert rows["titles"] == "Audio engineer\nMixer"
    assert rows["sources"] == "A handbook — https://example.org/sound"
    assert read(data).front_matter == guide_of(role, []).front_matter


def test_headings_lists_and_quotes_have_words_own_styles() -> None:
    html = "<p>Before.</p><ul><li>One<ol><li>Two</li></ol></li></ul><ol><li>Three</li></ol>"
    quote = {"quote": "It hums.", "attribution": "A handbook", "url": "https://example.org/"}
    role = role_of(body=text_section(("rich_text", html), ("quote", quote)))
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


def test_each_list_of_numbers_begins_with_one() -> None:
    html = "<ol><li>One</li><li>Two</li></ol><p>Between.</p><ol><li>One again</li></ol>"
    role = role_of(body=text_section(("rich_text", html)))
    lists = [
        one._p.pPr.numPr.numId.val
        for one in paragraphs(docx_of(role))
        if one.style.name == "List Number"
    ]
    assert lists[0] == lists[1] != lists[2]


def test_a_picture_is_in_the_document_and_found_again(site_image: Any) -> None:
    image = {"image": site_image.pk, "alt_text": "An oven", "decorative": False}
    plain = {"image": site_image.pk, "alt_text": "", "decorative": True}
    role = role_of(
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


def test_a_picture_whose_file_is_gone_is_its_words(site_image: Any) -> None:
    image = {"image": site_image.pk, "alt_text": "An oven", "decorative": False}
    role = role_of(body=text_section(("figure", {"image": image, "caption": "At night"})))
    site_image.file.storage.delete(site_image.file.name)
    assert "An oven At night" in [one.text for one in paragraphs(docx_of(role))]


def test_tables_keep_their_captions_and_embeds_their_titles() -> None:
    table = {
        "caption": "Who decides",
        "columns": [{"type": "text", "heading": "What"}, {"type": "text", "heading": "Who"}],
        "rows": [{"values": ["<p>Where it <b>runs</b></p>", "<p>The engineer</p>"]}],
    }
    embed = {"url": "https://example.org/film", "title": "A film"}
    role = role_of(body=text_section(("table", table), ("embed", embed)))
    found: Any = read(docx_of(role)).sections[0].introduction
    assert (found[0].caption, found[0].header) == ("Who decides", ("What", "Who"))
    assert found[0].rows == (("Where it <b>runs</b>", "The engineer"),)
    assert (found[1].url, found[1].title) == ("https://example.org/film", "A film")


def test_what_looks_like_something_else_has_a_style_of_its_own() -> None:
    html = "<h3><b>Loud</b></h3><p>· a dot</p><p>one<br/><br/>two</p>"
    quote = {"quote": "– first\n– second", "attribution": "A handbook", "url": ""}
    body = text_section(("rich_text", html), ("quote", quote))
    data = docx_of(role_of(body=body))
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


def test_links_to_places_of_the_page_are_kept() -> None:
    html = '<p>See <a href="#levels">the levels</a></p>'
    data = docx_of(role_of(body=text_section(("rich_text", html))))
    (text,) = cast(Any, read(data).sections[0].introduction)
    assert text.html == html


def test_a_place_for_a_picture_is_its_caption_with_a_mark() -> None:
    data = docx_of(role_of(body=text_section(("figure", {"image": None, "caption": "At night"}))))
    assert paragraphs(data)[-1].text == "At night {.picture}"
    (picture,) = cast(Any, read(data).sections[0].introduction)
    assert (picture.address, picture.data, picture.caption) == ("", b"", "At night")


@pytest.mark.parametrize("text", ["\x0b\x01bell", "a\ufffeb", "😀 שלום"])
def test_no_character_stops_an_export(text: str) -> None:
    role = role_of(body=text_section(("rich_text", f"<p>x{text}y</p>")))
    assert paragraphs(docx_of(role))[-1].text.startswith("x")


def test_a_document_says_nothing_of_the_program_that_made_it() -> None:
    properties = Document(BytesIO(docx_of(role_of()))).core_properties
    assert (properties.author, properties.comments) == ("", "")
    assert properties.title == "Sound Engineer"


# What is exported comes back the same.


# When a page was changed, and which revision says so.
STAMPS = {"latest_revision", "latest_revision_created_at", "draft_title"}


@pytest.fixture
def maker(make_role: Any, site_image: Any) -> BodyMaker:
    """Makes bodies that refer to what the site has."""
    role = make_role("Stagehand")
    shared = CallToAction.objects.create(
        name="Look around", heading="Look around as {a_role}", button="Look", link="/careers/"
    )
    pages = [role.pk, role.get_parent().pk]
    return BodyMaker(Random(7 + SEED), pages, [role.pk], [site_image.pk], [shared.pk])


@pytest.mark.once
@pytest.mark.parametrize(
    ("file_format", "bodies_of_a_role"),
    [
        (ExportFormat.MARKDOWN, 8),
        (ExportFormat.WORD, 5),
        pytest.param(ExportFormat.MARKDOWN, 1_000, marks=pytest.mark.deep),
        pytest.param(ExportFormat.WORD, 500, marks=pytest.mark.deep),
    ],
)
def test_generated_bodies_come_back_the_same(
    maker: BodyMaker, file_format: ExportFormat, bodies_of_a_role: int
) -> None:
    paths = {page.pk: path_of(page) for page in Page.objects.all()}
    for number in range(bodies_of_a_role):
        role = RolePage(title="Sound Engineer")
        chapter = ChapterPage(title="How to Become a Sound Engineer")
        chapter.role = role
        bodies = [maker.body(one._meta.get_field("body").stream_block) for one in (role, chapter)]
        for page, body in zip((role, chapter), bodies, strict=True):
            page.body = page._meta.get_field("body").stream_block.to_python(body)
        file = written(guide_of(role, [chapter]), file_format)
        draft = match(read_document(file, f"guide.{file_format}"), timezone.localdate().year)
        drafts = [draft.sections, draft.chapters[0].sections]
        for body, sections in zip(bodies, drafts, strict=True):
            after = normal_form(
                body_data(sections, role.role_name, Writing()), role.role_name, paths
            )
            assert after == normal_form(body, role.role_name, paths), f"body {number}"
        assert draft.unplaced == (), f"body {number}"


@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.parametrize("button", ["Have a look", ""])
def test_a_button_keeps_its_page_and_where_it_leads_without_it(
    make_role: Any, file_format: ExportFormat, button: str
) -> None:
    role = make_role()
    value = {"button": button, "page": role.pk, "link": "https://example.org/courses"}
    stream = role._meta.get_field("body").stream_block
    role.body = stream.to_python([{"type": "call_to_action", "value": value}])
    document = read_document(written(guide_of(role, []), file_format), f"guide.{file_format}")
    draft = match(document, timezone.localdate().year)
    (block,) = body_data(draft.sections, role.role_name, Writing())
    assert {name: block["value"][name] for name in value} == value
    assert not draft.unplaced


def test_up_next_may_be_the_title_of_what_is_up_next(make_role: Any) -> None:
    role = make_role()
    body = [{"type": "up_next", "value": {"title": "Up Next", "teaser": "How to begin."}}]
    role.body = role._meta.get_field("body").stream_block.to_python(body)
    file = written(guide_of(role, []), ExportFormat.MARKDOWN)
    (section,) = match(read_document(file, "guide.md"), timezone.localdate().year).sections
    assert (section.heading, section.text) == ("Up Next", "How to begin.")


SAMPLES = sorted(map(str, SAMPLE_GUIDES.glob("*.md")))
# Three that are related to each other, and to no others.
TRADES = [
    str(SAMPLE_GUIDES / f"{name}.md")
    for name in ("electrician", "plumber", "wind-turbine-technician")
]


@made_once
def made() -> Any:
    """Three of the sample guides, as drafts."""
    index = RoleIndexPage.objects.get()
    import_files(TRADES, index)
    return index


@pytest.fixture
def samples(made: Any, db: None) -> Any:
    """The same for one test, which may change it."""
    return read_again(made)


def newest(page: Any) -> Any:
    return page.get_latest_revision_as_object()


def everything(role: Any) -> Any:
    """Return all that a role and its chapters say, without ids."""
    page = newest(role)
    chapters = [newest(one) for one in ChapterPage.objects.child_of(role)]
    paths = {one.pk: path_of(one) for one in Page.objects.all()}
    bodies = [
        normal_form(stream_data(one.body), page.role_name, paths) for one in (page, *chapters)
    ]
    return front_matter_of(page), [(one.title, one.lede) for one in chapters], bodies


def import_again(files: list[ExportedFile], index: Any, folder: Path) -> list[Any]:
    for file in files:
        (folder / file.name).write_bytes(file.data)
    return import_files([str(folder / file.name) for file in files], index)


# Every database keeps a body as it is given, and is written to as by any import.
@pytest.mark.once
@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.parametrize(
    "guides",
    [
        pytest.param(TRADES, id="three"),
        pytest.param(SAMPLES, id="all", marks=pytest.mark.deep),
    ],
)
def test_the_sample_guides_come_back_the_same_after_they_are_gone(
    samples: Any, file_format: ExportFormat, guides: list[str], tmp_path: Path
) -> None:
    if guides != TRADES:
        import_files(guides, samples)
    roles = list(RolePage.objects.all())
    titles = [role.title for role in roles]
    assert len(titles) == len(guides)
    before = {role.title: everything(role) for role in roles}
    assert all(len(newest(role).related_roles.all()) > 0 for role in roles)
    files = [export_role(role, file_format, drafts=lambda page: True) for role in roles]
    for role in roles:
        RolePage.objects.get(pk=role.pk).delete()
    for outcome in import_again(files, RoleIndexPage.objects.get(), tmp_path):
        assert outcome.report["unplaced"] == outcome.report["withheld"] == []
    again = RolePage.objects.filter(title__in=titles)
    assert {role.title: everything(role) for role in again} == before


@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.parametrize(("title", "plural"), [("Clergy", "Clergy"), ("Staff", "Staffs")])
def test_a_role_without_an_article_comes_back_without_one(
    make_role: Any, file_format: ExportFormat, title: str, plural: str, tmp_path: Path
) -> None:
    role = make_role(title, plural=plural, article="-", job_zone=4, body=small_body()[:2])
    before, index = everything(role), role.get_parent()
    file = export_role(role, file_format, drafts=lambda page: True)
    role.delete()
    import_again([file], RoleIndexPage.objects.get(pk=index.pk), tmp_path)
    again = newest(RolePage.objects.get())
    assert everything(again) == before
    assert (again.article, again.job_zone) == ("-", 4)


@pytest.mark.once
@pytest.mark.parametrize("file_format", list(ExportFormat))
def test_an_export_imported_onto_its_own_page_changes_nothing(
    samples: Any, file_format: ExportFormat, tmp_path: Path
) -> None:
    role = RolePage.objects.get(title="Electrician")
    pages = [role, *ChapterPage.objects.child_of(role)]
    before = [newest(page).serializable_data() for page in pages]
    import_again([export_role(role, file_format, drafts=lambda page: True)], samples, tmp_path)
    after = [newest(type(page).objects.get(pk=page.pk)).serializable_data() for page in pages]
    for old, new in zip(before, after, strict=True):
        assert [key for key in old if old[key] != new[key] and key not in STAMPS] == []
