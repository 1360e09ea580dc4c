"""The words of all passages."""

from django.db import models

LONGEST_WORD = 40


class KnownWord(models.Model):
    """A word of at least one passage, in lower case, and on how many pages it is.

    ``key`` is what all its forms share. ``names`` is on how many pages it is in the title, another
    title or a suggested one.
    """

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)
    key = models.CharField(max_length=LONGEST_WORD)
    pages = models.PositiveIntegerField()
    names = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.word


class WordChange(models.Model):
    """How a change of passages changes the counts of words, until it is added to them.

    It is written in the transaction of the change. The counts are not, because whoever changes
    other pages would have to wait for it. ``counts`` has pages and names for each word.
    """

    counts = models.JSONField()

    def __str__(self) -> str:
        return f"{len(self.counts)} words"
