"""HTML to an outline."""

import re
from base64 import b64encode
from collections.abc import Mapping

import pytest

from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.outline import (
    CONTROL,
    EMBEDDED,
    FURNITURE,
    HIDDEN,
    NAVIGATION,
    PICTURE_NOT_HERE,
    REFUSED_LINK,
    REMOTE_PICTURE,
    Line,
    LineKind,
    SectionMark,
)
from career_pages.documents.reading import read_document
from career_pages.documents.source_file import DocumentError, ImportLimits
from tests.career_pages.documents.made_files import picture_file

DATA_PICTURE = "data:image/png;base64," + b64encode(picture_file()).decode()


def read(html: str, companions: Mapping[str, bytes] | None = None) -> GuideDocument:
    """Return the document that a page holds."""
    return read_document(html.encode(), "page.html", companions=companions or {})


def lines(html: str) -> list[tuple[str, str]]:
    """Return the kind and the text of each line of a page."""
    return [(line.kind.value, line.text) for line in read(html).outline.lines]


def only_line(html: str) -> Line:
    """Return the one line of a page."""
    (line,) = read(html).outline.lines
    return line


def withheld(document: GuideDocument) -> list[tuple[str, str]]:
    """Return what is withheld, and why."""
    return [(note.text, note.why) for note in document.outline.notes.withheld]


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("<p>a <b>b </b><strong>c</strong> <em>d</em>", "a <b>b c</b> <i>d</i>"),
        ("<p><b style='font-weight:normal'>a<span style='font-weight:700'>b", "a<b>b</b>"),
        (
            "<style>.c1{font-weight:700}.c2{font-style:italic}</style><p class='c1 c2'>a",
            "<b><i>a</i></b>",
        ),
        (
            "<p>a <a href='https://example.org/'>b <i>c</i></a>.",
            'a <a href="https://example.org/">b <i>c</i></a>.',
        ),
        ("<p>a<br>b", "a<br>\nb"),
        ("<p>\n a\t<span>\n b</span>\n&nbsp;&nbsp;c&nbsp;d ", "a b c\xa0d"),
        (
            "<p>5 &lt; 6 &amp; m<sup>2</sup> H<sub>2</sub>O 1<sup>st</sup>",
            "5 &lt; 6 &amp; m² H₂O 1st",
        ),
        ("<p>E&shy;lec&shy;tric", "Electric"),
        ("<p>he said <q>no</q>", "he said “no”"),
        ("<p><a href='#top'>up</a>", "up"),
        ("<p onclick='x()'>a<script>b()</script><style>c{}</style><!-- d -->", "a"),
        ("<pre>a\n  b\n</pre>", "a<br>\nb"),
    ],
)
def test_inline_marks_become_limited_html(page: str, html: str) -> None:
    assert only_line(page).html == html


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D&ust=2",
            "https://example.org/a?b=1",
        ),
        ("https://example.org/a?utm_source=x&id=5&fbclid=y#c", "https://example.org/a?id=5#c"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=x",
            "https://example.org/",
        ),
        ("https://example.org/?q=a%20b", "https://example.org/?q=a%20b"),
        ("/careers/baker/", "/careers/baker/"),
        ("mailto:office@example.org", "mailto:office@example.org"),
    ],
)
def test_links_lead_where_they_mean_to(written: str, meant: str) -> None:
    assert only_line(f"<p><a href='{written}'>x</a>").html == f'<a href="{meant}">x</a>'


@pytest.mark.parametrize(
    "address", ["javascript:x()", "data:text/html,x", "file:///C:/x", "x.html", "http://[x"]
)
def test_links_that_a_page_may_not_have_leave_their_words(address: str) -> None:
    document = read(f"<p><a href='{address}'>words</a>")
    assert document.outline.lines[0].html == "words"
    assert withheld(document) == [(address, REFUSED_LINK)]


def test_links_around_blocks_lead_from_their_words() -> None:
    document = read("<a href='/x'><h2>A</h2><div>b</div></a><div role=heading aria-level=''>c")
    assert [line.html for line in document.outline.lines] == [
        '<a href="/x">A</a>',
        '<a href="/x">b</a>',
        "c",
    ]
    assert withheld(document) == []


