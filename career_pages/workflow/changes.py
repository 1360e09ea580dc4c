"""What changed on a page between two of its versions, in a line."""

from itertools import chain
from typing import Any, Final

from career_pages.sections import HasSections, sections

NAMED_AT_MOST: Final = 6


def what_changed(before: Any, after: Any) -> str:
    """Return the names of the fields and sections that differ; "nothing" if none does.

    ``before`` and ``after`` are the page as two of its revisions have it.
    """
    names = list(dict.fromkeys(chain(_fields(before, after), _sections(before, after))))
    if not names:
        return "nothing"
    shown, more = names[:NAMED_AT_MOST], len(names) - NAMED_AT_MOST
    return ", ".join(shown) + (f", and {more} more" if more > 0 else "")


def _fields(before: Any, after: Any) -> list[str]:
    """Return the labels of the changed fields, without the body of a page that has sections."""
    panel = after.get_edit_handler().get_bound_panel(instance=after, request=None, form=None)
    compared = [comparison(before, after) for comparison in panel.get_comparison()]
    return [
        str(one.field_label()) for one in compared if one.has_changed() and not _is_body(one, after)
    ]


def _is_body(comparison: Any, page: Any) -> bool:
    field = getattr(comparison, "field", None)
    return isinstance(page, HasSections) and getattr(field, "name", "") == "body"


def _sections(before: Any, after: Any) -> list[str]:
    if not isinstance(after, HasSections):
        return []
    old, new = _by_path(before), _by_path(after)
    changed = [
        f"“{heading}”" + ("" if path in old else " (new)")
        for path, (heading, text) in new.items()
        if old.get(path) != (heading, text)
    ]
    gone = [f"“{heading}” (removed)" for path, (heading, _) in old.items() if path not in new]
    return changed + gone


def _by_path(page: Any) -> dict[str, tuple[str, str]]:
    return {one.path: (one.heading, one.text) for one in sections(page) if one.shown}
