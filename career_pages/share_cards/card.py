"""What the picture of a page says where somebody shares a link to it."""

import json
from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import Any, Final

from career_pages.models import ChapterPage, RolePage

# To be raised when the same words are drawn differently: pictures are kept for a year.
DESIGN: Final = 1


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The words of one picture: the site's brand, a name, and a line below the name."""

    brand: str
    name: str
    below: str

    @property
    def digest(self) -> str:
        """What tells the picture from every other: 16 hexadecimal digits."""
        said = json.dumps([DESIGN, *astuple(self)])
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def alt(self) -> str:
        """The words for those who do not see it."""
        return ", ".join(dict.fromkeys(filter(None, [self.name, self.below, self.brand])))


def share_card(page: Any, settings: Any) -> ShareCard:
    """Return the card of a page: of a role with its area, of a chapter with its role.

    Every other page has the card of the site, whose brand and tagline are in ``settings``.
    """
    if isinstance(page, RolePage):
        return ShareCard(settings.brand, page.title, page.area.name if page.area else "")
    if isinstance(page, ChapterPage):
        return ShareCard(settings.brand, page.title, page.role.title if page.role else "")
    return ShareCard(settings.brand, settings.brand, settings.tagline)
