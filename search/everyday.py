"""Words of everyday speech that hardly say which job is meant."""

from typing import Final

from search.query import Term

# What such a word counts beside others: it decides between pages that are equal otherwise.
FAINT: Final = 0.2

EVERYDAY: Final = frozenset({
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


def is_everyday(term: Term) -> bool:
    """Say whether the term is such a word, and not quoted."""
    return not term.required and len(term.words) == 1 and term.words[0].lower() in EVERYDAY
