"""Images in the sizes that screens need."""

from typing import Any

from django import template
from wagtail.images.models import Filter, ResponsiveImage
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()

WIDTHS = (1440, 960, 480)
# As wide as the text column, which on a small screen is the screen.
SIZES = "(min-width: 48rem) 42rem, 100vw"


@register.simple_tag
def text_image(image: Any, **attributes: str) -> ResponsiveImage:
    """Return the image as WebP in up to three widths, none larger than the original.

    The widest comes first: its width and height are those that the page reserves.
    """
    filters = [Filter(spec=f"width-{width}|format-webp") for width in WIDTHS]
    renditions = get_renditions_or_not_found(image, filters).values()
    by_width = {str(rendition.width): rendition for rendition in renditions}
    return ResponsiveImage(by_width, {"sizes": SIZES, **attributes})
