"""Queries that nobody would think of, and some that somebody might."""

from collections.abc import Iterator
from random import Random
from typing import Final

SEED: Final = 27

WORDS: Final = (
    "nurse", "nurses", "data", "analyst", "electrcian", "how", "hard", "the", "a", "of", "work",
    "from", "home", "programer", "night-shift", "C++", "k8s", "24/7", "IT", "e-mail", "naïve",
    "Übersetzer", "электрик", "看護師", "ممرضة", "ΝΟΣΟΚΌΜΑ", "sjuksköterska", "ﬁreﬁghter", "Straße",
)  # fmt: skip
OPERATORS: Final = (
    "AND", "OR", "NOT", "NEAR(", "NEAR/2", "<->", "<2>", ":*", "&", "|", "!", "^", "*", '"', "'",
    "(", ")", "-", "--", "+", "\\", "%", ";", "\0", "{", "}", "[", "]", "~", "`", "title:", "live:",
    "=", "<", ">", ",", "?", "#", "$1", "@@", "::", "!!", "&&", "||",
)  # fmt: skip
INJECTIONS: Final = (
    "'; DROP TABLE search_passage; --", '" OR 1=1 --', "' UNION SELECT 1,2,3 --", "{{7*7}}",
    "{% debug %}", "<script>alert(1)</script>", "%s %(x)s %%", "../../etc/passwd", "\\x27\\x22",
    "$(sleep 9)", "pg_sleep(9)", "randomblob(1e9)", "x' AND 1=(SELECT 1)--", "\r\nSet-Cookie: a=b",
)  # fmt: skip
# Beginnings of parts of Unicode with a use of their own: letters that stand alone, marks that join,
# signs without width, directions, symbols, halves of pairs, private use, and what lies beyond.
PLANES: Final = (
    0x20, 0xA0, 0x300, 0x370, 0x590, 0x600, 0x900, 0xE00, 0x1100, 0x1E00, 0x2000, 0x2028, 0x2060,
    0x2190, 0x2E80, 0x3040, 0x4E00, 0xAC00, 0xD7F0, 0xE000, 0xFB00, 0xFE00, 0xFFF0, 0x10000,
    0x1D400, 0x1F300, 0x1F600, 0x20000, 0xE0000, 0x10FFF0,
)  # fmt: skip


def generated_queries(number: int) -> Iterator[str]:
    """Yield so many queries, the same ones every time."""
    random = Random(SEED)  # noqa: S311 - nothing depends on that nobody guesses them
    makers = (_words, _operators, _quoted, _unicode, _injection, _long, _slip)
    for at in range(number):
        yield makers[at % len(makers)](random)


def _words(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, 8)))


def _operators(random: Random) -> str:
    pieces = random.choices(OPERATORS + WORDS, k=random.randint(1, 14))
    return random.choice(("", " ")).join(pieces)


def _quoted(random: Random) -> str:
    marks = random.choices(('"', '""', "“", "”", "'", "-", '-"', " "), k=random.randint(2, 10))
    words = random.choices(WORDS, k=len(marks))
    return "".join(f"{mark}{word}" for mark, word in zip(marks, words, strict=True))


def _unicode(random: Random) -> str:
    length = random.randint(1, 40)
    return "".join(chr(random.choice(PLANES) + random.randint(0, 15)) for _ in range(length))


def _injection(random: Random) -> str:
    parts = [random.choice(INJECTIONS), random.choice(WORDS), random.choice(INJECTIONS)]
    return random.choice(("", " ", "\t", "\n")).join(parts[: random.randint(1, 3)])


def _long(random: Random) -> str:
    piece = random.choice((_words, _operators, _quoted, _unicode))(random)
    return (piece + random.choice(("", " "))) * random.choice((5, 20, 100, 400))


def _slip(random: Random) -> str:
    """Return a few made-up words, of which most are known to no guide."""
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    words = ("".join(random.choices(letters, k=random.randint(2, 12))) for _ in range(20))
    return " ".join(list(words)[: random.choice((1, 2, 4, 20))])
