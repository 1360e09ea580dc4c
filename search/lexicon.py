"""What search knows of words at this moment."""

from dataclasses import dataclass

from search.editions import SYNONYMS, kept, present_editions
from search.models import Synonym
from search.synonyms.thesaurus import Thesaurus, thesaurus_of


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What else is looked for when something is asked for."""

    thesaurus: Thesaurus


def present_lexicon() -> Lexicon:
    """Return what search knows of words, which this process keeps until it changes."""
    editions = present_editions()
    return Lexicon(kept(SYNONYMS, editions.get(SYNONYMS), _thesaurus))


def _thesaurus() -> Thesaurus:
    groups = Synonym.objects.order_by("pk")
    return thesaurus_of((one.phrases, one.direction == Synonym.Direction.BOTH) for one in groups)
