"""The body of a page in its form."""

from typing import Any, Final

from wagtail.admin.panels import FieldPanel

from career_pages.admin.role_slots import role_slots

SCRIPTS: Final = ("changes", "once_a_page", "body", "written_field", "list_typing", "sending")


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
