"""A word that no page has is corrected, a word that some page has never is."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from career_pages.editions import Edition
from career_pages.models import SuggestedTitle
from career_pages.text import key
from search.engines import search_engine
from search.models import Synonym
from search.passages import passages_of_pages
from search.public_pages import listed_pages
from search.query import Form, ParsedQuery, Term
from search.ranking import best_passages, by_page, candidates, ranked, worth_of
from search.results import search
from search.synonyms import Thesaurus
from search.understanding import Replacement, agent_noun, agent_noun_readings
from search.vocabulary import Lexicon, Vocabulary, vocabulary_of
from tests.generated import Examples, generated
from tests.made_once import made_once
from tests.new_pages import prose
from tests.search.conftest import AddRole, Committed, body_with, new_role


def _corrected(typed: str, **options: Any) -> str:
    return search(typed, **options).corrected


def _titles(typed: str, **options: Any) -> list[str]:
    return [result.title for result in search(typed, **options).results]


@made_once
def made() -> None:
    """A few roles."""
    new_role("Electrician", "They install sockets by day and at night.")
    new_role("Web Developer", "They write software in Python 3 and JS.")
    new_role("Nurse Practitioner", "Health care for people. They lift people.")


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("electritian", "electrician"),
        ("ELECTRITIAN", "ELECTRICIAN"),
        ("Electritian, please?", "Electrician, please?"),
        ("what does an electritian do?", "what does an electrician do?"),
        ("waht does a nures do", "what does a nurse do"),
        ("sofware develper", "software developer"),
        ("webdeveloper", "web developer"),
        ("Webdevelopers", "Web developers"),
        ("electri cian", "electrician"),
        ("nures -electritian", "nurse -electritian"),
        ('nures "helth care"', 'nurse "helth care"'),
        ("healthcare", "health care"),
        ("nightsockets", ""),
        ("nursewebb", ""),
        ("nurseelectrician", "nurse electrician"),
        ("electrician", ""),
        ("electricians", ""),
        ("Élèctrician", ""),
        ("IT NCLEX nurse", ""),
        ("js3 elec3rician", ""),
        ("nighr", "night"),
        ("day", ""),
        ("dax", ""),
        ("xqzvbn", ""),
        ("asdfgh qwertz", ""),
        ("看護師 медсестра", ""),
    ],
)
def test_unknown_words_are_corrected(guide: None, typed: str, corrected: str) -> None:
    assert _corrected(typed) == corrected


def test_results_are_those_of_what_was_meant(guide: None) -> None:
    found = search("how hard is it to be an electritian")
    assert (found.query, found.corrected) == (
        "how hard is it to be an electritian",
        "how hard is it to be an electrician",
    )
    assert found.results[0].title == "Electrician"
    assert "<mark>install</mark>" in search("instal sokets").results[0].passages[0].snippet


def test_what_was_typed_can_be_asked_for(guide: None) -> None:
    found = search("electritian", exact=True)
    assert (found.query, found.corrected, found.count) == ("electritian", "", 0)
    assert search("electrician", exact=True).count == 1


def test_one_word_and_two_find_each_other(add_role: AddRole) -> None:
    add_role("Database Administrator")
    add_role("Archivist", "They keep a data base.")
    add_role("Analyst", "They look at data from a base.")
    assert _titles("database") == ["Database Administrator", "Archivist"]
    assert _titles("data base")[0] == "Database Administrator"
    assert set(_titles("data base")) == {"Database Administrator", "Archivist", "Analyst"}
    assert _corrected("data base") == _corrected("database") == ""
    snippet = search("database").results[1].passages[0].snippet
    assert snippet == "They keep a <mark>data</mark> <mark>base</mark>."


def test_a_name_of_one_word_comes_first_for_two(add_role: AddRole) -> None:
    add_role("Fire Truck Fighter")
    add_role("Firefighter")
    assert _titles("fire fighter") == ["Firefighter", "Fire Truck Fighter"]


def test_a_word_that_is_rare_is_not_corrected(add_role: AddRole) -> None:
    for number in range(5):
        add_role(f"Baker {number}")
    add_role("Barker", "They call people in.")
    assert [_corrected(typed) for typed in ("barker", "barkers", "bakerr")] == ["", "", "baker"]


def test_a_slip_with_the_stem_of_another_word_finds_both(add_role: AddRole) -> None:
    add_role("Program Director")
    add_role("Programmer")
    add_role("Baker")
    assert set(_titles("programer")) == {"Programmer", "Program Director"}
    assert _corrected("programer") == _corrected("programs") == ""
    assert _titles("programs") == ["Program Director"]


def test_two_words_go_before_a_word_that_is_hardly_used(add_role: AddRole) -> None:
    add_role("Sailor", "They hail the tram guard.")
    add_role("Cook", "They use Tramgard.")
    assert _corrected("tramguard") == "tram guard"
    add_role("Tramgard Trainer")
    assert _corrected("tramguard") == "tramgard"


def test_corrections_cost_two_queries(guide: None) -> None:
    def queries(typed: str) -> int:
        search(typed)
        with CaptureQueriesContext(connection) as captured:
            search(typed)
        return len(captured)

    assert queries("electritian") == queries("electrician") + 2
    assert queries("electritian nures helthcare") == queries("electrician nurse care") + 2


def test_a_new_word_is_known_at_once(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    assert _corrected("incunabela") == "incunabula"
    role.body = body_with("They restore vellum.")
    with committed():
        role.save_revision().publish()
    assert (_corrected("incunabela"), _corrected("velum")) == ("", "vellum")


def test_without_any_edition_words_are_read_each_time(guide: None) -> None:
    Edition.objects.all().delete()
    assert _corrected("electritian") == "electrician"


WORDS = ("electrician", "nurse", "web", "developer", "install", "sockets", "people", "what", "a")
SLIPS = ("electritian", "nures", "webdeveloper", "instal", "xqzvbn", '"nures"', "-nures", "4")


@generated(few=60, many=1_000)
def test_what_is_corrected_needs_no_correction(guide: None, examples: Examples) -> None:
    @examples
    @given(st.lists(st.sampled_from(WORDS + SLIPS), max_size=5).map(" ".join))
    def it_needs_none(typed: str) -> None:
        corrected = _corrected(typed)
        assert not corrected or _corrected(corrected) == ""
        if not set(typed.split()) - set(WORDS):
            assert corrected == ""

    it_needs_none()


IN_NAMES = """
actor architect artist baker carpenter chemist designer director driver historian lawyer maker
mathematician photographer physician physicist repairer seller swimmer welder
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Return a vocabulary of names of people, and of a word that is in no name."""
    named = [(word, key(word), 1, 1) for word in IN_NAMES.split()]
    return vocabulary_of([*named, ("counter", "counter", 9, 0)])


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("sell", "seller"),
        ("selling", "seller"),
        ("sells", "seller"),
        ("bake", "baker"),
        ("baking", "baker"),
        ("swim", "swimmer"),
        ("swimming", "swimmer"),
        ("direct", "director"),
        ("acting", "actor"),
        ("carpentry", "carpenter"),
        ("chemistry", "chemist"),
        ("physics", "physicist"),
        ("mathematics", "mathematician"),
        ("history", "historian"),
        ("photography", "photographer"),
        ("architecture", "architect"),
        ("art", "artist"),
        ("law", "lawyer"),
        # In no name, everyday, common, and a name already.
        ("count", ""),
        ("make", ""),
        ("do", ""),
        ("welder", ""),
    ],
)
def test_who_does_it(asked: str, who: str, vocabulary: Vocabulary) -> None:
    assert agent_noun(asked, vocabulary) == who


def _readings(asked: str, lexicon: Lexicon, *found: Replacement) -> set[str]:
    read = agent_noun_readings(asked.split(), found, lexicon.vocabulary)
    return {" ".join(keys) for keys in read}


def test_a_query_is_read_as_a_name(vocabulary: Vocabulary) -> None:
    lexicon = Lexicon(vocabulary, Thesaurus())
    repair = Replacement(0, 1, Form(("repair",), 0.8))
    vehicle = Replacement(1, 2, Form(("vehicle",), 0.8))
    assert _readings("physics", lexicon) == {"physicist"}
    assert _readings("sell cars", lexicon) == {"car seller"}
    assert _readings("someone who sells cars", lexicon) == {"car seller"}
    assert _readings("web design", lexicon) == {"web design"}
    assert _readings("fix cars", lexicon, repair, vehicle) == {"car repair", "vehicl repair"}
    assert _readings("make things", lexicon) == set()
    assert _readings("one two three four five six seven eight swim", lexicon) == set()


@pytest.fixture(autouse=True)
def _no_others(db: None) -> None:
    Synonym.objects.all().delete()


def _same(*phrases: str, one_way: bool = False) -> Synonym:
    direction = Synonym.Direction.FIRST if one_way else Synonym.Direction.BOTH
    group = Synonym(words="\n".join(phrases), direction=direction)
    group.full_clean()
    group.save()
    return group


def test_each_finds_the_others_the_word_itself_first(add_role: AddRole) -> None:
    add_role("Barrister", "An advocate in a wig.")
    add_role("Judge", "A lawyer once.")
    add_role("Lawyer")
    add_role("Baker")
    _same("lawyer", "barrister", "advocate")
    assert _titles("lawyers") == ["Lawyer", "Barrister", "Judge"]
    assert _titles("advocate") == ["Barrister", "Lawyer", "Judge"]
    assert _titles("lawyers", exact=True) == ["Lawyer", "Judge"]


def test_an_abbreviation_finds_its_meanings_and_they_do_not_find_it(add_role: AddRole) -> None:
    add_role("Personal Assistant")
    add_role("Physician Assistant")
    add_role("Announcer", "Speaks over the PA.")
    _same("PA", "personal assistant", "physician assistant", one_way=True)
    assert set(_titles("pa")) == {"Announcer", "Personal Assistant", "Physician Assistant"}
    assert "Announcer" not in _titles("personal assistant")


def test_a_phrase_is_found_by_the_word_for_it_and_the_other_way_round(add_role: AddRole) -> None:
    add_role("Truck Driver", "Long roads.")
    add_role("Haulier", "A lorry driver of their own.")
    add_role("Driver", "A lorry and a truck.")
    add_role("Clerk", "Most work from home.")
    _same("truck driver", "lorry driver")
    _same("remote", "work from home")
    assert _titles("lorry driver") == ["Truck Driver", "Driver", "Haulier"]
    assert _titles("remote") == ["Clerk"]
    assert _titles("remote clerk jobs")[0] == "Clerk"


def test_a_title_that_is_suggested_is_found_in_other_words(
    add_role: AddRole, committed: Committed
) -> None:
    with committed():
        role = add_role("Education Administrator")
        SuggestedTitle.objects.create(role=role, title="School Principal")
    add_role("Trainer", "They train a headteacher, and a headteacher trains them.")
    add_role("Headteacher Advisor")
    _same("headteacher", "school principal")
    assert _titles("headteachers")[0] == "Education Administrator"


def test_inside_a_phrase_a_word_has_no_synonyms_of_its_own(add_role: AddRole) -> None:
    add_role("Real Estate Agent")
    add_role("Spy")
    _same("agent", "spy")
    _same("real estate agent", "realtor")
    assert _titles("agent") == ["Spy", "Real Estate Agent"]
    assert _titles("real estate agent") == ["Real Estate Agent"]


def test_what_is_quoted_or_excluded_has_no_synonyms(add_role: AddRole) -> None:
    add_role("Lawyer")
    add_role("Solicitor")
    _same("lawyer", "solicitor")
    assert _titles('"lawyer"') == ["Lawyer"]
    assert _titles("lawyer -solicitor") == ["Lawyer"]


def test_a_synonym_that_was_found_is_marked(add_role: AddRole) -> None:
    add_role("Clerk", "Some work from home; work at home is rare.")
    _same("remote", "work from home")
    [passage] = search("remote").results[0].passages
    assert passage.snippet == (
        "Some <mark>work</mark> <mark>from</mark> <mark>home</mark>; work at home is rare."
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("IT", ["Programmer"]),
        ("it manager", ["Programmer", "Manager"]),
        ("degree in it", ["Programmer"]),
        ("is IT hard", ["Programmer"]),
        ("is it hard", []),
        ("its", []),
        ("what is it like to be a manager", ["Manager"]),
    ],
)
def test_it_is_a_field_of_work_only_where_it_is_meant(
    add_role: AddRole, typed: str, expected: list[str]
) -> None:
    add_role("Programmer", "Information technology.")
    add_role("Manager")
    _same("IT", "information technology", one_way=True)
    assert set(_titles(typed)) == set(expected)


def test_a_change_is_looked_for_at_once(add_role: AddRole) -> None:
    add_role("Lawyer")
    assert _titles("solicitor") == []
    group = _same("lawyer", "solicitor")
    assert _titles("solicitor") == ["Lawyer"]
    group.words = "lawyer\nnotary"
    group.save()
    assert (_titles("solicitor"), _titles("notary")) == ([], ["Lawyer"])
    group.delete()
    assert _titles("notary") == []


def test_another_process_sees_a_change(add_role: AddRole, monkeypatch: pytest.MonkeyPatch) -> None:
    add_role("Lawyer")
    _same("lawyer", "solicitor")
    assert _titles("solicitor") == ["Lawyer"]
    here: dict[str, Any] = {}
    monkeypatch.setattr("career_pages.editions._kept", here)
    Synonym.objects.get().delete()
    monkeypatch.undo()
    assert _titles("solicitor") == []


def test_synonyms_cost_a_search_no_query(add_role: AddRole) -> None:
    def queries() -> int:
        search("lawyer")
        with CaptureQueriesContext(connection) as captured:
            assert search("lawyer").count == 1
        return len(captured)

    add_role("Lawyer")
    few = queries()
    for number in range(50):
        _same(f"counsel {number}", "lawyer")
    assert queries() == few


def test_two_groups_do_not_begin_with_the_same(db: None) -> None:
    _same("lawyer", "attorney")
    with pytest.raises(ValidationError, match="begins with “Lawyers”"):
        _same("Lawyers", "solicitor")


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
