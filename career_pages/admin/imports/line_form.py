"""The form with which an editor says what a line is and where it belongs."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from career_pages.importing.corrections import Correction
from career_pages.importing.limits import LONGEST_LEVEL
from career_pages.importing.line_roles import LineRole
from career_pages.importing.uploads.line_choices import (
    AS_READ,
    correction_of,
    role_choices,
    section_choices,
)
from career_pages.importing.uploads.review import OutlineEntry, ReviewLine

_LEVEL: Final = f"{LineRole.PART}:LevelSection:"


class LineForm(forms.Form):
    """Asks what a line is, and to which section it is to be moved."""

    what = forms.ChoiceField(required=False, label="What it is")
    detail = forms.CharField(
        required=False,
        max_length=LONGEST_LEVEL,
        label="Name of the level",
        help_text="For a level only, such as Senior.",
    )
    section = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, label="Where it belongs"
    )

    def __init__(self, line: ReviewLine, outline: Sequence[OutlineEntry], data: Any = None) -> None:
        super().__init__(data, auto_id=f"line-{line.number}-%s")
        self.line = line
        role = line.placement.role if line.placement else LineRole.PARAGRAPH
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (AS_READ, f"As it was read: {line.role}"),
            *role_choices(role),
        ]
        place = f"Where it stands: {line.place}" if line.place else "Where it stands"
        self.fields["section"].choices = [("", place), *section_choices(outline)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that a level has a name."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("what") == _LEVEL and not data.get("detail", "").strip():
            self.add_error("detail", "Write the name of the level, such as Junior or Senior.")
        return data

    @property
    def correction(self) -> Correction | None:
        """What was chosen, or None when the line is to stay as it was read."""
        given = self.cleaned_data
        return correction_of(self.line.number, given["what"], given["detail"], given["section"])
