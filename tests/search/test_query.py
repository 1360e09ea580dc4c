"""What a reader types is understood, and never handed on as syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_pages.text import WORD
from search.query import LONGEST, MOST_TERMS, Term, parse_query
from tests.generated import Examples, generated


def _words(typed: str) -> list[str]:
    return [" ".join(term.words) for term in parse_query(typed).terms]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("shift work", ["shift", "work"]),
        ("entry-level", ["entry", "level"]),
        ("nurse nurses Nursing", ["nurse"]),
        ("what does an electrician do?", ["electrician"]),
        ("what is", ["what", "is"]),
        ("IT manager", ["IT", "manager"]),
        ("NEAR(nurse, 2) AND *", ["NEAR", "nurse", "2"]),
        ('un"balanced', ["un", "balanced"]),
        ("!?*", []),
    ],
)
def test_words_are_terms(typed: str, expected: list[str]) -> None:
    assert _words(typed) == expected


@pytest.mark.parametrize("typed", ['nurse "night shift"', "nurse “night shift”"])
def test_quoted_words_must_stand_together(typed: str) -> None:
    parsed = parse_query(typed)
    assert parsed.required == (Term(("night", "shift"), required=True),)
    assert Term(("nurse",)) in parsed.terms


def test_a_minus_excludes_a_word_or_a_quotation() -> None:
    parsed = parse_query('nurse -night -"on call" part-time - x')
    assert parsed.exclusions == (Term(("night",)), Term(("on", "call")))
    assert [term.words[0] for term in parsed.terms] == ["nurse", "part", "time", "x"]


def test_of_a_long_query_the_beginning_is_used() -> None:
    assert len(parse_query("x" * 10_000).text) == LONGEST
    many = parse_query(" ".join(f"w{number}" for number in range(2_000)))
    assert len(many.terms) == MOST_TERMS
    assert many.terms[0].words == ("w0",)


@generated(few=100, many=5_000)
def test_terms_are_letters_and_digits_whatever_is_typed(examples: Examples) -> None:
    @examples
    @given(st.text(st.characters() | st.sampled_from('"-*:()&|!<>\x00')))
    def they_are(typed: str) -> None:
        parsed = parse_query(typed)
        assert len(parsed.text) <= LONGEST
        for term in (*parsed.terms, *parsed.exclusions):
            assert term.words
            assert all(WORD.fullmatch(word) for word in term.words)

    they_are()
