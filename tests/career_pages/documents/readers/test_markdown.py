"""Markdown to an outline."""

import pytest

from career_pages.documents.outline import (
    CODE_LANGUAGE,
    LINK_TITLE,
    PICTURE_NOT_HERE,
    REFUSED_LINK,
    REMOTE_PICTURE,
    UNUSED_LINK,
    Line,
    LineKind,
    Outline,
)
from career_pages.documents.readers.markdown import read_markdown


def only_line(text: str) -> Line:
    """Return the one line of a document."""
    (line,) = read_markdown(text).lines
    return line


def withheld(outline: Outline) -> list[tuple[int, str, str]]:
    """Return the withheld notes as tuples."""
    return [(note.line, note.text, note.why) for note in outline.notes.withheld]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and *italic*", "<b>bold</b> and <i>italic</i>"),
        ("[a **b**](/c)", '<a href="/c">a <b>b</b></a>'),
        ("[a][r]\n\n[r]: https://example.org/ü", '<a href="https://example.org/ü">a</a>'),
        ("<https://example.org/>", '<a href="https://example.org/">https://example.org/</a>'),
        ("[](/empty)", '<a href="/empty">/empty</a>'),
        ("`a < b`", "a &lt; b"),
        ("<script>x</script> &amp; \\*", "&lt;script&gt;x&lt;/script&gt; &amp; *"),
        ("a  \nb\nc", "a<br>\nb\nc"),
        ("    indented **text**", "indented <b>text</b>"),
        ("[^1]: A note.", "1. A note."),
        ("```\na\n\n  b <\n```", "a<br>\nb &lt;"),
        ('[x](/a"onclick=)', '<a href="/a%22onclick=">x</a>'),
    ],
)
def test_inline_marks_become_limited_html(text: str, html: str) -> None:
    assert only_line(text).html == html


@pytest.mark.parametrize(
    ("text", "shown", "note"),
    [
        ("[x](javascript:y)", "x", (1, "javascript:y", REFUSED_LINK)),
        ("a\n[x](other.md)", "a\nx", (2, "other.md", REFUSED_LINK)),
        ("[x](/y 'tip')", "x", (1, "tip", LINK_TITLE)),
        ("![alt](a.png)", "alt", (1, "a.png", PICTURE_NOT_HERE)),
        ("![alt](../a.png)", "alt", (1, "../a.png", PICTURE_NOT_HERE)),
        ("![alt](//b.c/a.png)", "alt", (1, "//b.c/a.png", REMOTE_PICTURE)),
        ("x\n\n[u]: /never", "x", (3, "U: /never", UNUSED_LINK)),
        ("~~~ sql\nx\n~~~", "x", (1, "sql", CODE_LANGUAGE)),
    ],
)
def test_what_a_page_cannot_hold_is_withheld(
    text: str, shown: str, note: tuple[int, str, str]
) -> None:
    outline = read_markdown(text)
    assert outline.lines[0].text == shown
    assert note in withheld(outline)


def test_items_nest_and_keep_their_further_paragraphs() -> None:
    lines = read_markdown("- a\n\n  b\n  1. c\n     - d\n\n  e\n- ## f\n- > g\n").lines
    assert [(line.depth, line.ordered, line.html) for line in lines] == [
        (0, False, "a<br>\nb"),
        (1, True, "c"),
        (2, False, "d<br>\ne"),
        (0, False, "<b>f</b>"),
        (0, False, "g"),
    ]


def test_an_item_has_all_lines_above_the_list_inside_it() -> None:
    lines = read_markdown("- a\n\n  b\n\n  - c\n\n  d\n- e\n").lines
    assert [(line.text, line.first, line.last) for line in lines] == [
        ("a\nb", 1, 3),
        ("c\nd", 5, 7),
        ("e", 8, 8),
    ]


def test_typed_bullets_make_items() -> None:
    lines = read_markdown("Intro:\n  • **a**\n  •b\n\n•\n").lines
    assert [(line.kind, line.html, line.first) for line in lines] == [
        (LineKind.PARAGRAPH, "Intro:", 1),
        (LineKind.ITEM, "<b>a</b>", 2),
        (LineKind.ITEM, "b", 3),
        (LineKind.PARAGRAPH, "•", 5),
    ]


def test_a_year_at_the_start_of_a_line_is_no_list_number() -> None:
    assert only_line("2024. was a year").text == "2024. was a year"


