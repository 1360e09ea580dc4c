"""What the head of a public page tells machines: search engines, and those who show links."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, to_locale

from career_pages.models.role_pages import absolute
from career_pages.reading.share_cards import SIZE, ShareCard, share_card
from career_pages.reading.structured_data import Crumb, Picture, Surroundings, graph, script
from home.frame import SiteFrame
from home.models import picture_in_text


@dataclass(frozen=True, slots=True)
class PageHead:
    """How a link to the page is shown elsewhere, in Open Graph's words, and the page's JSON-LD.

    ``image`` is the absolute address of the card, ``width`` and ``height`` its size in pixels.
    """

    kind: str
    locale: str
    image: str
    image_alt: str
    structured_data: SafeString
    width: int = SIZE[0]
    height: int = SIZE[1]


def page_head(
    page: Any, request: HttpRequest, frame: SiteFrame, url: str, roles: Any = None
) -> PageHead:
    """Return the head of ``page``, whose one public address is ``url``.

    ``roles`` is the page of a listing, for a page that lists roles.
    """
    around = _surroundings(page, request, frame, url)
    card = share_card(page, frame.settings)
    return PageHead(
        kind="website" if around.is_home or roles is not None else "article",
        locale=to_locale(around.language),
        image=_address(page, card),
        image_alt=card.alt,
        structured_data=script(graph(page, around, roles)),
    )


def _surroundings(page: Any, request: HttpRequest, frame: SiteFrame, url: str) -> Surroundings:
    return Surroundings(
        brand=frame.settings.brand,
        tagline=frame.settings.tagline,
        home=absolute(frame.home_url),
        search=absolute(reverse("search")),
        url=url,
        language=get_language() or "",
        address_of=lambda other: absolute(other.get_url(request) or ""),
        trail=tuple(Crumb(link.title, absolute(link.url)) for link in frame.trail),
        hero=_hero(page),
    )


def _hero(page: Any) -> Picture | None:
    """Return the widest of the files that every program can read, if the page has an image."""
    image = getattr(page, "hero_image", None)
    if image is None:
        return None
    widest = picture_in_text(image).formats["webp"][0]
    return Picture(absolute(widest.url), widest.width, widest.height, image.credit)


def _address(page: Any, card: ShareCard) -> str:
    return absolute(reverse("share_card", args=[page.pk, card.digest]))
