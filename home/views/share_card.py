"""The picture that stands beside a link to a page."""

from typing import Final

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from career_pages.share_cards import draw
from career_pages.share_cards import share_card as card_of
from career_pages.visibility import open_to_all
from home.shared_frame import shared_frame

A_DAY: Final = 24 * 3600
# Whatever changes on a card changes its address.
KEPT: Final = "public, max-age=31536000, immutable"


@require_safe
def share_card(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """Return the card of the page as a PNG file.

    Raises Http404 for a page that not every reader may see, and for a card that is not the page's
    present one.
    """
    page = open_to_all(Page.objects.filter(pk=page_id)).first()
    card = page and card_of(page.specific, shared_frame(request).settings)
    if not card or card.digest != digest:
        raise Http404
    data = cache.get_or_set(f"share-card-{digest}", lambda: draw(card), A_DAY)
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": KEPT})
