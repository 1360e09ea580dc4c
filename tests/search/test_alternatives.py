"""A term is found by its alternatives, and by its own words before them."""

import pytest

from search.engines import search_engine
from search.passages import passages_of_pages
from search.public_pages import listed_pages
from search.query import Form, ParsedQuery, Term
from search.ranking import best_passages, by_page, candidates, ranked, worth_of
from tests.search.conftest import AddRole, body_with, prose


def _found(query: ParsedQuery) -> list[str]:
    idfs = search_engine().idfs(query.terms)
    pages = ranked(query, worth_of(query, idfs), candidates(query, idfs))
    return [page.passages[0].passage.title for page in pages]


LORRY = Term(("lorry",), alternatives=(Form(("truck",), 0.8),))
REMOTE = Term(("remote",), alternatives=(Form(("work", "from", "home"), 0.8),))


def test_either_is_found_the_word_itself_first(add_role: AddRole) -> None:
    add_role("Baker", "A truck is loaded.")
    add_role("Carter", "A lorry is loaded.")
    add_role("Docker", "Nothing is loaded.")
    assert _found(ParsedQuery("", (LORRY,))) == ["Carter", "Baker"]


def test_words_of_an_alternative_must_stand_together(add_role: AddRole) -> None:
    add_role("Clerk", "Many work from home.")
    add_role("Roofer", "They work away from their home.")
    assert _found(ParsedQuery("", (REMOTE,))) == ["Clerk"]


def test_required_terms_have_alternatives_too(add_role: AddRole) -> None:
    add_role("Carter", "A truck at night.")
    add_role("Baker", "Bread at night.")
    required = Term(LORRY.words, required=True, alternatives=LORRY.alternatives)
    assert _found(
        ParsedQuery(
            "",
            (
                required,
                Term(("night",)),
            ),
        )
    ) == ["Carter"]


def test_a_term_is_as_rare_as_all_its_forms_together(add_role: AddRole) -> None:
    for number in range(4):
        add_role(f"Driver {number}", "A truck.")
    add_role("Carter", "A lorry.")
    engine = search_engine()
    both, lorry, truck = engine.idfs([LORRY, Term(("lorry",)), Term(("truck",))])
    assert both < truck < lorry


def test_a_name_in_other_words_comes_after_the_name_and_before_mere_words(
    add_role: AddRole,
) -> None:
    add_role("Lorry and Truck Trainer", "A lorry, a lorry, a lorry.")
    add_role("Truck")
    add_role("Wagon", titles=("Trucks",))
    add_role("Lorry")
    query = ParsedQuery("lorry", (LORRY,), readings=(Form(("truck",)).keys,))
    assert _found(query) == ["Lorry", "Truck", "Wagon", "Lorry and Truck Trainer"]


def test_what_was_found_by_an_alternative_is_to_be_marked() -> None:
    query = ParsedQuery(
        "",
        (
            LORRY,
            REMOTE,
        ),
    )
    assert query.words_to_mark == {"lorri", "truck", "remot"}
    assert query.phrases_to_mark == {("work", "from", "home")}


@pytest.mark.parametrize("anchor", ["definition", "difficulty"])
def test_the_passage_with_an_alternative_is_the_best(add_role: AddRole, anchor: str) -> None:
    texts = {"definition": "A trade.", "difficulty": "Hard."} | {anchor: "A truck."}
    topic = ("topic", {"topic": "difficulty", "content": prose(texts["difficulty"])})
    role = add_role("Carter", body=[*body_with(texts["definition"]), topic])
    query = ParsedQuery("", (LORRY,))
    passages = passages_of_pages([role.pk])
    [page] = ranked(query, {LORRY: 1.0}, by_page(passages, listed_pages([role.pk])))
    assert [one.anchor for one in best_passages(page, query, {LORRY: 1.0}, 3)] == [anchor]
