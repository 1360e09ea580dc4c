"""What somebody in the role says of it."""

from typing import Any, ClassVar

from wagtail import blocks

from career_pages.blocks.labelled_block import LabelledBlock


class TestimonialBlock(LabelledBlock):
    """A person's words about their work. Readers see it only once consent is recorded."""

    quote = blocks.TextBlock(required=False, rows=3)
    person = blocks.CharBlock(required=False, max_length=120)
    job = blocks.CharBlock(required=False, max_length=120, label="Job title")
    organisation = blocks.CharBlock(required=False, max_length=120, label="Organization")
    consent_date = blocks.DateBlock(
        required=False,
        label="Consent given on",
        help_text="When this person agreed in writing to be quoted. Until then nobody sees it.",
    )

    class Meta:
        icon = "openquote"
        label = "Testimonial"
        label_format = "{person}: {quote}|{quote}|{person}"
        description = "What a real person in this role says of it, with their written consent."
        template = "career_pages/blocks/testimonial_block.html"

    # Nobody is quoted who did not say it: the preview shows where the parts stand.
    SAMPLE: ClassVar[dict[str, str]] = {
        "quote": "Here stand the person's own words, once they have agreed to be quoted.",
        "person": "Name of the person",
        "job": "Job title",
        "organisation": "Organization",
        "consent_date": "2026-01-31",
    }

    def get_preview_value(self) -> Any:
        """Return a testimonial that says what belongs in it."""
        return self.normalize(self.SAMPLE)

    def is_shown(self, value: dict[str, Any]) -> bool:
        """Say whether readers may see it: only with a quote and recorded consent."""
        return bool(value.get("consent_date") and (value.get("quote") or "").strip())

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with ``shown``."""
        context = super().get_context(value, parent_context=parent_context)
        context["shown"] = self.is_shown(value)
        return context

    # The name only looks like a test to pytest.
    __test__ = False
