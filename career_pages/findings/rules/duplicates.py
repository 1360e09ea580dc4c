"""The same thing said twice."""

from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.sections import PartKind

WHAT = {PartKind.ITEM: "list item", PartKind.QUOTE: "quote"}


@rule("duplicate")
def duplicates(subject: Subject) -> Iterator[Remark]:
    """Remark on each list item that repeats one of its section, and each quote of its page."""
    quotes: set[str] = set()
    for section in subject.sections:
        items: set[str] = set()
        for part in section.parts:
            if part.kind not in WHAT:
                continue
            seen = quotes if part.kind is PartKind.QUOTE else items
            folded = part.text.casefold().rstrip(".!;, ").strip("\"'“”‘’ ")
            if folded in seen:
                yield Remark(
                    part.path, part.text, f"Remove this {WHAT[part.kind]}: it is here twice."
                )
            seen.add(folded)
