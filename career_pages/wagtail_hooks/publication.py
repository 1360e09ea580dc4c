"""What the gate refused, in the history of pages."""

from typing import Any

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from career_pages.gate import REFUSED


@hooks.register("register_log_actions")
def refused_publication(actions: LogActionRegistry) -> None:
    """Let a page's history say why it was not published."""

    @actions.register_action(REFUSED)
    class RefusedPublication(LogFormatter):
        label = "Publication refused"

        def format_message(self, log_entry: Any) -> str:
            """Return the reasons."""
            return "Not published. " + " ".join(log_entry.data.get("reasons", []))
