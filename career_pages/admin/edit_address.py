"""Addresses in the editor."""

from django.urls import reverse


def edit_address(page_id: int, field: str = "") -> str:
    """Return the address at which a page is edited, with the field or block that is to be opened.

    ``field`` is what a finding names: "lede", "body.<block id>.heading".
    """
    address = reverse("wagtailadmin_pages:edit", args=[page_id])
    return f"{address}#finding={field}" if field else address
