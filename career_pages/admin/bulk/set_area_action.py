"""Set the career area of many roles."""

from typing import Any, Final

from django import forms

from career_pages.admin.bulk.role_change_action import RoleChangeAction
from career_pages.models import CareerArea
from career_pages.quiet_change import Change
from career_pages.role_changes import set_area

NO_AREA: Final = "none"


class AreaForm(forms.Form):
    """Asks for an area, or for none."""

    area = forms.ChoiceField(
        label="Career area", error_messages={"required": "Choose an area, or “No area”."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {str(area.pk): area for area in CareerArea.objects.all()}
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            ("", "Choose an area"),
            *((key, area.name) for key, area in self.areas.items()),
            (NO_AREA, "No area: take the roles out of theirs"),
        ]


class SetAreaAction(RoleChangeAction):
    """Puts the chosen roles in one career area."""

    display_name = "Set career area"
    action_type = "set_area"
    aria_label = "Set the career area of the selected roles"
    action_priority = 60
    form_class = AreaForm

    def change(self) -> Change:
        """Return the change to the chosen area."""
        form = self.cleaned_form
        return set_area(form.areas.get(form.cleaned_data["area"]))
