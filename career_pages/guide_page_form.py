"""The editor's form of role and chapter pages."""

from collections import defaultdict
from typing import Any, Final, Protocol

from wagtail import hooks
from wagtail.admin.forms import WagtailAdminPageForm

from career_pages.block_errors import body_error

GOING_LIVE: Final = ("action-publish", "action-submit", "action-restart-workflow")


class PublicationError(Protocol):
    """What keeps a page from readers: the message, and the field to which it belongs."""

    @property
    def field(self) -> str: ...

    @property
    def message(self) -> str: ...


def found_publication_errors(page: Any) -> list[PublicationError]:
    """Return what keeps the page, as it is in memory, from readers; none for other kinds of page.

    It is what the functions return that are registered for the hook ``find_publication_errors``.
    """
    found: list[PublicationError] = []
    for find_errors in hooks.get_hooks("find_publication_errors"):
        found += find_errors(page)
    return found


class GuidePageForm(WagtailAdminPageForm):
    """A page's form, which holds publication to the gate and lets drafts be incomplete."""

    @property
    def asks_to_go_live(self) -> bool:
        """Whether the editor publishes, submits or approves, rather than saves or sends back."""
        if self.is_deferred_validation:
            return False
        # Wagtail does these first, whatever else is posted with them.
        if any(self.data.get(name) for name in GOING_LIVE):
            return True
        takes_back = self.data.get("action-cancel-workflow")
        return not takes_back and self.data.get("workflow-action-name") != "reject"

    def _post_clean(self) -> None:
        # The instance has the new values only from here on.
        super()._post_clean()
        if self.asks_to_go_live and not self.errors:
            self._add_publication_errors()

    def _add_publication_errors(self) -> None:
        self.instance.complete()
        by_field: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for error in found_publication_errors(self.instance):
            by_field[error.field.partition(".")[0]].append((error.field, error.message))
        for name, messages in by_field.items():
            if name == "body":
                self.add_error(name, body_error(self.instance.body, messages))
            else:
                field = name if name in self.fields else None
                for _, message in messages:
                    self.add_error(field, message)
