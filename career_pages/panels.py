"""The panels of the editor that are the guide's own."""

from typing import Any, Final

from django.utils import timezone
from wagtail.admin.panels import FieldPanel, Panel


class SuggestedTitlesPanel(Panel):
    """Tells how many titles wait for an answer, and leads to them; not shown if none does."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the edit screen of one role."""

        template_name = "career_pages/admin/suggested_titles_panel.html"

        def is_shown(self) -> bool:
            """Say whether any title waits."""
            return bool(super().is_shown() and self.instance.pk and self.count)

        @property
        def count(self) -> int:
            """How many titles wait."""
            titles = self.instance.suggested_titles
            return titles.filter(status=titles.model.Status.WAITING).count()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the template's context with the number of titles."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "count": self.count, "page": self.instance}


def role_slots(page: Any, parent: Any = None) -> dict[str, str]:
    """Return what fills the patterns of headings on a role or chapter, by slot.

    A page that is not in the tree yet has the name of the role below which it is made, its
    ``parent``. As long as there is no name there are no slots.
    """
    named = page if page.pk else parent
    name = getattr(named, "role_name", None)
    return (
        {**name.slots(), "year": str(timezone.localdate().year)} if name and name.singular else {}
    )


SCRIPTS: Final = ("changes", "once_a_page", "body", "written_field", "list_typing")


class BodyPanel(FieldPanel):
    """The sections of a page, with buttons that open and close all of them.

    Those of a page that is there are closed at first, those of a new page are open.
    """

    class BoundPanel(FieldPanel.BoundPanel):
        """The sections of one page."""

        template_name = "career_pages/admin/body_panel.html"

        class Media:
            js = [f"career_pages/editor/{name}.js" for name in SCRIPTS]

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the template's context with the forms of the role's name."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            parent = getattr(self.form, "parent_page", None)
            return {
                **context,
                "is_new": not self.instance.pk,
                "role_slots": role_slots(self.instance, parent),
            }
