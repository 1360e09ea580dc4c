"""What a reader would want to check."""

from collections.abc import Iterator

from career_pages.findings.claims import claims_in
from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.sections import PartKind

FIELDS = ("headline", "lede", "search_description")


@rule("unsourced-claim", Severity.WARNING)
def unsourced_claims(subject: Subject) -> Iterator[Remark]:
    """Remark on superlatives and figures where a reader cannot look up whether they are true.

    A role with sources has them for its whole page and its chapters. Without any, a section needs
    a link in its text or a quote with its address.
    """
    if subject.sources:
        return
    for field, text in _texts(subject):
        if claim := next(claims_in(text), ""):
            yield Remark(
                field,
                text,
                f"Say where “{claim}” can be checked: add a source or a link, or leave it out.",
            )


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    yield from ((name, subject.fields[name]) for name in FIELDS if name in subject.fields)
    for section in subject.sections:
        if any(link.cites for link in section.links):
            continue
        if section.has_own_heading:
            yield section.heading_path(), section.heading
        for part in section.parts:
            # Somebody else's words are theirs.
            if part.kind is not PartKind.QUOTE:
                yield part.path, part.text
