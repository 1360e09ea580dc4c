"""One small guide, to be entered in several ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from docx import Document

LEDE: Final = "They make an instrument of ten thousand parts agree with itself."


class Piece(NamedTuple):
    """One section: its heading as readers see it, a paragraph, and a list; either may be empty.

    The heading holds {role} and {roles} where it names the role.
    """

    heading: str
    text: str
    items: tuple[str, ...] = ()
    level: int = 2


DEFINITION: Final = Piece(
    "Definition of a {role}",
    "A tuner sets the tension of every string, so that all of them sound well together.",
)
OVERVIEW: Final = Piece(
    "What does a {role} do?",
    "They visit homes, schools and concert halls, listen, and turn pins by very small amounts.",
)
RESPONSIBILITIES: Final = Piece(
    "Key Responsibilities of a {role}",
    "",
    (
        "Tuning by ear or with a meter",
        "Setting the hammers and dampers",
        "Replacing broken strings",
        "Advising owners on humidity",
        "Keeping a record of every visit",
    ),
)
LEVELS: Final = Piece(
    "Day to Day Activities for {roles} at Different Levels",
    "The ear comes first and the business later.",
)
EACH_LEVEL: Final = (
    Piece(
        "Daily Responsibilities for Apprentice {roles}",
        "Everything is done beside somebody who knows how.",
        ("Pulling strings to pitch", "Cleaning keys"),
        3,
    ),
    Piece(
        "Daily Responsibilities for Senior {roles}",
        "They prepare instruments for the stage.",
        ("Voicing hammers", "Teaching apprentices"),
        3,
    ),
)
LEVEL_NAMES: Final = ("Apprentice", "Senior")
ENVIRONMENT: Final = Piece(
    "{role} Work Environment", "Quiet rooms, and a van between them with every tool."
)
FAQS: Final = Piece("FAQs about {roles}", "")
QUESTIONS: Final = (
    Piece("Do tuners need perfect pitch?", "No, they listen for beats instead.", (), 3),
    Piece("How long does a visit take?", "Half a morning for most instruments.", (), 3),
)
KEYWORDS: Final = Piece(
    "Job Description Keywords for Resumes",
    "",
    ("Tuning", "Regulation", "Voicing", "String replacement", "Customer care"),
)

PIECES: Final = (
    DEFINITION,
    OVERVIEW,
    RESPONSIBILITIES,
    LEVELS,
    *EACH_LEVEL,
    ENVIRONMENT,
    FAQS,
    *QUESTIONS,
    KEYWORDS,
)


def pieces(role: str) -> Iterator[Piece]:
    """Yield the sections of the guide about that role, in order."""
    for piece in PIECES:
        yield piece._replace(heading=piece.heading.format(role=role, roles=f"{role}s"))


def word_file(role: str, folder: Path) -> Path:
    """Write the guide about that role as a Word document, and return where it is."""
    document = Document()
    document.add_heading(f"What is a {role}?", 1)
    document.add_paragraph(LEDE)
    for piece in pieces(role):
        document.add_heading(piece.heading, piece.level)
        if piece.text:
            document.add_paragraph(piece.text)
        for item in piece.items:
            document.add_paragraph(item, style="List Bullet")
    path = folder / "guide.docx"
    document.save(str(path))
    return path


def sentences(role: str) -> list[str]:
    """Return every line of the guide about that role that readers should find."""
    texts = [text for one in pieces(role) for text in (one.heading, one.text, *one.items)]
    return [LEDE, *filter(None, texts)]
