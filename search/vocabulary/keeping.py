"""The counts of words, kept in step with the passages."""

from django.db import connection, transaction

from career_pages.editions import Edition, renew
from career_pages.search_words import key
from search.batches import batches
from search.editions import WORDS
from search.models import KnownWord, Passage, WordChange
from search.vocabulary.counting import (
    COUNTED,
    NO_WORDS,
    Changes,
    WordCounts,
    changes,
    summed,
    word_counts,
)


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
