"""Words in lines, for pictures, which do not break lines by themselves."""

from collections.abc import Callable, Sequence

# Says how wide a text is, in pixels.
Measure = Callable[[str], float]


def wrapped(words: Sequence[str], measure: Measure, width: float) -> list[str]:
    """Return the words in lines that are no wider than ``width``, unless one word alone is."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def broken(text: str, measure: Measure, width: float) -> list[str]:
    """Return the text in lines that are no wider than ``width``; a longer word is broken."""
    pieces = [piece for word in text.split() for piece in _pieces(word, measure, width)]
    return wrapped(pieces, measure, width)


def _pieces(word: str, measure: Measure, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
