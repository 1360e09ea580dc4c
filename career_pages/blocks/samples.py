"""What the previews of the block picker refer to: nothing of it is in the database."""

from dataclasses import dataclass
from typing import Any

from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images import get_image_model
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class SampleRendition:
    """The project's own picture in its one size, in pixels."""

    url: str
    alt: str
    width: int = 960
    height: int = 540

    def img_tag(self, attributes: dict[str, Any]) -> SafeString:
        """Return the picture as HTML."""
        own = {"src": self.url, "width": self.width, "height": self.height, "alt": self.alt}
        return format_html("<img{}>", flatatt({**attributes, **own}))


def sample_picture() -> Any:
    """Return an image that was never saved and shows a picture of the project's own."""
    alt = "An open distribution board with six breakers, one of them switched off."
    image = get_image_model()(title="Distribution board")
    image.contextual_alt_text, image.decorative = alt, False
    rendition = SampleRendition(static("career_pages/sample_picture.svg"), alt)
    image.get_renditions = lambda *filters: {"": rendition}
    return image


def sample_page(title: str) -> Page:
    """Return a page that was never saved and leads to the list of roles."""
    page = Page(title=title)
    page.get_url = lambda request=None, current_site=None: "/careers/"
    return page
