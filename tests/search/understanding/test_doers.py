"""From what is done to what people are called who do it."""

import pytest

from career_pages.text import key
from search.query import Form
from search.synonyms import Thesaurus
from search.understanding import Replacement, agent_noun, agent_noun_readings
from search.vocabulary import Lexicon, Vocabulary, vocabulary_of

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
