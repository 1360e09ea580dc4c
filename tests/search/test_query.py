"""What a reader types is understood, never handed on as syntax, and always answered."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from career_pages.text import WORD, clean
from search.query import LONGEST, MOST_TERMS, Term, parse_query
from search.results import search
from search.suggestions import suggestions
from tests.generated import Examples, generated
from tests.search.conftest import AddRole
from tests.search.nasty_queries import NASTY, TROUBLESOME

# What a reader types is understood.


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


# Whatever is typed, search answers.


OPERATORS = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR(", "<->", "<2>", ":*", "&", "|", "!", "^", "*", '"', "'", "(", ")",
     "-", "\\", "%", ";", "--", "\0", "nurse", "shift", "é", " "]
)  # fmt: skip
QUERIES = st.one_of(st.text(max_size=60), st.lists(OPERATORS, max_size=25).map(" ".join))
ADDRESSES = ["/search/", "/api/search/", "/api/search/suggest/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_query_is_an_error(client: Client, add_role: AddRole, address: str) -> None:
    add_role("Nurse", "The night shift.", titles=("Nurse's aide",))
    for typed in NASTY if address.startswith("/api/") else TROUBLESOME:
        response = client.get(address, {"q": typed.encode("utf-8", "surrogatepass")})
        assert response.status_code == 200, typed[:50]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_number_is_an_error(client: Client, add_role: AddRole, address: str) -> None:
    add_role("Nurse")
    for page in ("", "abc", "-1", "0", "99999", "\x00", "9" * 400, "1.5", "²", "١"):
        response = client.get(address, {"q": "nurse", "page": page})
        assert response.status_code == 200, page
        assert "Nurse" in response.content.decode()


def test_bytes_that_are_no_text_are_no_error(client: Client, db: None) -> None:
    for address in ADDRESSES:
        for query in ("q=%ff%fe", "q=%ED%A0%80", "q=%C0%80", "q", "q[]=x", "Q=x", "&&&", "q=1&q=2"):
            assert client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        'un"nurse',
        "nurse -",
        "^nurse",
        "nurse:*",
        "title:nurse",
        "{title} : nurse",
        "nurse &",
        "| nurse",
        "!nurse",
        "nurse <-> shift",
        "((nurse)",
        "nurse AND",
        "OR nurse",
        "NOT nurse",
        "NEAR(nurse shift, 2)",
        "nurse\x00shift",
        "nurse \udfff",
        "nurse'; DROP TABLE search_passage; --",
    ],
)
def test_operators_are_only_words(add_role: AddRole, typed: str) -> None:
    add_role("Nurse", "The night shift.")
    assert "Nurse" in [result.title for result in search(typed).results]


@generated(few=100, many=2_000)
def test_no_generated_query_is_an_error(db: None, examples: Examples) -> None:
    @examples
    @given(QUERIES)
    def it_is_answered(typed: str) -> None:
        search(typed)
        suggestions(clean(typed[:200]))

    it_is_answered()
