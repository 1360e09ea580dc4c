"""Text with styles and links comes back from Markdown letter for letter."""

import re
from dataclasses import replace
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_pages.documents.exporting.markdown import cell_of, heading_of, markdown_of
from career_pages.documents.exporting.runs import Runs, compared, runs_of
from career_pages.documents.outline import Line
from career_pages.documents.reading import read_text

many = settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

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


@many
@pytest.mark.once
@given(st.lists(rich_text, min_size=1, max_size=2))
def test_a_paragraph_comes_back_with_its_line_breaks(rows: list[str]) -> None:
    runs = runs_of("<br>".join(rows))
    if runs:
        line = first(markdown_of(runs))
        assert line.is_paragraph
        assert said(line.html) == shown(runs)


@many
@pytest.mark.once
@given(rich_text)
def test_a_heading_comes_back(html: str) -> None:
    if runs := runs_of(html):
        assert said(first(f"### {heading_of(runs)}").html) == shown(runs)


@many
@pytest.mark.once
@given(rich_text)
def test_a_cell_comes_back(html: str) -> None:
    runs = runs_of(html)
    table = first(f"| a | b |\n| --- | --- |\n| x | {cell_of(runs)} |")
    assert said(table.rows[0][1]) == shown(runs)
