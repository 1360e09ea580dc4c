"""The counts of words follow every change of what readers see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from wagtail.models import Page, PageViewRestriction

from career_pages.editions import Edition
from career_pages.models import RolePage, SuggestedTitle
from career_pages.text import key
from search.indexing import disagreements
from search.models import KnownWord, Passage, WordChange
from search.vocabulary import (
    Use,
    corrections,
    divisions,
    joined,
    most_differences,
    sound,
    vocabulary_of,
    word_counts,
)
from tests.generated import Examples, generated
from tests.search.conftest import AddRole, Committed, body_with


def _counts(*words: str) -> list[tuple[str, int, int]]:
    known = KnownWord.objects.filter(word__in=words).order_by("word")
    return list(known.values_list("word", "pages", "names"))


def _in_step() -> bool:
    return list(disagreements()) == [] and not WordChange.objects.exists()


def test_words_are_counted_by_pages_and_by_pages_that_are_called_so() -> None:
    passages = [
        Passage(page_id=1, title="Baker", heading="What is a Baker?", text="Bakers bake."),
        Passage(page_id=1, title="Baker", heading="Tasks", text="Bake at 4:30, in café №7. Bake!"),
        Passage(page_id=2, title="Miller", other_titles="Flour maker", text="For a baker: x2, y."),
        Passage(page_id=3, title="Clerk", suggested_titles="Baker's Clerk\n\nTeller"),
    ]
    counts = word_counts(passages)
    pages = {word: (count, counts.names[word]) for word, count in counts.pages.items()}
    assert pages["baker"] == (3, 2)
    assert pages["bake"] == (1, 0)
    assert pages["café"] == (1, 0)
    assert pages["flour"] == pages["teller"] == (1, 1)
    assert {"4", "30", "7", "x2", "y", "a", "s"} & pages.keys() == set()


def test_publishing_and_withdrawing_are_counted(add_role: AddRole, committed: Committed) -> None:
    first = add_role("Librarian", "They catalog incunabula.")
    add_role("Archivist", "They catalog deeds.", titles=("Incunabula Keeper",))
    assert _counts("incunabula", "catalog") == [("catalog", 2, 0), ("incunabula", 2, 1)]
    first.body = body_with("They restore vellum.")
    with committed():
        first.save_revision().publish()
    assert _counts("incunabula", "vellum") == [("incunabula", 1, 1), ("vellum", 1, 0)]
    with committed():
        RolePage.objects.get(pk=first.pk).unpublish()
    assert _counts("vellum", "librarian", "catalog") == [("catalog", 1, 0)]
    assert _in_step()


def test_the_words_of_a_deleted_tree_go_with_it(
    add_role: AddRole, make_chapter: Callable[..., Any], committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        make_chapter(role, "Palaeography")
    assert _counts("incunabula", "palaeography") == [
        ("incunabula", 1, 0),
        ("palaeography", 1, 1),
    ]
    with committed():
        Page.objects.get(pk=role.pk).delete()
    assert _counts("incunabula", "palaeography", "librarian") == []
    assert _in_step()


def test_what_was_deleted_is_noted_before_it_is_settled(add_role: AddRole) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    role.delete()
    assert _counts("incunabula") == [("incunabula", 1, 0)]
    assert WordChange.objects.exists()
    assert list(disagreements()) == []


def test_private_pages_have_no_words(
    add_role: AddRole, committed: Committed, roles_index: Any
) -> None:
    add_role("Librarian", "They catalog incunabula.")
    with committed():
        restriction = PageViewRestriction.objects.create(page=roles_index, restriction_type="login")
    assert _counts("incunabula", "librarian") == []
    with committed():
        restriction.delete()
    assert _counts("incunabula", "librarian") == [("incunabula", 1, 0), ("librarian", 1, 1)]


def test_a_dismissed_title_has_no_words(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Lawyer")
    with committed():
        row = SuggestedTitle.objects.create(role=role, title="Notary")
    assert _counts("notary") == [("notary", 1, 1)]
    row.status = SuggestedTitle.Status.DISMISSED
    with committed():
        row.save()
    assert _counts("notary") == []


def test_a_change_that_leaves_the_words_alone_is_no_new_edition(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    token = Edition.objects.get(name="words").token
    with committed():
        role.save_revision().publish()
    assert Edition.objects.get(name="words").token == token
    role.body = body_with("They restore vellum.")
    with committed():
        role.save_revision().publish()
    assert Edition.objects.get(name="words").token != token


def test_wrong_counts_are_found_and_put_right(
    add_role: AddRole, capsys: pytest.CaptureFixture[str]
) -> None:
    add_role("Librarian", "They catalog incunabula.")
    KnownWord.objects.filter(word="incunabula").delete()
    KnownWord.objects.filter(word="librarian").update(pages=5)
    KnownWord.objects.create(word="zymurgist", key="zymurgist", pages=2, names=1)
    with pytest.raises(CommandError, match="1 disagreements"):
        call_command("check_search")
    assert capsys.readouterr().out.splitlines() == [
        "words not counted as the passages have them: 3, such as “incunabula”"
    ]
    call_command("rebuild_search", verbosity=0)
    assert _counts("incunabula", "librarian", "zymurgist") == [
        ("incunabula", 1, 0),
        ("librarian", 1, 1),
    ]
    assert _in_step()


USES = {
    "electrician": Use(20, 18),
    "electrical": Use(90, 9),
    "nurse": Use(30, 25),
    "nurses": Use(38, 7),
    "cures": Use(1, 0),
    "accountant": Use(8, 5),
    "plumber": Use(4, 4),
    "lumber": Use(24, 17),
    "software": Use(897, 17),
    "developer": Use(56, 52),
    "developed": Use(17, 0),
    "police": Use(40, 19),
    "polish": Use(30, 8),
    "psychologist": Use(9, 8),
    "physiotherapist": Use(1, 1),
    "photographer": Use(5, 4),
    "chef": Use(6, 5),
    "responsibilities": Use(200, 0),
    "incunabula": Use(1, 0),
    "what": Use(999, 0),
    "copy": Use(50, 6),
}
VOCABULARY = vocabulary_of(((word, key(word), *use) for word, use in USES.items()), ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("electritian", "electrician"),
        ("electrican", "electrician"),
        ("elektrician", "electrician"),
        ("nures", "nurse"),
        ("nusre", "nurse"),
        ("acountant", "accountant"),
        ("plummer", "plumber"),
        ("sofware", "software"),
        ("develper", "developer"),
        ("sycologist", "psychologist"),
        ("fisiotherapist", "physiotherapist"),
        ("fotographer", "photographer"),
        ("cheff", "chef"),
        ("hcef", ""),
        ("cehf", "chef"),
        ("che", ""),
        ("waht", "what"),
        ("resposibilites", "responsibilities"),
        ("incunabla", "incunabula"),
    ],
)
def test_a_slip_is_understood(typed: str, meant: str) -> None:
    assert next((one.word for one in corrections(typed, VOCABULARY)), "") == meant


@pytest.mark.parametrize(
    "typed",
    ["xqzvbn", "asdfgh", "qwertyuiop", "zzzzzzz", "coppy5", "nnnn", "flibbertigibbet", "x" * 60],
)
def test_nonsense_is_nothing_else(typed: str) -> None:
    assert corrections(typed, VOCABULARY) == []


def test_of_a_word_in_no_name_little_may_differ_unless_it_is_frequent() -> None:
    assert [one.word for one in corrections("incunbala", VOCABULARY)] == []
    often = vocabulary_of([("incunabula", "incunabula", 30, 0)])
    assert [one.word for one in corrections("incunbala", often)] == ["incunabula"]


def test_the_whole_name_of_a_page_is_likelier_than_a_frequent_word() -> None:
    counts = [("lawyer", "lawyer", 2, 1), ("layer", "layer", 42, 37)]
    assert corrections("lawer", vocabulary_of(counts))[0].word == "layer"
    assert corrections("lawer", vocabulary_of(counts, names=["Lawyers"]))[0].word == "lawyer"
    assert corrections("lawer", vocabulary_of(counts, names=["Tax Lawyer"]))[0].word == "layer"


def test_there_are_few_and_the_likeliest_is_first() -> None:
    words = [f"nurs{letter}" for letter in "bdfgkl"]
    counts = [(word, word, pages, 0) for pages, word in enumerate(words)]
    found = corrections("nursx", vocabulary_of(counts, ()))
    assert [one.word for one in found] == ["nursl", "nursk", "nursg"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("physiotherapist", "fisiotherapist"),
        ("psychologist", "sykologist"),
        ("accommodation", "acomodation"),
        ("mechanic", "mekanik"),
    ],
)
def test_what_sounds_alike_has_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@generated(few=100, many=5_000)
def test_no_correction_is_further_away_than_its_length_allows(examples: Examples) -> None:
    @examples
    @given(st.text(st.sampled_from("abcdelnoprstu"), max_size=20))
    def none_is(typed: str) -> None:
        for one in corrections(typed, VOCABULARY):
            assert one.distance == OSA.distance(typed, one.word) <= most_differences(len(typed))

    none_is()


NAMES = ("web", "developer", "data", "base", "database", "health", "care", "learning", "pay", "ray")
USES_IN_COMPOUNDS = dict.fromkeys(NAMES, Use(5, 3)) | {"her": Use(9, 0), "elearning": Use(1, 1)}
COMPOUNDS = vocabulary_of(((word, key(word), *use) for word, use in USES_IN_COMPOUNDS.items()), ())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("data", "base", "database"),
        ("Data", "Bases", "databases"),
        ("health", "care", ""),
        ("e", "learning", "elearning"),
        ("data", "5", ""),
        ("d", "atabase", ""),
        ("the", "database", ""),
    ],
)
def test_two_words_are_one_that_some_page_has(first: str, second: str, expected: str) -> None:
    assert joined(first, second, COMPOUNDS) == expected


@pytest.mark.parametrize(
    ("word", "shortest", "expected"),
    [
        ("webdeveloper", 2, [("web", "developer")]),
        ("webdevelopers", 2, [("web", "developers")]),
        ("webdeveloper", 4, []),
        ("healthcare", 4, [("health", "care")]),
        ("elearning", 4, [("e", "learning")]),
        ("xray", 2, [("x", "ray")]),
        ("aray", 2, []),
        ("payher", 3, [("pay", "her")]),
        ("theweb", 2, []),
        ("web", 2, []),
        ("", 2, []),
    ],
)
def test_one_word_is_two_that_pages_have(
    word: str, shortest: int, expected: list[tuple[str, str]]
) -> None:
    assert divisions(word, COMPOUNDS, shortest) == expected
