"""What a page needs: sections, links that lead somewhere, pictures with words, dates."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError

from career_pages.blocks.invitations import is_allowed_target
from career_pages.checks.registry import Remark, Severity, check
from career_pages.checks.subject import Subject, Target, own_anchor
from career_pages.sections.kinds import section_kinds
from career_pages.sections.parts import Link, LinkKind, PartKind
from career_pages.sections.projection import Section


# The form demands it as well, but imports and scheduled publications do not pass through that.
@check(
    "missing-alt-text",
    found="a picture without alternative text",
    advice=(
        "Describe it, or mark it as decorative. See "
        "[Pictures](pictures.md#write-a-good-alternative-text)."
    ),
)
def missing_alt_text(subject: Subject) -> Iterator[Remark]:
    """Find an image without a text for those who cannot see it, unless it is decorative."""
    for section, part in subject.parts:
        if part.kind is PartKind.PICTURE and not part.text:
            message = "Describe what the image shows, or mark it as decorative."
            yield Remark(part.path, section.heading, message)


_TWO_SCHEMES: Final = re.compile(
    r"\s*(?:https?|mailto|tel):[/\s]*(?:https?|mailto|tel):?/", re.IGNORECASE
)


@check(
    "malformed-link",
    found="an address that cannot be right: spaces, `https://` twice, an e-mail address without @",
    advice="Correct it. The safest way is to copy it from the browser.",
)
def malformed_links(subject: Subject) -> Iterator[Remark]:
    """Find an address that cannot be right: `https://` twice or in part, spaces, no host or one
    without a dot, an unknown beginning, `mailto:` without an e-mail address, `tel:` without a
    number. The web addresses of quotes, media and sources are read as well.
    """
    for section in subject.sections:
        for link in section.links:
            if link.kind is LinkKind.ADDRESS and (fault := _fault(link.target)):
                yield Remark(link.path, link.target or link.words, fault)
    for path, address in subject.sources if subject.is_role else ():
        if address and (fault := _fault(address)):
            yield Remark(path, address, fault)


def _fault(address: str) -> str:
    """Return what to do about an address that cannot be right, and "" for any other."""
    if not address:
        return "Say where this link leads, or remove it."
    try:
        is_allowed_target(address)
    except ValidationError as error:
        if _TWO_SCHEMES.match(address):
            return "Write the beginning of this address, such as https://, only once."
        if re.search(r"\s", address):
            return "Take the spaces out of this address."
        return f"Correct this address. {error.message}"
    return ""


GONE: Final = {
    LinkKind.PAGE: "Choose another page, or remove the link: the page is gone.",
    LinkKind.DOCUMENT: "Choose another document, or remove the link: the document is gone.",
    LinkKind.IMAGE: "Choose another image, or remove this one: the image is gone.",
    LinkKind.RECORD: "Choose again, or choose nothing: what was chosen here is gone.",
    LinkKind.ADDRESS: "Correct this address: nothing is there on this site.",
}


@check(
    "broken-link",
    found="a link to a page, document, picture or place that is gone",
    advice="Choose another target, or remove the link. See [Links](links.md).",
)
def broken_links(subject: Subject) -> Iterator[Remark]:
    """Find a link, button or chosen page, document, image or shared call to action that is
    gone; a path on this site where nothing is; a place (`#wages`) that this page or the other
    one does not have.
    """
    # An address that leads to no place leads to the top of the page.
    anchors = {*subject.facts.anchors, ""}
    for link, target in _links(subject):
        excerpt = link.words or link.target
        if link.is_gone or (target and not target.exists):
            # The id of something that is gone would tell an editor nothing.
            shown = excerpt if link.kind is LinkKind.ADDRESS else link.words
            yield Remark(link.path, shown, GONE[link.kind])
        elif target and target.lacks_anchor:
            message = f"Correct this address: the page “{target.title}” has no “#{target.anchor}”."
            yield Remark(link.path, excerpt, message)
        elif link.kind is LinkKind.ADDRESS and (anchor := own_anchor(link.target)) not in anchors:
            message = f"Correct this link: this page has no section “#{anchor}”."
            yield Remark(link.path, excerpt, message)


@check(
    "unpublished-link",
    Severity.WARNING,
    found="a link to a page that is not live",
    advice="Publish that page, or link to another.",
)
def unpublished_links(subject: Subject) -> Iterator[Remark]:
    """Find a link to a page that readers do not see yet."""
    for link, target in _links(subject):
        if target and target.exists and not target.live:
            message = (
                f"Publish “{target.title}”, or link to another page: readers do not see it yet."
            )
            yield Remark(link.path, link.words or target.title, message)


def _links(subject: Subject) -> Iterator[tuple[Link, Target | None]]:
    for section in subject.sections:
        for link in section.links:
            yield link, subject.facts.target(link)


@check(
    "orphan-role",
    Severity.WARNING,
    found="a live role to which nothing links",
    advice="Add it to the related roles of another role, or link to it from a text.",
    live_only=True,
)
def orphan_roles(subject: Subject) -> Iterator[Remark]:
    """Find a live role to which no live page links: not as a related role, in a text, or as a
    chosen page. The list of all roles and the role's own chapters do not count.
    """
    if subject.is_role and not subject.facts.is_linked:
        yield Remark(
            "related_roles",
            subject.role_name.singular,
            "Help readers to find this role: no live page links to it. Add it to the related roles "
            "of another role, or link to it in a text.",
        )


# Search engines cut what is longer.
LONGEST_DESCRIPTION: Final = 160
LONGEST_TITLE: Final = 60


@check(
    "meta-description",
    Severity.WARNING,
    found="no description for search engines, or one of more than 160 characters",
    advice=(
        "Write one or two sentences in [Meta "
        "description](skills-titles-sources.md#what-search-engines-show)."
    ),
)
def meta_descriptions(subject: Subject) -> Iterator[Remark]:
    """Find a description for search engines that is missing or has more than 160 characters. A
    chapter without one has its lede instead.
    """
    description = subject.fields.get("search_description", "")
    stands_in = "" if subject.is_role else subject.fields.get("lede", "")
    if not _length(description) and not _length(stands_in):
        message = "Write the one or two sentences that search engines show."
        yield Remark("search_description", "", message)
    elif (length := _length(description)) > LONGEST_DESCRIPTION:
        yield Remark(
            "search_description",
            description,
            f"Shorten the description to {LONGEST_DESCRIPTION} characters: it has {length}, and "
            "search engines cut the rest.",
        )


@check(
    "meta-title",
    Severity.WARNING,
    found="a title of more than 60 characters",
    advice="Write a shorter **Title tag**.",
)
def meta_titles(subject: Subject) -> Iterator[Remark]:
    """Find a title for search engines, or the headline or title that stands in for it, of more
    than 60 characters.
    """
    title = subject.search_title
    if (length := _length(title)) > LONGEST_TITLE:
        yield Remark(
            "seo_title",
            title,
            f"Write a title of {LONGEST_TITLE} characters or fewer for search engines: this one "
            f"has {length}.",
        )


def _length(text: str) -> int:
    """Return how many characters a search engine shows: of several spaces it shows one."""
    return len(unicodedata.normalize("NFC", " ".join(text.split())))


@check(
    "review-overdue",
    Severity.WARNING,
    found="a review that is overdue",
    advice="Read the page, and set the [dates](review-dates.md).",
)
def overdue_reviews(subject: Subject) -> Iterator[Remark]:
    """Find a day of the next review that has passed; a last review more than twelve months ago
    with none planned.
    """
    if subject.next_review:
        if subject.next_review < subject.today:
            yield Remark(
                "next_review",
                subject.next_review.isoformat(),
                "Review this page, and set the day of the next review: this one has passed.",
            )
    elif subject.last_reviewed and _a_year_after(subject.last_reviewed) < subject.today:
        yield Remark(
            "last_reviewed",
            subject.last_reviewed.isoformat(),
            "Review this page, and set the day of the next review: the last one was more than "
            "twelve months ago.",
        )


def _a_year_after(day: date) -> date:
    """Return the same day a year later; the first of March for the 29th of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


