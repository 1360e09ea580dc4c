"""The editor's form of role and chapter pages."""

from collections import defaultdict
from typing import Final

from wagtail.admin.forms import WagtailAdminPageForm

from career_pages.block_errors import body_error
from career_pages.gate import publication_errors

GOING_LIVE: Final = ("action-publish", "action-submit", "action-restart-workflow")


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
        for finding in publication_errors(self.instance):
            by_field[finding.field.partition(".")[0]].append((finding.field, finding.message))
        for name, messages in by_field.items():
            if name == "body":
                self.add_error(name, body_error(self.instance.body, messages))
            else:
                field = name if name in self.fields else None
                for _, message in messages:
                    self.add_error(field, message)
