"""What search looks through, what it knows of words, and what readers searched for."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms import RadioSelect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from career_pages.editions import renew
from career_pages.text import COMMON, WORD, clean, key

# The kind of the passage that a page has for itself, besides those of its sections.
PAGE: Final = "Page"
LONGEST_WORD = 40
PASSAGES: Final = "passages"
WORDS: Final = "words"
SYNONYMS: Final = "synonyms"
PROMOTIONS: Final = "promotions"
MOST_PHRASES: Final = 12
LONGEST_PHRASE: Final = 60
MOST_WORDS: Final = 5
LONGEST_NAME: Final = 100
# Between the phrases of a group where they stand on one line.
SEPARATOR: Final = ";"


class Passage(models.Model):
    """One section of one live, public page, or the page's own introduction (kind "Page").

    It holds what readers see, as plain text, and is made anew whenever that changes. Besides, the
    page's own has ``suggested_titles``, which readers do not see: a line for each that names only
    this role, and behind a blank line one for each that names others as well. The database keeps
    its full-text index of these five columns in step by itself: the migrations say how. The last
    two columns are for the ranking.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=80)
    title = models.TextField()
    other_titles = models.TextField(blank=True)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    suggested_titles = models.TextField(blank=True, default="")
    folded_text = models.TextField(blank=True, default="")
    folded_suggested_titles = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["page", "position"]
        constraints = [
            models.UniqueConstraint(fields=["page", "position"], name="one_passage_at_a_position")
        ]

    def __str__(self) -> str:
        return self.heading


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


class SearchCount(models.Model):
    """How many times on one day readers searched for a query and found so many pages.

    That is all that is kept of a search: not who searched, from where, at what time, or what for
    before and after.
    """

    day = models.DateField()
    query = models.CharField(max_length=60)
    results = models.PositiveIntegerField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "query", "results"], name="one_count_of_a_search_on_a_day"
            )
        ]
        indexes = [models.Index(fields=["query", "-day"], name="counts_of_a_search")]

    def __str__(self) -> str:
        return self.query


class Synonym(models.Model):
    """Words and phrases, one on each line, for which search looks when one of them is asked for.

    ``name`` is by what the group is known: its first line, folded. No two groups have the same.
    """

    class Direction(models.TextChoices):
        """Which of the lines find which."""

        BOTH = "both", _("Each line finds all the others")
        FIRST = "first", _("Only the first line finds the others")

    words = models.TextField(
        _("words"),
        help_text=_(
            "Words or short phrases, one on each line. Other forms of a word, such as the plural,"
            " are found by themselves."
        ),
    )
    direction = models.CharField(
        _("direction"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.BOTH,
        help_text=_(
            "The second is for an abbreviation that has several meanings: “PA” finds “personal"
            " assistant”, and “personal assistant” does not find “PA”."
        ),
    )
    name = models.CharField(max_length=LONGEST_NAME, unique=True, editable=False)

    panels = [FieldPanel("words"), FieldPanel("direction", widget=RadioSelect)]

    class Meta:
        ordering = ["name"]
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.phrases[0] if self.phrases else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; every process looks for it from then on."""
        self.name = name_of(self.phrases)
        with transaction.atomic():
            super().save(*args, **kwargs)
            renew(SYNONYMS)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete it; no process looks for it from then on."""
        with transaction.atomic():
            deleted = super().delete(*args, **kwargs)
            renew(SYNONYMS)
        return deleted

    @property
    def phrases(self) -> tuple[str, ...]:
        """The lines without blank ones."""
        return phrases_in(self.words)

    def clean(self) -> None:
        """Tidy the lines; raises ValidationError with everything that is wrong with them."""
        self.words = "\n".join(self.phrases)
        self.name = name_of(self.phrases)
        found = problems(self.phrases)
        if not found and Synonym.objects.filter(name=self.name).exclude(pk=self.pk).exists():
            found = [
                _("There is a group already that begins with “%(word)s”: add these to it.")
                % {"word": self}
            ]
        if found:
            raise ValidationError({"words": found})


def phrases_in(text: str) -> tuple[str, ...]:
    """Return the lines of the text, tidied, without blank ones."""
    return tuple(filter(None, map(clean, text.splitlines())))


def words_in(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase."""
    return tuple(WORD.findall(phrase))


def name_of(phrases: Sequence[str]) -> str:
    """Return by what a group of those phrases is known: the first, folded; "" for none."""
    return " ".join(map(key, words_in(phrases[0])))[:LONGEST_NAME] if phrases else ""


def problems(phrases: Sequence[str]) -> list[str]:
    """Return, in sentences for editors, what is wrong with a group of those phrases."""
    found = [problem for phrase in phrases for problem in _problems_of(phrase)]
    found += _repetitions(phrases)
    if len(phrases) < 2:
        found.append(gettext("Write at least two words or phrases, one on each line."))
    if len(phrases) > MOST_PHRASES:
        found.append(
            gettext("Write at most %(most)d words or phrases; these are %(count)d.")
            % {"most": MOST_PHRASES, "count": len(phrases)}
        )
    return found


def _problems_of(phrase: str) -> Iterator[str]:
    words = words_in(phrase)
    if not words:
        yield gettext("“%(phrase)s” has no letters or digits.") % {"phrase": phrase}
    elif all(word.lower() in COMMON for word in words):
        yield gettext(
            "“%(phrase)s” has only words that search passes over, such as “the” or “what”."
        ) % {"phrase": phrase}
    if SEPARATOR in phrase:
        yield gettext(
            "“%(phrase)s” has a semicolon: write each word or phrase on a line of its own."
        ) % {"phrase": phrase}
    if len(phrase) > LONGEST_PHRASE:
        yield gettext("“%(phrase)s…” is longer than %(most)d characters.") % {
            "phrase": phrase[:LONGEST_PHRASE],
            "most": LONGEST_PHRASE,
        }
    elif len(words) > MOST_WORDS:
        yield gettext("“%(phrase)s” has more than %(most)d words.") % {
            "phrase": phrase,
            "most": MOST_WORDS,
        }


def _repetitions(phrases: Sequence[str]) -> Iterator[str]:
    seen: dict[tuple[str, ...], str] = {}
    for phrase in phrases:
        keys = tuple(map(key, words_in(phrase)))
        if keys in seen:
            yield gettext("“%(phrase)s” and “%(first)s” are the same to search: leave one out.") % {
                "phrase": phrase,
                "first": seen[keys],
            }
        elif keys:
            seen[keys] = phrase


__all__ = ["PAGE", "KnownWord", "Passage", "SearchCount", "Synonym", "WordChange"]
