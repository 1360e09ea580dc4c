"""The costs of guides of several sizes as a table in Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any


def table(guides: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return its lines: a row for each thing that was measured, a column for each guide, and how
    many times as long it takes in the last guide as in the one before.
    """
    sizes = [f"{guide['roles']:,} roles" for guide in guides]
    growth = f"{guides[-1]['roles']:,} to {guides[-2]['roles']:,}"
    rows = [("milliseconds", *sizes, growth, "database queries")]
    rows += [_row(name, [guide["costs"][name] for guide in guides]) for name in guides[0]["costs"]]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|---|{'---:|' * (len(rows[0]) - 1)}")
    return lines


def _row(name: str, costs: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    cells = [f"{cost['median']:.1f} ({cost['slowest']:.1f})" for cost in costs]
    growth = costs[-1]["median"] / costs[-2]["median"]
    fewest = min(cost["fewest_queries"] for cost in costs)
    most = max(cost["most_queries"] for cost in costs)
    queries = "" if not most else str(most) if fewest == most else f"{fewest:g} to {most:g}"
    return (name, *cells, f"{growth:.1f}", queries)
