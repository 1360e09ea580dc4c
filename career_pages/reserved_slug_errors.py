"""What to tell somebody who wants for a role the address of something else."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from career_pages.reserved_slugs import RESERVED_SLUGS


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
