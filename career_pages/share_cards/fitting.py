"""Words in the largest letters that leave them room."""

from collections.abc import Callable, Sequence

from career_pages.line_breaking import Measure, broken, wrapped

MOST_LINES = 3
ELLIPSIS = "…"


def fitted(
    text: str, sizes: Sequence[int], measure_at: Callable[[int], Measure], width: int, height: int
) -> tuple[int, list[str]]:
    """Return the first of the sizes at which the text fits, and its lines.

    ``sizes`` are those of the letters, the largest first; a line takes `line_height` of its size.
    There are three lines at most. A text that fits at no size gets the last one, its long words
    broken and its end left out.
    """
    for size in sizes:
        measure = measure_at(size)
        lines = wrapped(text.split(), measure, width)
        if len(lines) <= _most(size, height) and all(measure(line) <= width for line in lines):
            return size, lines
    measure = measure_at(sizes[-1])
    lines = broken(text, measure, width)
    return sizes[-1], _shortened(lines, _most(sizes[-1], height), measure, width)


def line_height(size: int) -> int:
    """Return how far apart lines of this size stand, in pixels."""
    return round(size * 1.16)


def _most(size: int, height: int) -> int:
    return min(MOST_LINES, max(1, height // line_height(size)))


def _shortened(lines: list[str], most: int, measure: Measure, width: int) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(last + ELLIPSIS) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + ELLIPSIS]
