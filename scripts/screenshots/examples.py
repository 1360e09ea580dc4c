"""What is on the site before the first screenshot."""

from datetime import date
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from scripts.screenshots.documents import BAKER, BOOKBINDER, CLEARER
from scripts.screenshots.drawing import honeycomb
from scripts.screenshots.people import person

# The address of a review link follows from its key, and is in a picture.
KEY: Final = UUID("5f0c7d0e-6a52-4c39-9d0b-2f3a8f1be0c4")


def make_examples() -> None:
    """Make the roles that people are at work on, and a picture."""
    author, reviewer, publisher = person("author"), person("reviewer"), person("publisher")
    _write("baker.md", BAKER, author)
    bookbinder = _write("bookbinder.md", BOOKBINDER, author)
    _write("bookbinder.md", BOOKBINDER.replace(*CLEARER), author)
    _comment(bookbinder, reviewer)
    _hand_in(bookbinder, author)
    _share(bookbinder, author)
    _let_be_due("Electrician", date(2026, 11, 20), publisher)
    _let_be_due("Registered Nurse", date(2026, 12, 14), reviewer)
    _add_picture(author)


def _write(name: str, text: str, user: Any) -> Any:
    """Import the document, and return the newest version of its page."""
    from career_pages.documents.importing import ImportedGuide, import_document
    from career_pages.documents.source_file import SourceFile
    from career_pages.documents.undo import Writing
    from career_pages.models import RoleIndexPage, RolePage

    index = RoleIndexPage.objects.get()
    outcome = import_document(SourceFile(name, text.encode()), index, Writing(user))
    assert isinstance(outcome, ImportedGuide), outcome.error  # noqa: S101
    return RolePage.objects.get(pk=outcome.written.page.pk)


def _comment(page: Any, user: Any) -> None:
    from wagtail.models import Comment

    text = "Could this say in one more sentence who brings old books to a bookbinder?"
    Comment.objects.create(page=page, user=user, text=text, contentpath="lede")


def _hand_in(page: Any, user: Any) -> None:
    from career_pages.models import RolePage

    page = RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.get_workflow().start(page, user)


def _share(page: Any, user: Any) -> None:
    from career_pages.models import RolePage
    from career_pages.review.links import USUALLY_VALID_FOR, share_draft

    role = RolePage.objects.get(pk=page.pk)
    link = share_draft(role, "The guild of bookbinders", USUALLY_VALID_FOR, user)
    link.key = KEY
    link.save()


def _let_be_due(name: str, day: date, reminded: Any) -> None:
    from career_pages.models import RolePage

    role = RolePage.objects.get(title=name)
    role.last_reviewed, role.next_review = day.replace(year=day.year - 1), day
    role.review_editor = reminded
    role.save_revision().publish()


def _add_picture(user: Any) -> None:
    from django.core.files.images import ImageFile

    from home.models import GuideImage

    file = ImageFile(BytesIO(honeycomb()), name="honeycomb.png")
    GuideImage.objects.create(
        title="Honeycomb", description="Cells of a honeycomb", file=file, uploaded_by_user=user
    )
