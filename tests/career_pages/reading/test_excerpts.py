"""A snippet shows why a passage was found, as safe HTML."""

import re

from hypothesis import given
from hypothesis import strategies as st

from career_pages.reading.excerpts import LENGTH, snippet
from career_pages.text import keys
from tests.generated import Examples, generated

FILLER = "Cables are pulled before the walls are closed and labeled at both ends. " * 20


def _found(query: str) -> frozenset[str]:
    return frozenset(keys(query))


def test_all_forms_of_a_word_are_marked() -> None:
    html = snippet("Nurses nurse; nursing is work.", _found("nurse"))
    assert html == ("<mark>Nurses</mark> <mark>nurse</mark>; <mark>nursing</mark> is work.")


def test_words_of_a_phrase_are_marked_where_they_stand_together() -> None:
    html = snippet("Home from work, or work from homes.", frozenset(), {keys("work from home")})
    assert html == "Home from work, or <mark>work</mark> <mark>from</mark> <mark>homes</mark>."


def test_accents_make_no_difference() -> None:
    assert snippet("A café.", _found("cafe")) == "A <mark>café</mark>."


def test_markup_in_the_text_is_escaped() -> None:
    html = snippet("<script>alert('shift')</script> & more", _found("shift script"))
    assert "<script" not in html
    assert "&lt;<mark>script</mark>&gt;alert(&#x27;<mark>shift</mark>&#x27;)" in html
    assert html.endswith("&amp; more")


def test_a_long_text_is_cut_around_the_densest_place() -> None:
    text = f"A shift. {FILLER}Night shift work is paid more. {FILLER}"
    html = snippet(text, _found("night shift work"))
    plain = re.sub("<[^>]+>", "", html)
    assert html.startswith("…")
    assert html.endswith("…")
    assert "<mark>Night</mark> <mark>shift</mark> <mark>work</mark>" in html
    assert len(plain) <= LENGTH + 2


def test_without_a_match_it_is_the_beginning() -> None:
    html = snippet(FILLER, _found("nothing"))
    assert html.startswith("Cables are pulled")
    assert "<mark>" not in html


def test_lines_become_sentences_or_items() -> None:
    assert (
        snippet("First.\nCoiling cables\nMixing", _found("x")) == "First. Coiling cables · Mixing"
    )


@generated(few=100, many=5_000)
def test_only_marks_are_markup(examples: Examples) -> None:
    @examples
    @given(st.text(), st.text(max_size=20))
    def they_are(text: str, query: str) -> None:
        html = snippet(text, _found(query))
        assert not re.search("[<>\"']", re.sub("</?mark>", "", html))
        assert html.count("<mark>") == html.count("</mark>")

    they_are()
