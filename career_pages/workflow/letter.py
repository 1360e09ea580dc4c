"""A letter of the editorial review."""

from dataclasses import dataclass

from django.template.loader import render_to_string


@dataclass(frozen=True)
class Letter:
    """What somebody is told by e-mail, and what they are to do next.

    ``comment`` is what somebody said of the page, and ``introduction`` says who. ``facts`` are
    pairs of a label and a value. ``link`` is a full address, ``link_label`` the words for it.
    """

    subject: str
    opening: str
    next_step: str
    link: str
    link_label: str
    comment: str = ""
    introduction: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def as_text(self, name: str, account: str) -> str:
        """Return the letter to the person of that name; ``account`` is where letters are set."""
        return self._render("txt", name, account)

    def as_html(self, name: str, account: str) -> str:
        """Return the same letter in HTML."""
        return self._render("html", name, account)

    def _render(self, form: str, name: str, account: str) -> str:
        context = {"letter": self, "name": name, "account": account}
        return render_to_string(f"career_pages/workflow/letter.{form}", context).strip()
