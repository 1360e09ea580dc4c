"""Sentences and paragraphs in which readers lose the thread."""

from collections.abc import Iterator
from typing import Final

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.findings.words import sentences, words_in
from career_pages.sections import PartKind

MOST_WORDS_OF_A_SENTENCE: Final = 40
MOST_WORDS_OF_A_PARAGRAPH: Final = 150

# Somebody else's words stay as they are, and a short field is no paragraph.
RUNNING: Final = frozenset({PartKind.PARAGRAPH, PartKind.ITEM, PartKind.FIELD})


@rule("long-sentence", Severity.WARNING)
def long_sentences(subject: Subject) -> Iterator[Remark]:
    """Remark on each sentence of more than 40 words.

    Martin Cutts, *Oxford Guide to Plain English*: an average of 15 to 20 words, and whoever
    regularly exceeds 40 wearies readers. GOV.UK advises to look at every sentence of more than
    25 (insidegovuk.blog.gov.uk, 4 August 2014); that is a good habit, and too often right to be
    a warning.
    """
    for field, text in _texts(subject):
        if text.count(" ") < MOST_WORDS_OF_A_SENTENCE:
            continue
        for sentence in sentences(text):
            if (count := len(words_in(sentence))) > MOST_WORDS_OF_A_SENTENCE:
                yield Remark(
                    field,
                    sentence,
                    f"Divide this sentence: it has {count} words, and more than "
                    f"{MOST_WORDS_OF_A_SENTENCE} are hard to follow.",
                )


@rule("long-paragraph", Severity.WARNING)
def long_paragraphs(subject: Subject) -> Iterator[Remark]:
    """Remark on each paragraph or list item of more than 150 words.

    Federal Plain Language Guidelines (plainlanguage.gov), "Write short paragraphs": no more than
    150 words in three to eight sentences.
    """
    for field, text in _texts(subject):
        if (count := len(words_in(text))) > MOST_WORDS_OF_A_PARAGRAPH:
            yield Remark(
                field,
                text,
                f"Divide this paragraph: it has {count} words, and more than "
                f"{MOST_WORDS_OF_A_PARAGRAPH} discourage readers.",
            )


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    if "lede" in subject.fields:
        for paragraph in subject.fields["lede"].split("\n\n"):
            yield "lede", paragraph
    for section in subject.sections:
        for part in section.parts:
            if part.kind in RUNNING:
                yield part.path, part.text
