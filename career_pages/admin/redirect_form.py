"""Where readers of pages that go are sent."""

from typing import Any, Final

from django import forms
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from career_pages.departure import Departure
from career_pages.models import RolePage

SUGGESTED: Final = "suggested"
CHOSEN: Final = "page"
NOWHERE: Final = "none"


class PageChooser(AdminPageChooser):
    """A page chooser that takes what is no id for nothing chosen."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Return the id of the page, or None."""
        value = str(super().value_from_datadict(data, files, name) or "")
        return value if value.isascii() and value.isdecimal() and len(value) < 19 else None


class RedirectForm(forms.Form):
    """Asks where readers go who follow the old addresses of pages."""

    redirect = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        label="Readers who follow the old address",
    )
    target = forms.ModelChoiceField(
        queryset=Page.objects.all(),
        required=False,
        widget=PageChooser,
        label="The page that you choose",
    )

    def __init__(self, *args: Any, departure: Departure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.departure = departure
        suggested = self._suggested()
        field: Any = self.fields["redirect"]
        field.choices = [
            *([(SUGGESTED, suggested)] if suggested else []),
            (CHOSEN, "are sent to a page that you choose"),
            (NOWHERE, "learn that there is no page any more"),
        ]
        field.initial = field.choices[0][0] if suggested else NOWHERE

    def _suggested(self) -> str:
        if len(self.departure.chosen) != 1:
            return (
                "are sent to what is nearest: a role's to a related role, a chapter's to its role"
            )
        left = self.departure.chosen[0].specific_class
        page = self.departure.suggestion(self.departure.chosen[0])
        if page is None:
            return ""
        why = ", a related role" if left is page.specific_class is RolePage else ""
        return f"are sent to “{page.draft_title}”{why}"

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; raises ValidationError for a page that is no place to go."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("redirect") != CHOSEN or "target" in self.errors:
            return data
        target = data.get("target")
        if objection := self.departure.objection(target) if target else "Choose a page.":
            self.add_error("target", objection)
        return data

    def send_readers(self) -> int:
        """Do what was chosen, once the pages are gone; return how many addresses lead elsewhere."""
        choice = self.cleaned_data["redirect"]
        if choice == CHOSEN:
            return self.departure.send_readers(self.cleaned_data["target"])
        return self.departure.send_readers() if choice == SUGGESTED else 0
