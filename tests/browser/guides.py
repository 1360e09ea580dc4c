"""Guides that browsers look at: at the edges of what fits, and one to enter in several ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from docx import Document

# Guides at the edges of what a page must hold.


LONG_NAME: Final = "Telecommunications Infrastructure Reinstatement Coordination Specialist"
MANY: Final = "Lock Keeper"
RIGHT_TO_LEFT: Final = "مهندس كهرباء"

SHORT_GUIDE: Final = f"""---
role: {LONG_NAME}
---
# What is a {LONG_NAME}?

They put back what the diggers took away.

## Definition of a {LONG_NAME}

Somebody who restores cables and ducts behind other people's works.

## What does a {LONG_NAME} do?

They plan, inspect and sign for the repair of every trench.

## Key Responsibilities of a {LONG_NAME}

- Inspecting trenches
- Verifying https://example.org/a-web-address-without-any-place-to-break-it-before-its-end

## Day to Day Activities for {LONG_NAME}s at Different Levels

### Daily Responsibilities for Sole {LONG_NAME}s

- Everything there is
"""

ARABIC_GUIDE: Final = f"""---
role: {RIGHT_TO_LEFT}
plural: مهندسو كهرباء
---
# {RIGHT_TO_LEFT}

يصمم الشبكات الكهربائية ويختبرها.

## Definition of a {RIGHT_TO_LEFT}

شخص يعرف كيف تعمل الشبكات الكهربائية ويشرح ذلك لغيره.

## What does a {RIGHT_TO_LEFT} do?

يزور المواقع ويقرأ الرسوم (IEC 60364) ويتحدث مع العملاء.

## Key Responsibilities of a {RIGHT_TO_LEFT}

- قراءة الرسوم
- اختبار الدوائر

## Day to Day Activities for مهندسو كهرباء at Different Levels

### Daily Responsibilities for مبتدئ مهندسو كهرباء

- التعلم

### Daily Responsibilities for خبير مهندسو كهرباء

- الإشراف على الآخرين
"""


def _guide_of_many() -> Iterator[str]:
    yield f"---\nrole: {MANY}\ntitles:"
    yield from (f"  - Canal hand of the {number}th class" for number in range(1, 21))
    yield "skills:"
    yield from (f"  - Winding gear number {number}" for number in range(1, 26))
    yield f"---\n# What is a {MANY}?\n\nThey lift boats.\n\n## Definition of a {MANY}\n"
    yield f"Somebody who works a lock.\n\n## What does a {MANY} do?\n\nThey open gates.\n"
    yield f"## Key Responsibilities of a {MANY}\n\n- Opening gates\n- Closing gates\n"
    yield f"## Day to Day Activities for {MANY}s at Different Levels\n"
    for number in range(1, 10):
        yield f"### Daily Responsibilities for Grade {number} {MANY}s\n\nMore is trusted to them.\n"
        yield f"- Opening gates\n- Working flight {number}\n- Logging {number} boats an hour\n"
    yield f"## Types of {MANY}s\n"
    for number in range(1, 13):
        yield f"### Keeper of Basin {number}\n\nWater level {number} is theirs.\n"
    yield f"## FAQs about {MANY}s\n"
    for number in range(1, 41):
        yield f"### Does gate {number} open by itself?\n\nNo, gate {number} needs a keeper.\n"


def extreme_guides(folder: Path) -> list[Path]:
    """Write the guides into the folder and return where they are."""
    guides = {
        "short.md": SHORT_GUIDE,
        "many.md": "\n".join(_guide_of_many()),
        "arabic.md": ARABIC_GUIDE,
    }
    for name, text in guides.items():
        (folder / name).write_text(text)
    return [folder / name for name in guides]


# One small guide, to be entered in several ways.


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