@check(
    "required-section",
    found="a section that every role needs is not there",
    advice=(
        "Choose a plus sign and add **Definition**, **What they do** or **Key responsibilities**."
    ),
)
def required_sections(subject: Subject) -> Iterator[Remark]:
    """Find a page without sections; a role without definition, overview or key
    responsibilities.
    """
    if not subject.is_role or not subject.top_sections:
        if all(section.untouched for section in subject.top_sections):
            yield Remark("body", "", "Write at least one section: the page has no text yet.")
        return
    present = {section.kind for section in subject.top_sections}
    for block, kind in section_kinds().items():
        if kind.required and block not in present:
            yield Remark("body", "", f"Add the section “{kind.label}”: every role needs it.")


@check(
    "empty-section",
    found="a section that was begun and has no text, no list or no heading",
    advice="Write what is missing, or delete the section with the bin at its right.",
)
def empty_sections(subject: Subject) -> Iterator[Remark]:
    """Find a section that somebody began, or that every role needs, with nothing below its
    heading, without the list that it is made for, or without a heading.
    """
    unused = {section.path for section in _unused(subject)}
    for section in subject.sections:
        if section.path in unused:
            continue
        if not section.heading:
            yield Remark(section.heading_path(), "", "Write a heading.")
        if section.stands_alone:
            continue
        is_empty = not section.parts and not any(sub.parts for sub in section.subsections)
        # Where a section is made for a list, running text alone does not make it complete.
        field = section.block.KIND.list_field
        lacks_list = field and not any(f".{field}." in part.path for part in section.parts)
        if is_empty or lacks_list:
            message = section.block.KIND.missing or "Write this section, or remove it: it is empty."
            yield Remark(section.path, section.heading, message)


@check(
    "unused-section",
    Severity.WARNING,
    found="a section of the form in which nothing is written",
    advice="Write it, or delete it. Readers do not see it while it is empty.",
)
def unused_sections(subject: Subject) -> Iterator[Remark]:
    """Find a section of the form in which nothing is written; readers do not see it."""
    above = ""
    for section in _unused(subject):
        if not above or not section.path.startswith(f"{above}."):
            above = section.path
            message = "Write this section or remove it: readers do not see it while it is empty."
            yield Remark(section.path, section.heading, message)


def _unused(subject: Subject) -> Iterator[Section]:
    for section in subject.sections:
        if section.untouched and not (subject.is_role and section.block.KIND.required):
            yield section
