"""The figures of a run as a table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Scores = Mapping[str, Any]

ALL: Final = "all"
HEADINGS: Final = {
    "mrr": "MRR@10",
    "success_1": "success@1",
    "success_3": "success@3",
    "section_1": "section@1",
    "zero_result": "zero results",
}


def table(scores: Mapping[str, Scores], last: Mapping[str, Scores]) -> list[str]:
    """Return the lines of a table in Markdown: a row for each kind, the last for all queries.

    The kind of all queries is "". Behind a figure that differs from the last run's stands that
    one; a dash is where there is nothing to judge.
    """
    kinds = [*filter(None, scores), ""]
    rows = [("kind", "queries", *HEADINGS.values())]
    rows += [_row(kind or ALL, scores[kind], last.get(kind, {})) for kind in kinds]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"| {' | '.join(_aligned(row, widths))} |" for row in rows]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return [lines[0], f"| {' | '.join(rule)} |", *lines[1:]]


def _aligned(row: tuple[str, ...], widths: Sequence[int]) -> Iterator[str]:
    """Yield the cells as wide as their columns, the figures at the right."""
    yield row[0].ljust(widths[0])
    yield from map(str.rjust, row[1:], widths[1:])


def _row(kind: str, scores: Scores, last: Scores) -> tuple[str, ...]:
    cells = (_cell(scores[name], last.get(name)) for name in HEADINGS)
    return (kind, str(scores["queries"]), *cells)


def _cell(now: float | None, before: float | None) -> str:
    shown, was = _shown(now), _shown(before)
    return shown if before is None or shown == was else f"{shown} (was {was})"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
