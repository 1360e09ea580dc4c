"""Where a finding is put right."""

from typing import Any

from django.urls import reverse


def finding_address(page: Any, field: str) -> str:
    """Return the address of the page's editor that opens and focuses that field."""
    return f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#finding={field}"
