"""The same thing said twice."""

from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.findings.words import folded
from career_pages.sections import PartKind

WHAT = {PartKind.ITEM: "list item", PartKind.QUOTE: "quote"}
NAMED = {
    "LevelSection": ("level", "level"),
    "SpecializationBlock": ("name", "specialization"),
    "FAQBlock": ("question", "question"),
}


@rule("duplicate")
def duplicates(subject: Subject) -> Iterator[Remark]:
    """Remark on each item that repeats one of its section, and each quote, level, question and
    specialization that repeats one of its page.
    """
    yield from _repeated_texts(subject)
    yield from _repeated_parts(subject)


def _repeated_texts(subject: Subject) -> Iterator[Remark]:
    quotes: set[str] = set()
    for section in subject.sections:
        items: set[str] = set()
        for part in section.parts:
            if part.kind not in WHAT:
                continue
            seen = quotes if part.kind is PartKind.QUOTE else items
            text = part.text.casefold().rstrip(".!;, ").strip("\"'“”‘’ ")
            if text in seen:
                yield Remark(
                    part.path, part.text, f"Remove this {WHAT[part.kind]}: it is here twice."
                )
            seen.add(text)


def _repeated_parts(subject: Subject) -> Iterator[Remark]:
    seen: set[tuple[str, str]] = set()
    for section in subject.sections:
        if section.kind not in NAMED:
            continue
        field, what = NAMED[section.kind]
        name = subject.role_name.fill((section.block_value.get(field) or "").strip())
        key = (section.kind, folded(name))
        if name and key in seen:
            yield Remark(
                f"{section.path}.{field}",
                name,
                f"Remove this {what} or give it another name: it is here twice.",
            )
        seen.add(key)
