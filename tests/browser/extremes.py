"""Guides at the edges of what a page must hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

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