def test_headings_have_levels_marks_and_links() -> None:
    document = read(
        "<h2><b>A day <a href='/x'>out</a></b> {.overview}</h2>"
        "<div role=heading aria-level=3>B</div>"
    )
    first, second = document.outline.lines
    assert (first.text, first.html, first.level) == ("A day out", 'A day <a href="/x">out</a>', 2)
    assert first.mark == SectionMark("OverviewSection")
    assert (second.kind, second.level) == (LineKind.HEADING, 3)
    assert withheld(document) == []


def test_blocks_and_double_line_breaks_end_paragraphs() -> None:
    page = (
        "a<p>b<div>c<br><br>d</div>e<hr>f<dl><dt>g<dd>h</dl>"
        "<details><summary>i</summary>j</details>"
    )
    assert [text for _, text in lines(page)] == list("abcdefghij")


def test_the_text_has_a_line_for_whatever_a_person_reads() -> None:
    document = read(
        "<h1>A</h1><p>b<br>c</p><ul><li>d<ol><li>e</ol></ul><table><tr><th>f<th>g<tr><td>h<td>i</table>"
    )
    assert document.text == "A\n\nb\nc\n\n- d\n  - e\n\nf | g\nh | i"
    assert [(line.first, line.last) for line in document.outline.lines] == [
        (1, 1),
        (3, 4),
        (6, 6),
        (7, 7),
        (9, 10),
    ]


def test_lists_nest_and_items_keep_their_further_paragraphs() -> None:
    page = "<ul><li><p>a</p><p>b</p><ol><li>c</ol>d</li><ul><li>e</ul></ul><ol><li>f</ol>"
    found = [(line.depth, line.ordered, line.text) for line in read(page).outline.lines]
    assert found == [
        (0, False, "a\nb"),
        (1, True, "c"),
        (0, False, "d"),
        (1, False, "e"),
        (0, True, "f"),
    ]


def test_an_item_that_begins_with_a_heading_is_a_headed_part() -> None:
    page = "<ol><li><h3>Step</h3><p>text</p><ul><li>x</ul></li></ol>"
    assert lines(page) == [("heading", "Step"), ("paragraph", "text"), ("item", "x")]


def test_tables_have_headings_spans_and_titles() -> None:
    line = lines_of_table(
        "<tr><td colspan=2>T<tr><td>a<td>b<tr><td rowspan=2>c<td>d<tr><td><p>e<p>f"
    )
    assert line.header == ("a", "b")
    assert line.rows == (("c", "d"), ("", "e<br>f"))


def lines_of_table(rows: str) -> Line:
    """Return the last line of a page with one table."""
    return read(f"<table>{rows}</table>").outline.lines[-1]


def test_rows_with_headings_of_their_own_have_none_above() -> None:
    line = lines_of_table("<tr><th>Pay<td>10<tr><th>Hours<td>40")
    assert (line.header, line.rows) == (("", ""), (("Pay", "10"), ("Hours", "40")))


def test_tables_that_only_arrange_a_page_are_not_tables() -> None:
    page = (
        "<table><tr><td><h2>A</h2><p>b<table><tr><td>c<td>d</table></table><table><tr><td>e</table>"
    )
    assert lines(page) == [
        ("heading", "A"),
        ("paragraph", "b"),
        ("table", "c d"),
        ("paragraph", "e"),
    ]


def test_words_beside_the_cells_of_a_table_are_kept() -> None:
    assert lines("<table>a<caption>b</caption><tr>c<td>d<td>e</table>") == [
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("paragraph", "c"),
        ("table", "d e"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<blockquote><p>It rises.</p><p>— A baker</p></blockquote>",
        "<blockquote>It rises.<footer>A baker</footer></blockquote>",
        "<blockquote><p>It rises.</p><cite>A baker</cite></blockquote>",
        "<figure><blockquote>It rises.</blockquote><figcaption>A baker</figcaption></figure>",
    ],
)
def test_quotes_end_with_whose_they_are(page: str) -> None:
    ((kind, text),) = lines(page)
    assert (kind, text.replace("\n\n", "\n")) == ("quote", "It rises.\n— A baker")


