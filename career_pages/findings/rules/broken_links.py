"""Links that lead nowhere, or to what readers cannot see."""

from collections.abc import Iterator

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.site_addresses import own_anchor
from career_pages.findings.subject import Subject
from career_pages.findings.targets import Target
from career_pages.sections import Link, LinkKind

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
