"""Addresses that cannot be right, wherever they lead."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.link_target import is_allowed_target
from career_pages.sections import LinkKind

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
