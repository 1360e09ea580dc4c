"""The items of a list end alike."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.findings.words import ends_with_abbreviation
from career_pages.sections import Part, PartKind

_CLOSING = "\"'”’)] "
_OTHER_ENDS = ("?", "!", ":", ";", ",", "…", "...")


@rule("mixed-full-stops", Severity.WARNING)
def mixed_full_stops(subject: Subject) -> Iterator[Remark]:
    """Remark on the items that end with a full stop where most of their list do not, or without."""
    for items in _lists(subject):
        ends = [_ends_with_stop(item.text) for item in items]
        counted = Counter(end for end in ends if end is not None)
        if len(counted) < 2:
            continue
        usual = counted.most_common(1)[0][0]
        for item, end in zip(items, ends, strict=True):
            if end is not None and end is not usual:
                how = "with" if usual else "without"
                message = f"End this item {how} a full stop, as the others of its list."
                yield Remark(item.path, item.text, message)


def _lists(subject: Subject) -> Iterator[list[Part]]:
    for section in subject.sections:
        lists: dict[str, list[Part]] = defaultdict(list)
        for part in section.parts:
            if part.kind is PartKind.ITEM and part.in_list:
                lists[part.in_list].append(part)
        yield from lists.values()


def _ends_with_stop(text: str) -> bool | None:
    """Say whether an item ends with a full stop; None where its last word leaves no choice."""
    text = text.rstrip(_CLOSING)
    if text.endswith(_OTHER_ENDS) or (text.endswith(".") and ends_with_abbreviation(text)):
        return None
    return text.endswith(".")
