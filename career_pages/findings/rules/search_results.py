"""What search engines show of a page."""

import unicodedata
from collections.abc import Iterator

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject

# Search engines cut what is longer.
LONGEST_DESCRIPTION = 160
LONGEST_TITLE = 60


@rule("meta-description", Severity.WARNING)
def meta_descriptions(subject: Subject) -> Iterator[Remark]:
    """Remark on a description that is missing or too long; a chapter's lede stands in for it."""
    description = subject.fields.get("search_description", "")
    stands_in = "" if subject.is_role else subject.fields.get("lede", "")
    if not _length(description) and not _length(stands_in):
        yield Remark(
            "search_description", "", "Write the one or two sentences that search engines show."
        )
    elif (length := _length(description)) > LONGEST_DESCRIPTION:
        yield Remark(
            "search_description",
            description,
            f"Shorten the description to {LONGEST_DESCRIPTION} characters: it has {length}, and "
            "search engines cut the rest.",
        )


@rule("meta-title", Severity.WARNING)
def meta_titles(subject: Subject) -> Iterator[Remark]:
    """Remark on a title, an editor's own or the page's, of which search engines cut the end."""
    title = subject.search_title
    if (length := _length(title)) > LONGEST_TITLE:
        yield Remark(
            "seo_title",
            title,
            f"Write a title of {LONGEST_TITLE} characters or fewer for search engines: this one "
            f"has {length}.",
        )


def _length(text: str) -> int:
    """Return how many characters a search engine shows, spaces and line breaks counted as one."""
    return len(unicodedata.normalize("NFC", " ".join(text.split())))
