"""Addresses below the roles index that are not roles."""

from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

COMPARE: Final = "compare"
SKILLS: Final = "skills"
RESERVED_SLUGS: Final = frozenset({COMPARE, SKILLS})


def reserved_slug_message(slug: str) -> str:
    """Return what to tell somebody who wants a reserved slug for a role."""
    return _(
        "“%(slug)s” is the address of another page of the guide. "
        "Choose another for this role, such as “%(slug)s-2”."
    ) % {"slug": slug}


def refuse_reserved_slug(slug: str) -> None:
    """Raise ValidationError, for the field ``slug``, if no role may have the slug."""
    if slug in RESERVED_SLUGS:
        raise ValidationError({"slug": reserved_slug_message(slug)})
