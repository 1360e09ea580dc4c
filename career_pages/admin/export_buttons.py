"""The buttons with which an editor keeps a role as a document."""

from collections.abc import Iterator
from typing import Any, Final

from django.urls import reverse
from wagtail.admin.widgets.button import Button

from career_pages.exporting.export import ExportFormat
from career_pages.models import RolePage

_LABELS: Final = {
    ExportFormat.MARKDOWN: "Export as Markdown",
    ExportFormat.WORD: "Export as Word",
}
# Behind Wagtail's own, which end at 70.
_PRIORITY: Final = 80


def export_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield a button for each format, for a role that the user may edit."""
    if not isinstance(page.specific_deferred, RolePage):
        return
    if not page.permissions_for_user(user).can_edit():
        return
    for file_format, label in _LABELS.items():
        address = reverse("export_role", args=[page.pk, file_format.value])
        yield Button(label, address, icon_name="download", priority=_PRIORITY)
