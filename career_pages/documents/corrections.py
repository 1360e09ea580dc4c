"""What an editor says of single lines, against what the matcher made of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from career_pages.documents.draft import LONGEST_LEVEL, LineRole
from career_pages.names import SECTION_HEADINGS, TOPIC_HEADINGS

PART_KINDS: Final = frozenset({"LevelSection", "SpecializationBlock", "FAQBlock", "UpNextBlock"})
SECTION_KINDS: Final = frozenset({*SECTION_HEADINGS, "TopicSection", "TextSection"}) - {
    "LevelSection"
}
_KEYS: Final = frozenset({"line", "role", "kind", "detail", "section"})


@dataclass(frozen=True, slots=True)
class Correction:
    """What the line that begins at source line ``line`` is, or where it belongs.

    ``role`` is None where that stays as it is. ``kind`` is the block class name of a SECTION or
    PART, ``detail`` its topic or level. ``section`` is the first source line of the section to
    whose end the line is moved, None where it stays.
    """

    line: int
    role: LineRole | None = None
    kind: str = ""
    detail: str = ""
    section: int | None = None


Corrections = tuple[Correction, ...]


def corrections_to_json(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """Return corrections as data that JSON can hold."""
    return [
        {
            "line": one.line,
            "role": one.role.value if one.role else None,
            "kind": one.kind,
            "detail": one.detail,
            "section": one.section,
        }
        for one in corrections
    ]


def corrections_from_json(data: object) -> Corrections:
    """Return the corrections that `corrections_to_json` or a browser wrote down.

    Raises ValueError with a sentence for anything else.
    """
    if not isinstance(data, list):
        raise ValueError("Corrections must be a list.")
    return tuple(_correction(one) for one in data)


def _correction(data: object) -> Correction:
    if not isinstance(data, dict) or not data.keys() <= _KEYS:
        raise ValueError(f"A correction must be an object with {', '.join(sorted(_KEYS))}.")
    role = _role(data.get("role"))
    section = data.get("section")
    correction = Correction(
        line=_line(data.get("line"), "line"),
        role=role,
        kind=_text(data.get("kind"), "kind"),
        detail=_text(data.get("detail"), "detail"),
        section=None if section is None else _line(section, "section"),
    )
    _check(correction)
    return correction


def _role(data: object) -> LineRole | None:
    if data is None:
        return None
    if isinstance(data, str) and data in set(LineRole):
        return LineRole(data)
    raise ValueError(f"A correction's role must be one of: {', '.join(LineRole)}.")


def _line(data: object, name: str) -> int:
    if isinstance(data, int) and not isinstance(data, bool) and data > 0:
        return data
    raise ValueError(f"A correction's {name} must be the number of a line, from 1.")


def _text(data: object, name: str) -> str:
    if data is None:
        return ""
    if isinstance(data, str):
        return " ".join(data.split())
    raise ValueError(f"A correction's {name} must be a text.")


def _check(correction: Correction) -> None:
    """Raise ValueError for a correction whose values do not go together."""
    kinds = {LineRole.SECTION: SECTION_KINDS, LineRole.PART: PART_KINDS}
    if correction.role is None and correction.section is None:
        raise ValueError("A correction must say what its line is, or where it belongs.")
    fitting = kinds.get(correction.role) if correction.role else None
    if fitting and correction.kind not in fitting:
        raise ValueError(f"The kind of a {correction.role} must be one of: {_or(fitting)}.")
    if not fitting and (correction.kind or correction.detail):
        raise ValueError("Only sections and parts of sections have a kind and a detail.")
    if correction.kind == "TopicSection":
        if correction.detail not in {"", *TOPIC_HEADINGS}:
            raise ValueError(f"A topic must be one of: {_or(TOPIC_HEADINGS)}.")
    elif correction.kind == "LevelSection":
        if len(correction.detail) > LONGEST_LEVEL:
            raise ValueError(f"A level's name has at most {LONGEST_LEVEL} characters.")
    elif correction.detail:
        raise ValueError("Only topics and levels have a detail.")


def _or(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
