"""The few addresses that are not pages."""

from home.views.healthz import healthz
from home.views.media import media
from home.views.robots import robots

__all__ = ["healthz", "media", "robots"]
