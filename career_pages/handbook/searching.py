"""Finding things in the handbook."""

from typing import Final, NamedTuple

from django.utils.safestring import SafeString

from career_pages.excerpts import snippet
from career_pages.handbook.book import Handbook
from career_pages.handbook.handbook_page import HandbookPage, PageSection
from career_pages.search_words import keys, telling

MOST_HITS: Final = 20
LONGEST_QUERY: Final = 200
IN_TITLE: Final = 3
IN_HEADING: Final = 4


class Hit(NamedTuple):
    """A section that was found: its page, itself, and the part of its text that shows why."""

    page: HandbookPage
    section: PageSection
    snippet: SafeString


def search_handbook(book: Handbook, query: str) -> list[Hit]:
    """Return the sections that have most words of the query, in any of their forms, best first."""
    wanted = set(telling(keys(query[:LONGEST_QUERY])))
    found = [
        ranked
        for page in book.pages
        for section in page.sections
        if (ranked := _ranked(wanted, page, section))
    ]
    most = max((words for words, _, _ in found), default=0)
    best = sorted((row for row in found if row[0] == most), key=lambda row: -row[1])
    return [hit for _, _, hit in best[:MOST_HITS]]


def _ranked(
    wanted: set[str], page: HandbookPage, section: PageSection
) -> tuple[int, int, Hit] | None:
    """Return how many of the words were found, how much they weigh, and the hit; None without."""
    title, heading, text = keys(page.title), keys(section.heading), keys(section.text)
    if wanted.isdisjoint((*heading, *text)):
        return None
    words = wanted.intersection((*title, *heading, *text))
    weight = sum(
        IN_TITLE * (word in title) + IN_HEADING * (word in heading) + text.count(word)
        for word in words
    )
    return len(words), weight, Hit(page, section, snippet(section.text, words))
