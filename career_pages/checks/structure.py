"""What a page needs: sections, links that lead somewhere, pictures with words, dates."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError

from career_pages.blocks.invitations import is_allowed_target
from career_pages.checks.registry import Remark, Severity, rule
from career_pages.checks.subject import Subject, Target, own_anchor
from career_pages.sections import Link, LinkKind, PartKind, Section
from career_pages.sections.kinds import section_kinds


# An error, as the editor's form has it: an import or a schedule does not pass through that form.
@rule("missing-alt-text")
def missing_alt_text(subject: Subject) -> Iterator[Remark]:
    """Remark on each picture that is not decorative and has no text in its place."""
    for section in subject.sections:
        for part in section.parts:
            if part.kind is PartKind.PICTURE and not part.text:
                yield Remark(
                    part.path,
                    section.heading,
                    "Describe what the image shows, or mark it as decorative.",
                )


_TWO_SCHEMES = re.compile(r"\s*(?:https?|mailto|tel):[/\s]*(?:https?|mailto|tel):?/", re.IGNORECASE)


@rule("malformed-link")
def malformed_links(subject: Subject) -> Iterator[Remark]:
    """Remark on each address in a text, a button, a quote, a medium or a source that is none."""
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


GONE = {
    LinkKind.PAGE: "Choose another page, or remove the link: the page is gone.",
    LinkKind.DOCUMENT: "Choose another document, or remove the link: the document is gone.",
    LinkKind.IMAGE: "Choose another image, or remove this one: the image is gone.",
    LinkKind.RECORD: "Choose again, or choose nothing: what was chosen here is gone.",
    LinkKind.ADDRESS: "Correct this address: nothing is there on this site.",
}


@rule("broken-link")
def broken_links(subject: Subject) -> Iterator[Remark]:
    """Remark on each link to a page, a place on one, a document or a picture that is not there."""
    for link, target in _links(subject):
        excerpt = link.words or link.target
        if link.is_gone or (target and not target.exists):
            # The number of something that is gone says nothing to anybody.
            shown = excerpt if link.kind is LinkKind.ADDRESS else link.words
            yield Remark(link.path, shown, GONE[link.kind])
        elif target and target.lacks_anchor:
            yield Remark(
                link.path,
                excerpt,
                f"Correct this address: the page “{target.title}” has no “#{target.anchor}”.",
            )
        elif (anchor := _own_anchor(link)) and anchor not in subject.facts.anchors:
            yield Remark(
                link.path, excerpt, f"Correct this link: this page has no section “#{anchor}”."
            )


@rule("unpublished-link", Severity.WARNING)
def unpublished_links(subject: Subject) -> Iterator[Remark]:
    """Remark on each link to a page that is not live."""
    for link, target in _links(subject):
        if target and target.exists and not target.live:
            yield Remark(
                link.path,
                link.words or target.title,
                f"Publish “{target.title}”, or link to another page: readers do not see it yet.",
            )


def _links(subject: Subject) -> Iterator[tuple[Link, Target | None]]:
    for section in subject.sections:
        for link in section.links:
            yield link, subject.facts.target(link)


def _own_anchor(link: Link) -> str:
    return own_anchor(link.target) if link.kind is LinkKind.ADDRESS else ""


@rule("orphan-role", Severity.WARNING, live_only=True)
def orphan_roles(subject: Subject) -> Iterator[Remark]:
    """Remark on a live role to which no other live page links.

    The list of all roles links to everything, and chapters to their own role: neither helps a
    reader to find it.
    """
    if subject.is_role and not subject.facts.is_linked:
        yield Remark(
            "related_roles",
            subject.role_name.singular,
            "Help readers to find this role: no live page links to it. Add it to the related roles "
            "of another role, or link to it in a text.",
        )


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


@rule("review-overdue", Severity.WARNING)
def overdue_reviews(subject: Subject) -> Iterator[Remark]:
    """Remark on a review whose day has passed, or that was a year ago with no other planned."""
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


@rule("required-section")
def required_sections(subject: Subject) -> Iterator[Remark]:
    """Remark on each section that every role needs and this one lacks, and on an empty body."""
    if not subject.is_role or not subject.top_sections:
        if all(section.untouched for section in subject.top_sections):
            yield Remark("body", "", "Write at least one section: the page has no text yet.")
        return
    present = {section.kind for section in subject.top_sections}
    for block, kind in section_kinds().items():
        if kind.required and block not in present:
            yield Remark("body", "", f"Add the section “{kind.label}”: every role needs it.")


@rule("empty-section")
def empty_sections(subject: Subject) -> Iterator[Remark]:
    """Remark on begun sections without text, without their list, and without a heading.

    A section that every role needs counts as begun.
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


@rule("unused-section", Severity.WARNING)
def unused_sections(subject: Subject) -> Iterator[Remark]:
    """Remark on each section that the form offers and nobody has begun, once for all inside it."""
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
