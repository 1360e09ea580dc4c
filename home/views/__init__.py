"""The few addresses that are not pages."""

from home.views.favicon import favicon
from home.views.healthz import healthz
from home.views.media import media
from home.views.robots import robots
from home.views.schedule_health import schedule_health
from home.views.share_card import share_card
from home.views.sitemap import sitemap, sitemap_part
from home.views.styleguide import styleguide

__all__ = [
    "favicon",
    "healthz",
    "media",
    "robots",
    "schedule_health",
    "share_card",
    "sitemap",
    "sitemap_part",
    "styleguide",
]
