"""The words of the guide, and those that somebody may have meant by one that is none."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from math import log
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection, transaction
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from career_pages.editions import Edition, kept, renew
from career_pages.text import COMMON, WORD, key, keys
from search.models import LONGEST_WORD, SYNONYMS, WORDS, KnownWord, Passage, Synonym, WordChange
from search.synonyms import Thesaurus, thesaurus_of

# How many pages are held in memory at once, and how many rows a statement names.
BATCH: Final = 100
SHORTEST_WORD: Final = 2


class Use(NamedTuple):
    """On how many pages a word is, and on how many of them in a name."""

    pages: int
    names: int


UNUSED: Final = Use(0, 0)
PROPOSED: Final = Use(0, 1)


@dataclass(frozen=True)
class Vocabulary:
    """Words in lower case with their use, and by the keys of words the use of one of their forms.

    A word that is only to be proposed has no key. ``called`` are the keys of words that by
    themselves are the name of a page.
    """

    uses: Mapping[str, Use]
    by_key: Mapping[str, Use]
    called: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Say whether some page has the word, or another form of it."""
        return key(word) in self.by_key

    def use(self, word: str) -> Use:
        """Return the use of a word in lower case, in just this form."""
        return self.uses.get(word, UNUSED)

    def use_of_forms(self, word: str) -> Use:
        """Return the use of the form of the word that is on most pages."""
        return self.by_key.get(key(word), UNUSED)

    def is_name(self, word: str) -> bool:
        """Say whether a page is called by the word alone."""
        return key(word) in self.called

    def near(self, word: str, most: int) -> Iterator[tuple[str, int]]:
        """Yield the words that differ from the word in at most so many letters, and in how many.

        A letter too many, too few, another one, or two in the wrong order count as one: the
        distance of Damerau and Levenshtein, in which no place is changed twice.
        """
        for length in range(len(word) - most, len(word) + most + 1):
            words = self._by_length.get(length, [])
            for found, distance, _ in extract(
                word, words, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                yield found, int(distance)

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in self.uses:
            by_length[len(word)].append(word)
        return by_length


def vocabulary_of(
    counts: Iterable[tuple[str, str, int, int]],
    proposed: Iterable[str] = (),
    names: Iterable[str] = (),
) -> Vocabulary:
    """Return the vocabulary of words, each with its key, its pages and its names.

    Those that are only ``proposed`` need not be on any page. ``names`` are those of pages.
    """
    uses = dict.fromkeys(proposed, PROPOSED)
    by_key: dict[str, Use] = {}
    for word, of_word, pages, in_names in counts:
        use = uses[word] = Use(pages, in_names)
        by_key[of_word] = max(by_key.get(of_word, UNUSED), use)
    alone = (words[0] for words in map(keys, names) if len(words) == 1)
    return Vocabulary(uses, by_key, frozenset(alone))


MOST_DIVISIONS: Final = 2
# Single letters that stand for a word: e-learning, x-ray.
LETTERS: Final = frozenset("ex")


def joined(first: str, second: str, vocabulary: Vocabulary) -> str:
    """Return the two words as one, in lower case, if some page has it; else ""."""
    first, second = first.lower(), second.lower()
    both = first + second
    if not both.isalpha() or not COMMON.isdisjoint({first, second}):
        return ""
    if min(len(first), len(second)) < 2 and first not in LETTERS:
        return ""
    return both if vocabulary.knows(both) else ""


def divisions(word: str, vocabulary: Vocabulary, shortest: int) -> list[tuple[str, str]]:
    """Return a word in lower case as two that pages have, the likeliest first; at most two.

    Each has at least so many letters, but for the letter of "e-learning" or "x-ray".
    """
    found = sorted(_divisions(word, vocabulary, shortest), reverse=True)
    return [halves for _, halves in found[:MOST_DIVISIONS]]


def _divisions(
    word: str, vocabulary: Vocabulary, shortest: int
) -> Iterator[tuple[Use, tuple[str, str]]]:
    for at in range(1, len(word) - shortest + 1):
        first, second = word[:at], word[at:]
        if (at < shortest and first not in LETTERS) or not COMMON.isdisjoint({first, second}):
            continue
        uses = [vocabulary.use_of_forms(half) for half in (first, second) if half not in LETTERS]
        use = Use(min(one.pages for one in uses), min(one.names for one in uses))
        if use.pages:
            yield use, (first, second)


MOST_CORRECTIONS: Final = 3
SHORTEST: Final = 4
# What speaks against a word: a difference of one letter as much as fifty times fewer uses.
DISTANCE: Final = 4.0
# What speaks for it.
SAME_SOUND: Final = 1.5
LETTER_LEFT_OUT: Final = 1.5
# A word in a name is what readers look for, and even more so one that is the whole name.
NAME: Final = 4
WHOLE_NAME: Final = 4.0
# A word of two differences has so many letters, unless it sounds the same.
LONG: Final = 7
# A word in no name is on so many pages if it is likelier than that there is no such word.
FREQUENT: Final = 30
# Of letters that are pronounced alike, one stands for all; vowels but the first are not heard.
SPELLINGS: Final = (("ph", "f"), ("ck", "k"), ("gh", "g"), ("kn", "n"), ("wr", "r"), ("ps", "s"))
ALIKE: Final = str.maketrans("czyqvdbj", "ksikftpg")
DOUBLED: Final = re.compile(r"(.)\1+")
UNHEARD: Final = re.compile("(?<!^)[aeiouhw]")


class Correction(NamedTuple):
    """A word that may be meant, and in how many letters it differs from what was typed."""

    word: str
    distance: int


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return what words that sound alike in English have in common, roughly."""
    for letters, heard in SPELLINGS:
        word = word.replace(letters, heard)
    return UNHEARD.sub("", DOUBLED.sub(r"\1", word.translate(ALIKE)))


def most_differences(length: int) -> int:
    """Return in how many letters a word of that length may differ from the one that is meant."""
    if length < SHORTEST:
        return 0
    return 1 if length < 6 else 2 if length < 8 else 3


def corrections(word: str, vocabulary: Vocabulary) -> list[Correction]:
    """Return the words that may be meant by one in lower case, the likeliest first; at most three.

    Nonsense has none: the more letters differ, the more must speak for a word.
    """
    near = vocabulary.near(word, most_differences(len(word)))
    possible = [
        Correction(other, distance)
        for other, distance in near
        if _is_possible(word, other, distance, vocabulary.use(other))
    ]
    possible.sort(key=lambda one: (_unlikeliness(word, one, vocabulary), one.word))
    return possible[:MOST_CORRECTIONS]


def _is_possible(word: str, other: str, distance: int, use: Use) -> bool:
    same_beginning = word[0] == other[0]
    same_letters = sorted(word) == sorted(other)
    if len(word) == SHORTEST:
        return same_beginning and (same_letters or len(other) > len(word))
    if distance == 1:
        return True
    if not use.names and use.pages < FREQUENT:
        return False
    if sound(word) == sound(other):
        return True
    if distance > 2 or not same_beginning:
        return False
    similar = OSA.distance(sound(word), sound(other)) <= 1
    return same_letters or (similar and len(word) >= LONG)


def _unlikeliness(word: str, one: Correction, vocabulary: Vocabulary) -> float:
    use = vocabulary.use(one.word)
    value = DISTANCE * one.distance - log(1 + use.pages + NAME * use.names)
    if vocabulary.is_name(one.word):
        value -= WHOLE_NAME
    if sound(word) == sound(one.word):
        value -= SAME_SOUND
    if len(one.word) > len(word):
        value -= LETTER_LEFT_OUT
    return value


T = TypeVar("T")


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items in order, a hundred at a time."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


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


# What of a passage is read for it.
COUNTED: Final = ("page_id", "title", "other_titles", "heading", "text", "suggested_titles")
# For each word, on how many pages more it is, and on how many more in a name.
Changes = Mapping[str, tuple[int, int]]


class WordCounts(NamedTuple):
    """On how many pages each word is, and on how many of them in a name."""

    pages: Counter[str]
    names: Counter[str]


NO_WORDS: Final = WordCounts(Counter(), Counter())


def words_of(*texts: str) -> Iterator[str]:
    """Yield the words of the texts in lower case, but for numbers, single letters and the like."""
    for text in texts:
        for word in WORD.findall(text.lower()):
            if word.isalpha() and SHORTEST_WORD <= len(word) <= LONGEST_WORD:
                yield word


def word_counts(passages: Iterable[Passage]) -> WordCounts:
    """Return the counts of the words of those passages; those of a page come one after another."""
    counts = WordCounts(Counter(), Counter())
    for _, of_page in groupby(passages, key=attrgetter("page_id")):
        names: set[str] = set()
        words: set[str] = set()
        for one in of_page:
            names.update(words_of(one.title, one.other_titles, one.suggested_titles))
            words.update(words_of(one.heading, one.text))
        counts.pages.update(names | words)
        counts.names.update(names)
    return counts


def changes(before: WordCounts, after: WordCounts) -> dict[str, tuple[int, int]]:
    """Return what must be added to the counts before to have those after."""
    found = {}
    for word in before.pages.keys() | after.pages.keys():
        more = after.pages[word] - before.pages[word]
        more_names = after.names[word] - before.names[word]
        if more or more_names:
            found[word] = (more, more_names)
    return found


def summed(several: Iterable[Changes]) -> WordCounts:
    """Return what the changes come to, one upon the other."""
    counts = WordCounts(Counter(), Counter())
    for one in several:
        for word, (pages, names) in one.items():
            counts.pages[word] += pages
            counts.names[word] += names
    return counts


def note_change(before: WordCounts, after: WordCounts) -> None:
    """Note in the present transaction what a change of passages does to the counts of words."""
    if counts := changes(before, after):
        WordChange.objects.create(counts=counts)


def settle() -> None:
    """Add to the counts of words what has been noted, in a transaction of its own.

    Only one does so at a time; nobody who changes pages waits for it while they hold a page.
    """
    if not WordChange.objects.exists():
        return
    with transaction.atomic():
        Edition.objects.select_for_update().get_or_create(name=WORDS)
        noted = dict(WordChange.objects.values_list("pk", "counts"))
        if total := changes(NO_WORDS, summed(noted.values())):
            _store(total)
            renew(WORDS)
        # Those that were noted since then are for the next.
        for pks in batches(sorted(noted)):
            WordChange.objects.filter(pk__in=pks).delete()


def differences() -> Changes:
    """Return what must be added to the counts, as settled and noted, for those of the passages."""
    known = KnownWord.objects.values_list("word", "pages", "names")
    stored = {word: (pages, names) for word, pages, names in known}
    counted = summed([stored, *WordChange.objects.values_list("counts", flat=True)])
    passages = Passage.objects.only(*COUNTED).order_by("page_id").iterator(chunk_size=1_000)
    return changes(counted, word_counts(passages))


def recount() -> None:
    """Make the counts of words what the passages say."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # Whoever changes passages notes it before they commit: not between these two readings.
            with connection.cursor() as cursor:
                cursor.execute(
                    f"LOCK TABLE {WordChange._meta.db_table} IN SHARE ROW EXCLUSIVE MODE"
                )
        if missing := differences():
            WordChange.objects.create(counts=missing)
    settle()


def _store(total: Changes) -> None:
    known = KnownWord.objects.in_bulk(list(total))
    stored = []
    for word, (more_pages, more_names) in sorted(total.items()):
        one = known.get(word) or KnownWord(word=word, key=key(word), pages=0, names=0)
        one.pages = max(0, one.pages + more_pages)
        one.names = max(0, one.names + more_names)
        stored.append(one)
    left = [one for one in stored if one.pages]
    KnownWord.objects.bulk_create(
        left, update_conflicts=True, unique_fields=["word"], update_fields=["pages", "names"]
    )
    for words in batches([one.word for one in stored if not one.pages]):
        KnownWord.objects.filter(word__in=words).delete()
