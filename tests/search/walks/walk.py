"""A guide that changes step by step, and what holds after each."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import product
from typing import Any, ClassVar, Final
from unittest import mock

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone
from hypothesis.stateful import RuleBasedStateMachine, invariant
from wagtail.models import Page, Site

from career_pages.editions import forget
from home.frame import FRAMES, shared_frame
from search.indexing import disagreements
from search.results import SearchResults, search
from search.suggestions import suggestions
from tests.search.conftest import Committed
from tests.search.walks.reading import Readable, all_pages, served

LOOKS_CLOSELY_EVERY: Final = 6
# A query is cut behind two hundred letters.
WORDS_A_QUERY: Final = 15
NEWEST: Final = 4
# Every sound is another one, so that nobody who types one word may have meant another.
SYLLABLES: Final = ("fa", "go", "ku", "la", "mo", "nu", "pa", "ro", "su", "ta", "xo")


class Walk(RuleBasedStateMachine):
    """Undoes at its end whatever was done. Every change brings a word that is nowhere else.

    ``words`` are all that there ever were; those of ``synonyms`` mean one of them, and those that
    stood for a picture which is no more are ``lost``.
    """

    committed: ClassVar[Committed]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.real_now, self.passed = timezone.now, timedelta()
        self.clock = mock.patch("django.utils.timezone.now", self.now)
        self.clock.start()
        self.more_words = rare_words()
        self.words: list[str] = []
        self.synonyms: dict[str, str] = {}
        self.lost: set[str] = set()
        self.steps = 0
        self.editor = get_user_model().objects.get(username="walker")

    def teardown(self) -> None:
        """Undo everything."""
        self.clock.stop()
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)
        Site.clear_site_root_paths_cache()

    def now(self) -> datetime:
        """Return what time it is on this walk."""
        return self.real_now() + self.passed

    def word(self) -> str:
        """Return a word that is nowhere yet."""
        self.words.append(next(self.more_words))
        return self.words[-1]

    @property
    def words_meant(self) -> set[str]:
        """The words that have a synonym."""
        return set(self.synonyms.values())

    def pages(self) -> list[Readable]:
        """Return every page with the words that it has now."""
        return all_pages([word for word in self.words if word not in self.lost])

    def page(self, number: int, *classes: type) -> Any:
        """Return one of the pages, of those classes if any are named; None if there is none."""
        pages = Page.objects.filter(depth__gt=1).order_by("path").specific()
        chosen = [one for one in pages if isinstance(one, classes or Page)]
        return chosen[number % len(chosen)] if chosen else None

    @contextmanager
    def change(self) -> Iterator[None]:
        """Commit what is done, and look through the guide before the index has followed."""
        with type(self).committed():
            yield
            self.no_hidden_page_is_found()

    @invariant()
    def index_and_pages_agree(self) -> None:
        """Compare the index with the pages."""
        wrong = list(disagreements())
        assert not wrong, wrong

    @invariant()
    def menu_and_footer_are_those_of_now(self) -> None:
        """Compare what this process keeps of them with the pages."""
        kept = shared_frame(RequestFactory().get("/"))
        forget(FRAMES)
        assert kept == shared_frame(RequestFactory().get("/"))

    def no_hidden_page_is_found(self) -> None:
        """Look for every word; what was on a page until now may still be found there."""
        open_to_all = {page.url for page in self.pages() if page.is_open}
        for found in _found_by(self.words):
            assert open_to_all.issuperset(_urls(found.results))

    @invariant()
    def readers_find_what_they_may_read_and_nothing_else(self) -> None:
        """Compare what is found with the pages as they are."""
        pages = self.pages()
        self.nothing_hidden_is_found(pages)
        self.what_may_be_read_is_found(pages)

    def nothing_hidden_is_found(self, pages: Sequence[Readable]) -> None:
        """Look for all that is on no page which every reader may read."""
        gone = [word for word in self.words if not _having(pages, word)]
        for found in _found_by([word for word in gone if word not in self.words_meant]):
            assert (_urls(found.results), found.count, found.corrected) == ([], 0, "")

    def what_may_be_read_is_found(self, pages: Sequence[Readable]) -> None:
        """Look for the newest words; now and then for all, and at the pages themselves."""
        looks_closely = self.steps % LOOKS_CLOSELY_EVERY == 0
        self.steps += 1
        for word in self.words if looks_closely else self.words[-NEWEST:]:
            assert _found(word) == _having(pages, word), word
        for other, word in self.synonyms.items():
            assert _found(other) == _having(pages, word), (other, word)
        if looks_closely:
            _what_is_found_is_served(pages)
            self.names_are_suggested_where_they_are_there(pages)

    def names_are_suggested_where_they_are_there(self, pages: Sequence[Readable]) -> None:
        """Type each name that there ever was."""
        known = {word for page in pages if page.is_open for word in page.around}
        for word in self.words:
            names = [one.title.lower() for one in suggestions(word)]
            assert word in known or word not in names, word
        for page in pages:
            if page.is_role and page.is_open:
                found = suggestions(page.name)
                assert (page.name, page.url) in {(one.title, one.url) for one in found}


def _what_is_found_is_served(pages: Sequence[Readable]) -> None:
    for page in pages:
        html = served(page)
        for word in page.inside:
            assert page.is_half_open or (word in html) == page.is_open, (page, word)


def _found_by(words: Sequence[str]) -> Iterator[SearchResults]:
    for start in range(0, len(words), WORDS_A_QUERY):
        yield search(" ".join(words[start : start + WORDS_A_QUERY]))


def _found(word: str) -> list[str]:
    found = search(word)
    assert found.count == len(found.results)
    return _urls(found.results)


def _urls(results: Sequence[Any]) -> list[str]:
    return sorted(result.url for result in results)


def _having(pages: Sequence[Readable], word: str) -> list[str]:
    return sorted(page.url for page in pages if page.has(word))


def rare_words() -> Iterator[str]:
    """Yield more words than a walk needs, one after the other the same each time."""
    for first, second, third in product(SYLLABLES, repeat=3):
        yield third + second + first + third + second + first
