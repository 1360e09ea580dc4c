"""The definition says what the role is, the overview what people do: not the same twice."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.sections import PartKind, Section

# Of the words, in order; two texts about one role have many in common in any case.
ALIKE = 0.85
_WORD = re.compile(r"\w+")


@rule("definition-overview-alike")
def alike_definition_and_overview(subject: Subject) -> Iterator[Remark]:
    """Remark on an overview that says the same as the definition in nearly the same words."""
    by_kind = {section.kind: section for section in subject.top_sections}
    definition, overview = by_kind.get("DefinitionSection"), by_kind.get("OverviewSection")
    if definition and overview and _alike(_words(definition), _words(overview)):
        yield Remark(
            overview.parts[0].path,
            overview.parts[0].text,
            "Write what people in the role do: this says the same as the definition.",
        )


def _words(section: Section) -> list[str]:
    texts = (part.text for part in section.parts if part.kind is not PartKind.PICTURE)
    return _WORD.findall(" ".join(texts).casefold())


def _alike(words: list[str], others: list[str]) -> bool:
    if not words or not others:
        return False
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    # The first two cost little, and are never below the third.
    return (
        matcher.real_quick_ratio() >= ALIKE
        and matcher.quick_ratio() >= ALIKE
        and matcher.ratio() >= ALIKE
    )
