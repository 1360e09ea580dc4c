"""What a reader typed, understood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from career_pages.text import COMMON, WORD, clean, folded_keys, key

LONGEST: Final = 200
MOST_TERMS: Final = 20
# A quotation, or what stands between white space; either may be excluded by a "-" before it.
TOKEN: Final = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')
QUOTES: Final = str.maketrans("“”„‟«»＂", '"""""""')
# What such a word counts beside others: it decides between pages that are equal otherwise.
STOP_WORD_WEIGHT: Final = 0.2
STOP_WORDS: Final = frozenset({
    "about", "after", "again", "all", "also", "always", "any", "anybody", "anyone", "anything",
    "around", "away", "back", "because", "become", "been", "before", "being", "both", "career",
    "careers", "choose", "could", "different", "down", "during", "each", "else", "every",
    "everybody", "everyone", "everything", "find", "finding", "get", "gets", "getting", "give",
    "gives", "giving", "go", "goes", "going", "good", "got", "happen", "happens", "having", "help",
    "helping", "helps", "her", "his", "its", "job", "jobs", "just", "keep", "keeping", "keeps",
    "kind", "know", "let", "like", "likes", "long", "look", "looking", "looks", "lot", "lots",
    "made", "make", "makes", "making", "many", "may", "might", "more", "most", "much", "must",
    "need", "needed", "needs", "never", "no", "not", "nothing", "now", "off", "one", "ones",
    "only", "other", "others", "our", "out", "over", "people", "person", "put", "puts", "putting",
    "really", "said", "same", "see", "so", "some", "somebody", "someone", "something", "stuff",
    "such", "sure", "take", "takes", "taking", "than", "then", "there", "these", "thing", "things",
    "those", "through", "too", "try", "trying", "up", "use", "used", "uses", "using", "very",
    "want", "wants", "way", "ways", "we", "well", "were", "while", "whole", "whose", "without",
    "work", "worker", "working", "works", "yet",
})  # fmt: skip


@dataclass(frozen=True)
class Form:
    """One way to say what is looked for, as letters and digits only: a word, or several together.

    ``weight``, above 0 and at most 1, is how much of it counts where it is found.
    """

    words: tuple[str, ...]
    weight: float = 1.0

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words' keys, by which texts are compared."""
        return tuple(key(word) for word in self.words)

    @cached_property
    def folded(self) -> str:
        """What the words are in folded texts."""
        return folded_keys(self.keys)


@dataclass(frozen=True)
class Term:
    """A word, or several that stand together, as letters and digits only.

    What is ``required`` must be there; the rest is better for being there. Each of the
    ``alternatives`` is as good as the words, but for its weight.
    """

    words: tuple[str, ...]
    required: bool = False
    alternatives: tuple[Form, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The words' keys, by which texts are compared."""
        return self.forms[0].keys

    @property
    def folded(self) -> str:
        """What the words are in folded texts."""
        return self.forms[0].folded

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The words themselves, then the alternatives."""
        return (Form(self.words), *self.alternatives)


class TypedWord(NamedTuple):
    """A word of a query, and where it stands in its text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class ParsedQuery:
    """A query as typed (``text``, cleaned), the terms to find, and those not to find.

    ``plain`` are the words outside of quotations that are not excluded, with the common ones.
    ``readings`` are the keys of all words to find in other words, each a whole query;
    ``agent_nouns`` what people are called who do what the query says.
    """

    text: str
    terms: tuple[Term, ...] = ()
    exclusions: tuple[Term, ...] = ()
    plain: tuple[TypedWord, ...] = ()
    readings: tuple[tuple[str, ...], ...] = ()
    agent_nouns: tuple[tuple[str, ...], ...] = ()

    @property
    def required(self) -> tuple[Term, ...]:
        """The terms without which nothing is found."""
        return tuple(term for term in self.terms if term.required)

    def with_alternatives(
        self,
        alternatives: Sequence[tuple[Form, ...]],
        readings: Iterable[tuple[str, ...]],
        agent_nouns: Iterable[tuple[str, ...]] = (),
    ) -> "ParsedQuery":
        """Return the query with the alternatives of each plain word, readings and agent_nouns."""
        terms = _terms(self.required, self.plain, alternatives)
        return replace(self, terms=terms, readings=tuple(readings), agent_nouns=tuple(agent_nouns))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all words to find, in order."""
        return tuple(key for term in self.terms for key in term.keys)

    @cached_property
    def words_to_mark(self) -> frozenset[str]:
        """The keys of the words that show why a text was found, wherever they stand."""
        alone = (form.keys for term in self.terms for form in term.alternatives)
        return frozenset(self.keys).union(*(keys for keys in alone if len(keys) == 1))

    @cached_property
    def phrases_to_mark(self) -> frozenset[tuple[str, ...]]:
        """The keys of words that show it only where they stand together."""
        together = (form.keys for term in self.terms for form in term.alternatives)
        return frozenset(keys for keys in together if len(keys) > 1)


def parse_query(typed: str) -> ParsedQuery:
    """Return the query that a reader typed.

    Quoted words must stand together, a word or quotation behind a "-" must not be there, and every
    other character but letters and digits is only a space: nothing typed reaches the syntax of an
    engine. Of a long query the first 200 characters and 20 terms are used.
    """
    text = clean(typed[: LONGEST * 4])[:LONGEST].strip()
    plain: list[TypedWord] = []
    quoted: list[Term] = []
    exclusions: list[Term] = []
    for token in TOKEN.finditer(_with_balanced_quotes(text)):
        part = "quoted" if token["quoted"] is not None else "plain"
        words = [
            TypedWord(
                word.group(), token.start(part) + word.start(), token.start(part) + word.end()
            )
            for word in WORD.finditer(token[part] or "")
        ]
        if not words:
            continue
        together = tuple(one.word for one in words)
        if token["minus"]:
            exclusions.append(Term(together))
        elif part == "quoted":
            quoted.append(Term(together, required=True))
        else:
            plain.extend(words)
    terms = _terms(quoted, plain, [()] * len(plain))
    return ParsedQuery(text, terms, _different(exclusions)[:MOST_TERMS], tuple(plain))


def _terms(
    quoted: Iterable[Term], plain: Sequence[TypedWord], alternatives: Sequence[tuple[Form, ...]]
) -> tuple[Term, ...]:
    terms = list(quoted)
    asked = list(zip((one.word for one in plain), alternatives, strict=True))
    telling = [(word, forms) for word, forms in asked if word.lower() not in COMMON]
    # Common words alone are better than nothing to look for.
    for word, forms in telling or ([] if terms else asked):
        terms.append(Term((word,), alternatives=forms))
    return _different(terms)[:MOST_TERMS]


def _with_balanced_quotes(text: str) -> str:
    text = text.translate(QUOTES)
    return text if text.count('"') % 2 == 0 else " ".join(text.rsplit('"', 1))


def _different(terms: list[Term]) -> tuple[Term, ...]:
    return tuple({term.keys: term for term in reversed(terms)}.values())[::-1]


def is_stop_word(term: Term) -> bool:
    """Say whether the term is such a word, and not quoted."""
    return not term.required and len(term.words) == 1 and term.words[0].lower() in STOP_WORDS
