"""The search of the lists that wagtail-modeladmin makes."""

from typing import Any, Final

from django.db.models import QuerySet
from wagtail_modeladmin.helpers import DjangoORMSearchHandler

from career_pages.search_words import clean

# SQLite refuses a condition of a thousand levels, and takes several for each word.
MOST_WORDS: Final = 20


class FewWordsSearchHandler(DjangoORMSearchHandler):
    """Looks for the first twenty words of what was typed, so that no query is too long."""

    def search_queryset(
        self, queryset: QuerySet[Any], search_term: str, **options: Any
    ) -> QuerySet[Any]:
        """Return the records that have every one of those words in a field that is searched."""
        words = " ".join(clean(search_term).split()[:MOST_WORDS])
        found: QuerySet[Any] = super().search_queryset(queryset, words, **options)
        return found