def test_the_link_of_a_name_hides_no_other_address_of_a_quote() -> None:
    page = "<blockquote>It <a href='/a'>rises</a>.<br>— <a href='/b'>Kim</a></blockquote>"
    outline = read(page).outline
    assert outline.lines[0].html == 'It rises.<br>\n— <a href="/b">Kim</a>'
    assert [note.text for note in outline.notes.withheld] == ["/a"]


def test_each_name_ends_a_quote() -> None:
    page = "<blockquote><p>a<p>— b<p>c<p>— d</blockquote>"
    assert lines(page) == [("quote", "a\n\n— b"), ("quote", "c\n\n— d")]


def test_pictures_come_from_the_page_from_beside_it_and_from_the_site() -> None:
    page = (
        f"<p>a<img src='{DATA_PICTURE}' alt='One'>b</p>"
        "<figure><img src='./my%20files/two.jpg?x=1' alt='Two'>"
        "<figcaption>The <b>second</b></figcaption></figure>"
        "<img src='/media/images/three.png' alt='Three'>"
    )
    document = read(page, {"my files/two.jpg": picture_file("JPEG")})
    first, *pictures = document.outline.lines
    assert first.text == "ab"
    found = [line.picture for line in pictures if line.picture]
    assert [(picture.name, picture.alt, picture.caption) for picture in found] == [
        ("picture-1.png", "One", ""),
        ("two.jpg", "Two", "The second"),
        ("three.png", "Three", ""),
    ]
    assert [bool(picture.data) for picture in found] == [True, True, False]
    assert found[2].address == "/media/images/three.png"
    assert "🖼 Two — The second" in document.text


def test_pictures_that_cannot_be_kept_are_reported() -> None:
    page = (
        "<p>x<img src='https://example.org/a.png' alt='Oven'><img src='missing.png'>"
        "<img src='c.tif' alt='Loaf'><img src='d.png'>"
        "<img src='https://t.example/t' width=1 height=1>"
    )
    document = read(page, {"c.tif": picture_file("TIFF"), "d.png": b"no picture"})
    assert withheld(document) == [("Oven https://example.org/a.png", REMOTE_PICTURE)]
    unplaced = [(note.text, note.why) for note in document.outline.notes.unplaced]
    assert unplaced[0] == ("(missing.png)", PICTURE_NOT_HERE)
    assert unplaced[1] == (
        "Loaf (c.tif)",
        "browsers do not show TIFF pictures; save it as PNG or JPEG",
    )
    assert unplaced[2] == ("(d.png)", "the picture cannot be read; save it as PNG or JPEG")
    assert len(unplaced) == 3


def test_pictures_beyond_the_limits_are_reported() -> None:
    limits = ImportLimits(pictures=1, picture_bytes=2_000_000)
    page = "x<img src=a.png><img src=b.png>"
    companions = {"a.png": b"\x89PNG" * 600_000}
    document = read_document(page.encode(), "a.html", limits, companions)
    assert [note.why for note in document.outline.notes.unplaced] == [
        "the picture is larger than 2 MB; make it smaller",
        "a document has at most 1 pictures",
    ]


@pytest.mark.parametrize(
    "page",
    [
        # Google Docs, Word, and what turns Markdown into pages.
        '<p>a<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> note</span></p></div>',
        "<p>a<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a></p>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> note</p></div>",
        '<p>a<sup id="fnref1"><a href="#fn1">1</a></sup></p>'
        '<ol><li id="fn1"><p>note <a href="#fnref1">↩</a></p></li></ol>',
    ],
)
def test_links_that_lead_to_each_other_are_footnotes(page: str) -> None:
    assert lines(page) == [("paragraph", "a[1]"), ("note", "1. note")]


def test_what_surrounds_the_document_is_left_out_line_by_line() -> None:
    document = read(
        "<header>Site</header><nav><ul><li>Home<li>About</ul></nav>loose"
        "<main><article><header><h1>T</h1></header><p>text</p><aside>offer</aside>"
        "<p hidden>secret</p><form><button>Send</button></form>"
        "<iframe src='https://video.example/1'></iframe></article></main><footer>legal</footer>"
    )
    assert [line.text for line in document.outline.lines] == ["T", "text"]
    assert withheld(document) == [
        ("Site", FURNITURE),
        ("Home", NAVIGATION),
        ("About", NAVIGATION),
        ("loose", FURNITURE),
        ("offer", FURNITURE),
        ("secret", HIDDEN),
        ("Send", CONTROL),
        ("https://video.example/1", EMBEDDED),
        ("legal", FURNITURE),
    ]
    rows = document.text.split("\n")
    assert all(rows[note.line - 1] == note.text for note in document.outline.notes.withheld)


