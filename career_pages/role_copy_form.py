"""The form in which an editor says where a copy of a role goes."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm

from career_pages.reserved_slug_errors import reserved_slug_message
from career_pages.reserved_slugs import RESERVED_SLUGS


class RoleCopyForm(CopyForm):
    """Wagtail's own form, which lets no copy take the address of another page of the guide."""

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data, without a slug that no role may have."""
        data: dict[str, Any] = super().clean()
        if (slug := data.get("new_slug")) in RESERVED_SLUGS:
            self.add_error("new_slug", reserved_slug_message(str(slug)))
        return data
