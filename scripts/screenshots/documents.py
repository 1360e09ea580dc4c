"""What the people in the screenshots have written."""

from io import BytesIO
from typing import Final

from docx import Document

BEEKEEPER: Final = """# What is a Beekeeper?

A Beekeeper looks after colonies of honey bees through the year, and takes from them only what they can spare.

## Definition of a Beekeeper

A Beekeeper keeps honey bees for their honey, their wax and their work as pollinators. The care of the colony comes first: a beekeeper reads its strength, its health and its stores, and acts before anything is wrong.

## What does a Beekeeper do?

In spring and summer the hives are opened every week. The beekeeper looks for eggs, for signs of disease and for the first queen cells, and gives each colony the room that it needs. Autumn is for feeding and winter for repairs.

## Key Responsibilities of a Beekeeper

- Inspecting hives and keeping a record of each
- Recognizing diseases and reporting those that the law names
- Preventing swarms, and catching those that leave
- Harvesting, filtering and bottling honey
- Preparing colonies for the winter

Working Conditions

Outdoors in every weather, with heavy boxes to lift and a veil before the eyes.

## Questions beginners ask

### Do bees have to be looked after every day?

No. A colony wants one calm inspection a week in the season, and almost none in winter.

### Can I keep bees in a town?

Often, yes. Ask the local authority, and talk with your neighbors first.
"""  # noqa: E501

BAKER: Final = """# What is a Baker?

A Baker makes bread and pastries, mostly while others sleep.

## Definition of a Baker

A Baker mixes, proves, shapes and bakes dough, and answers for its quality and hygiene.

## What does a Baker do?

The dough is mixed in the evening or at night and baked in the early morning. TODO: say how long a shift is.

## Key Responsibilities of a Baker

- Weighing ingredients and mixing doughs
- Judging when a dough has proved enough
- Loading and watching the oven
- Cleaning the bakery and its machines
- Planning the next day's production
- Weighing ingredients and mixing doughs
"""  # noqa: E501

BOOKBINDER: Final = """# What is a Bookbinder?

A Bookbinder turns loose sheets into books that open well and last.

## Definition of a Bookbinder

A Bookbinder folds, sews and covers books by hand or with machines, and repairs old ones.

## What does a Bookbinder do?

New books come in small editions, and old ones come back worn. The bookbinder chooses paper, thread and covering material so that they suit the use of each book.

## Key Responsibilities of a Bookbinder

- Folding sheets and collating sections
- Sewing sections and rounding the spine
- Making and decorating covers
- Repairing torn pages and loose spines
- Advising customers on materials
"""  # noqa: E501

# What its author has made of a line in the second version.
CLEARER: Final = (
    "- Making and decorating covers",
    "- Making covers of cloth, paper or leather, and decorating them",
)


def as_word_document(markdown: str) -> bytes:
    """Return a text of headings, paragraphs and list items as a Word document."""
    document = Document()
    for line in filter(None, markdown.splitlines()):
        mark, _, words = line.partition(" ")
        if set(mark) == {"#"}:
            document.add_heading(words, len(mark))
        elif mark == "-":
            document.add_paragraph(words, style="List Bullet")
        else:
            document.add_paragraph(line)
    data = BytesIO()
    document.save(data)
    return data.getvalue()
