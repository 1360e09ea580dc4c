"""A picture that says nothing to those who cannot see it."""

from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.sections import PartKind


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
