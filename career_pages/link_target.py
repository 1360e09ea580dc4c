"""Where a link may lead."""

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

_is_web_address = URLValidator(schemes=["http", "https"])
_is_email = EmailValidator()


def is_allowed_target(value: str) -> None:
    """Check that a link leads to a web address, a page of this site, an e-mail or a telephone.

    Raises ValidationError, saying what to write, for anything else.
    """
    if not value or value.startswith("#") or (value.startswith("/") and value[1:2] != "/"):
        return
    scheme, _, rest = value.partition(":")
    scheme = scheme.lower()
    if scheme == "tel" and any(map(str.isdecimal, rest)) and not rest.strip("+-.() 0123456789"):
        return
    try:
        if scheme == "mailto":
            _is_email(rest.partition("?")[0])
        else:
            _is_web_address(value)
    except ValidationError:
        raise ValidationError(
            "Write a whole web address (https://…), a path on this site (/careers/), "
            "mailto: and an e-mail address, or tel: and a number."
        ) from None