def test_bullets_in_code_make_no_items() -> None:
    line = only_line("```\n• a\n• b\n```\n")
    assert (line.kind, line.text, line.first, line.last) == ("paragraph", "• a\n• b", 1, 4)


def test_tables_keep_every_cell() -> None:
    line = only_line("| a | b |\n|---|:-:|\n| *c* | d | e |\n| f \\| g |")
    assert line.header == ("a", "b")
    assert line.rows == (("<i>c</i>", "d", "e"), ("f | g",))


@pytest.mark.parametrize(("before", "indent"), [("- ", "  "), ("> ", "> ")])
def test_a_table_inside_something_else_is_rows_of_text(before: str, indent: str) -> None:
    rows = ["| a | b |", "|---|---|", "| c | d | e |", "| f<br>g |"]
    line = only_line(before + f"\n{indent}".join(rows))
    assert (line.text, line.first, line.last) == ("a | b\nc | d | e\nf\ng", 1, 4)


def test_a_break_in_a_cell_is_one_unless_it_is_code_or_escaped() -> None:
    outline = read_markdown("|a|b|\n|-|-|\n|**c<br>d**|`<br>` \\<br>|\n|<BR />[x](y)|\n")
    assert outline.lines[0].rows == (
        ("<b>c</b><br><b>d</b>", "&lt;br&gt; &lt;br&gt;"),
        ("<br>x",),
    )
    assert withheld(outline) == [(4, "y", REFUSED_LINK)]


def test_only_the_source_of_a_quote_keeps_its_link() -> None:
    outline = read_markdown("> [a](/b)\n> c [d](/e)\n>\n> — [Kim](/f)\n>\n> g\n>\n> — [Lee](/h)\n")
    assert outline.lines[0].html.endswith('— Kim<br>\n<br>\ng<br>\n<br>\n— <a href="/h">Lee</a>')
    assert [(line, address) for line, address, _ in withheld(outline)] == [
        (1, "/b"),
        (2, "/e"),
        (4, "/f"),
    ]


def test_quotes_and_headings_have_their_lines() -> None:
    lines = read_markdown("Set\next\n===\n\n> a\n> - b\n\n#### *c*\n\n***\n").lines
    assert [(line.kind, line.text, line.first, line.last, line.level) for line in lines] == [
        (LineKind.HEADING, "Set\next", 1, 3, 1),
        (LineKind.QUOTE, "a\nb", 5, 6, 0),
        (LineKind.HEADING, "c", 8, 8, 4),
    ]


def test_deep_nesting_does_not_break_the_reader() -> None:
    outline = read_markdown("> " * 5000 + "x")
    assert len(outline.lines) <= 1


def test_footnotes_are_counted_in_the_order_of_their_references() -> None:
    text = "Bread.[^long] Rolls.[^1]\n\n[^1]: Small ones.\n[^long]: With *salt*.\n\n    And time.\n"
    bread, rolls, salt = read_markdown(text).lines
    assert (bread.kind, bread.text) == (LineKind.PARAGRAPH, "Bread.[1] Rolls.[2]")
    assert (rolls.kind, rolls.text, rolls.first) == (LineKind.NOTE, "2. Small ones.", 3)
    assert salt.html == "1. With <i>salt</i>.<br>\nAnd time."
    assert (salt.first, salt.last) == (4, 6)


def test_a_footnote_ends_where_something_else_begins() -> None:
    text = "[^a]: Words\ngo on.\n# Baker\n[^b]: More.\n- item\n"
    kinds = [line.kind for line in read_markdown(text).lines]
    assert kinds == [LineKind.NOTE, LineKind.HEADING, LineKind.NOTE, LineKind.ITEM]


def test_a_reference_without_a_footnote_stays_as_it_is() -> None:
    assert only_line("Bread.[^1]").text == "Bread.[^1]"


def test_a_year_that_begins_a_line_of_a_quote_is_no_number_of_a_list() -> None:
    assert only_line("> 2024. The oven broke.\n> 2025. It was mended.").text == (
        "2024. The oven broke.\n2025. It was mended."
    )


def test_a_mark_behind_a_heading_is_no_part_of_it() -> None:
    line = only_line("## The **day** {.level Senior}")
    assert (line.text, line.html) == ("The day", "The <b>day</b>")
    assert str(line.mark) == "{.level Senior}"
