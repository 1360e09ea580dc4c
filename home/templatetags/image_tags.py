"""Images in the sizes that screens need."""

from typing import Any

from django import template
from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()

FORMATS = ("avif", "webp")
WIDTHS = (1440, 960, 480)
# As wide as the text column, which on a small screen is the screen.
SIZES = "(min-width: 48rem) 42rem, 100vw"


@register.simple_tag
def text_image(image: Any, **attributes: str) -> Picture:
    """Return the image as AVIF and WebP in up to three widths, none larger than the original.

    The widest WebP comes first: its width and height are those that the page reserves.
    """
    specs = [f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS]
    renditions = get_renditions_or_not_found(image, [Filter(spec=spec) for spec in specs])
    # A small original is the same in several widths.
    once = {
        (spec.rpartition("-")[2], one.width): spec for spec, one in reversed(renditions.items())
    }
    kept = {spec: one for spec, one in renditions.items() if spec in once.values()}
    return Picture(kept, {"sizes": SIZES, **attributes})
