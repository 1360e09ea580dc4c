"""The forms of a role's name for the labels of its sections."""

from typing import Any

from django.utils import timezone


def role_slots(page: Any, parent: Any = None) -> dict[str, str]:
    """Return what fills the patterns of headings on a role or chapter, by slot.

    A page that is not in the tree yet has the name of the role below which it is made, its
    ``parent``. As long as there is no name there are no slots.
    """
    named = page if page.pk else parent
    name = getattr(named, "role_name", None)
    return (
        {**name.slots(), "year": str(timezone.localdate().year)} if name and name.singular else {}
    )
