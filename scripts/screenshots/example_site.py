"""Serve the sample guide, and what people are at work on, at a moment that does not pass.

usage: PORT=8000 python -m scripts.screenshots.example_site

The studio starts it, in the settings of a site in development, and with a database of its own.
"""

import os
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from math import cos, pi, sin
from typing import Any, Final
from uuid import UUID

import django
from django.conf import settings
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image, ImageDraw

from scripts.screenshots.shots import MOMENT

# What happens one after the other must not happen at the same time.
TICK: Final = timedelta(milliseconds=1)
TICKS: Final = count()


def stopped_clock() -> datetime:
    """Return the moment of the screenshots, and a tick more each time."""
    return MOMENT + next(TICKS) * TICK


# Models keep the clock that they find when they are loaded.
timezone.now = stopped_clock
django.setup()

from django.contrib.auth import get_user_model
from wagtail.models import Comment

from career_pages.documents.importing import ImportedGuide, import_document
from career_pages.documents.source_file import SourceFile
from career_pages.documents.undo import Writing
from career_pages.models import RoleIndexPage, RolePage
from career_pages.review.links import USUALLY_VALID_FOR, share_draft
from home.models import GuideImage

AN_HOUR: Final = 3600  # seconds
# The address of a review link follows from its key, and is in a picture.
KEY: Final = UUID("5f0c7d0e-6a52-4c39-9d0b-2f3a8f1be0c4")
WIDTH, HEIGHT = 640, 420  # of the picture of a honeycomb
CELL: Final = 60

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


def main() -> None:
    """Prepare the database that DATABASE_URL names, and serve until the process is ended."""
    # A draft that saves itself would change what later screenshots show.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    settings.WHITENOISE_MAX_AGE = AN_HOUR
    call_command("prepare_development")
    # The port is another each time, and addresses are in pictures.
    settings.WAGTAILADMIN_BASE_URL = "https://guide.example.org"
    make_examples()
    call_command("runserver", f"127.0.0.1:{os.environ['PORT']}", use_reloader=False)


def make_examples() -> None:
    """Make the roles that people are at work on, and a picture."""
    names = ("author", "reviewer", "publisher")
    author, reviewer, publisher = (get_user_model().objects.get(username=name) for name in names)
    write("baker.md", BAKER, author)
    write("bookbinder.md", BOOKBINDER, author)
    bookbinder = write("bookbinder.md", BOOKBINDER.replace(*CLEARER), author)
    text = "Could this say in one more sentence who brings old books to a bookbinder?"
    Comment.objects.create(page=bookbinder, user=reviewer, text=text, contentpath="lede")
    draft = bookbinder.get_latest_revision_as_object()
    draft.get_workflow().start(draft, author)
    share(bookbinder, author)
    let_be_due("Electrician", date(2026, 11, 20), publisher)
    let_be_due("Registered Nurse", date(2026, 12, 14), reviewer)
    file = ImageFile(BytesIO(honeycomb()), name="honeycomb.png")
    GuideImage.objects.create(
        title="Honeycomb", description="Cells of a honeycomb", file=file, uploaded_by_user=author
    )


def write(name: str, text: str, user: Any) -> RolePage:
    """Import the document as somebody, and return its page."""
    index = RoleIndexPage.objects.get()
    outcome = import_document(SourceFile(name, text.encode()), index, Writing(user))
    assert isinstance(outcome, ImportedGuide), outcome.error
    return RolePage.objects.get(pk=outcome.written.page.pk)


def share(role: RolePage, user: Any) -> None:
    """Make a review link to the draft, with the same address every time."""
    link = share_draft(role, "The guild of bookbinders", USUALLY_VALID_FOR, user)
    link.key = KEY
    link.save()


def let_be_due(name: str, day: date, reminded: Any) -> None:
    """Publish the role with a review that is due that day, of which somebody is reminded."""
    role = RolePage.objects.get(title=name)
    role.last_reviewed, role.next_review = day.replace(year=day.year - 1), day
    role.review_editor = reminded
    role.save_revision().publish()


def honeycomb() -> bytes:
    """Return a drawing of a honeycomb as a PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#8a5a12")
    draw = ImageDraw.Draw(image)
    for row in range(-1, HEIGHT // CELL + 2):
        for column in range(-1, WIDTH // CELL + 2):
            x = column * CELL * 3**0.5 + (row % 2) * CELL * 3**0.5 / 2
            y = row * CELL * 1.5
            shade = "#f2b632" if (row * 3 + column * 5) % 4 else "#e09a1b"
            corners = [
                (x + 0.9 * CELL * sin(pi * turn / 3), y + 0.9 * CELL * cos(pi * turn / 3))
                for turn in range(6)
            ]
            draw.polygon(corners, fill=shade)
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


if __name__ == "__main__":
    main()