def test_the_only_title_is_kept_from_a_header() -> None:
    assert lines("<header><h1>T</h1></header><main>text</main>") == [
        ("heading", "T"),
        ("paragraph", "text"),
    ]
    assert lines("<header><p>x</p><h1>T</h1></header><p>text") == [
        ("heading", "T"),
        ("paragraph", "text"),
    ]


def test_words_list_items_become_items() -> None:
    page = (
        "<p class=MsoTitle>Baker</p>"
        "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span>"
        "</span></span><![endif]>one<o:p></o:p></p>"
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span "
        "style='mso-list:Ignore'>1.<span>&nbsp; </span></span><!--[endif]-->two</p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoToc1>Baker 1</p>"
        "<p class=MsoNormal>•&nbsp;typed</p>"
    )
    found = read(page)
    assert [(line.kind, line.text, line.depth, line.ordered) for line in found.outline.lines] == [
        (LineKind.HEADING, "Baker", 0, False),
        (LineKind.ITEM, "one", 0, False),
        (LineKind.ITEM, "two", 1, True),
        (LineKind.ITEM, "typed", 0, False),
    ]
    assert withheld(found) == [("Baker 1", NAVIGATION)]


def test_google_docs_says_in_classes_how_deep_a_list_is() -> None:
    page = (
        '<ul class="lst-kix_a-0"><li>a</ul><ul class="lst-kix_a-1"><li>b</ul>'
        "<ul><li aria-level=3>c</ul>"
    )
    assert [line.depth for line in read(page).outline.lines] == [0, 1, 2]


def test_front_matter_is_a_table_at_the_top() -> None:
    page = (
        "<table><tr><td>Role:</td><td>Baker</td></tr>"
        "<tr><td>titles</td><td><p>Bread: maker</p><p>Pastry cook</p></td></tr>"
        "<tr><td>sources</td><td><p>A study — https://example.org/a</p>"
        "<p><a href='https://example.org/b'>B</a></p></td></tr>"
        "<tr><td>mood</td><td>good</td></tr></table><p>text</p>"
    )
    document = read(page)
    about = document.front_matter
    assert (about.role, about.titles) == ("Baker", ("Bread: maker", "Pastry cook"))
    assert [(source.title, source.url) for source in about.sources] == [
        ("A study", "https://example.org/a"),
        ("B", "https://example.org/b"),
    ]
    assert document.outline.lines[0].text == "text"
    assert document.text.split("\n")[document.notes.unplaced[0].line - 1] == "mood: good"
    assert document.front_matter_lines == 12


@pytest.mark.parametrize(
    "page",
    [
        "<p>text</p><table><tr><td>role<td>Baker</table>",
        "<table><tr><td>role<td>Baker<td>x</table>",
        "<table><tr><td>Pay<td>10<tr><td>area<td>20</table>",
    ],
)
def test_other_tables_are_no_front_matter(page: str) -> None:
    assert read(page).front_matter_lines == 0


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        ("<div>" * 100_000 + "x", "nests its parts too deeply"),
        ("<p>x" * 200_000, "more than 100,000 elements"),
        ("<p " + " ".join(f"a{n}" for n in range(1000)) + ">x", "more than 500 attributes"),
        ("<p>" + "word " * 50_000, "longer than 200,000 characters"),
        ("<script>x()</script>", "no text"),
        ("<!-- x -->", "empty"),
        ("<title>x</title><body> </body>", "no text"),
    ],
)
def test_pages_that_cannot_be_read_are_refused_with_advice(page: str, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        read(page)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "section"])
def test_nesting_within_the_limit_is_read_or_refused(tag: str) -> None:
    depth = 195 // (tag.count("<") + 1)
    assert re.search("x$|nests", text_or_refusal("<p>y</p>" + f"<{tag}>" * depth + "x"))


def text_or_refusal(page: str) -> str:
    """Return the text of a page, or why it is refused."""
    try:
        return read(page).text
    except DocumentError as error:
        return str(error)
