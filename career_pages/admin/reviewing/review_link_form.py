"""What is asked before a draft is shared."""

from django import forms

from career_pages.models import ReviewLink
from career_pages.reviewing.sharing import USUALLY_VALID_FOR, VALID_FOR


class ReviewLinkForm(forms.ModelForm[ReviewLink]):
    """Asks for whom a review link is, and for how many days."""

    days = forms.TypedChoiceField(
        label="Works for",
        choices=[(days, f"{days} days") for days in VALID_FOR],
        initial=USUALLY_VALID_FOR,
        coerce=int,
        error_messages={"invalid_choice": "Choose for how long the link works."},
    )

    class Meta:
        model = ReviewLink
        fields = ["recipient"]
        help_texts = {
            "recipient": "A name or a note, so that you know this link from others. "
            "Readers do not see it."
        }
        error_messages = {"recipient": {"required": "Write for whom the link is, such as a name."}}
