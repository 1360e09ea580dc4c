"""A word that no page has may be another one that was meant, and nonsense is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from career_pages.text import key
from search.vocabulary import Use, corrections, most_differences, sound, vocabulary_of

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


@settings(derandomize=True, deadline=None)
@given(st.text(st.sampled_from("abcdelnoprstu"), max_size=20))
def test_no_correction_is_further_away_than_its_length_allows(typed: str) -> None:
    for one in corrections(typed, VOCABULARY):
        assert one.distance == OSA.distance(typed, one.word) <= most_differences(len(typed))
