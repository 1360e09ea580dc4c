"""Somebody's words need their name and their consent."""

from collections.abc import Iterator

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.sections import Part, PartKind


@rule("unattributed-quote")
def unattributed_quotes(subject: Subject) -> Iterator[Remark]:
    """Remark on each quote that does not say whose words it is."""
    for part, fields in _quotes(subject):
        if not fields & {"person", "attribution"}:
            yield Remark(part.path, part.text, "Say whose words these are, or remove the quote.")


@rule("unconsented-testimonial", Severity.WARNING)
def unconsented_testimonials(subject: Subject) -> Iterator[Remark]:
    """Remark on each testimonial that readers do not see because no consent is recorded."""
    for part, _ in _quotes(subject):
        if not part.shown:
            field = part.path.removesuffix(".quote") + ".consent_date"
            yield Remark(
                field,
                part.text,
                "Record when this person agreed to be quoted; until then readers do not see it.",
            )


def _quotes(subject: Subject) -> Iterator[tuple[Part, set[str]]]:
    """Yield each quote with the names of the fields that are filled beside it."""
    for section in subject.sections:
        for part in section.parts:
            if part.kind is PartKind.QUOTE:
                beside = part.path.rpartition(".")[0]
                yield (
                    part,
                    {
                        other.field
                        for other in section.parts
                        if other.path.rpartition(".")[0] == beside and other is not part
                    },
                )
