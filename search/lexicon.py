"""What search knows of words."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from career_pages.editions import kept
from search.editions import SYNONYMS, WORDS
from search.models import KnownWord, Passage, Synonym
from search.synonyms.thesaurus import Thesaurus, thesaurus_of
from search.vocabulary.vocabulary import Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the guide, and what else is looked for when something is asked for."""

    vocabulary: Vocabulary
    thesaurus: Thesaurus


def lexicon_of(editions: Mapping[str, UUID]) -> Lexicon:
    """Return what search knows of words, which this process keeps as long as the editions last."""
    synonyms, words = editions.get(SYNONYMS), editions.get(WORDS)
    thesaurus = kept(SYNONYMS, synonyms, _thesaurus)
    both = (words, synonyms) if words and synonyms else None
    return Lexicon(kept(WORDS, both, lambda: _vocabulary(thesaurus)), thesaurus)


def _thesaurus() -> Thesaurus:
    groups = Synonym.objects.order_by("pk")
    return thesaurus_of((one.phrases, one.direction == Synonym.Direction.BOTH) for one in groups)


def _vocabulary(thesaurus: Thesaurus) -> Vocabulary:
    counts = KnownWord.objects.values_list("word", "key", "pages", "names")
    titles = Passage.objects.filter(position=0).values_list("title", "other_titles")
    names = (name for title, others in titles.order_by() for name in (title, *others.split("\n")))
    return vocabulary_of(counts, thesaurus.single_words, names)
