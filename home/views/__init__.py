"""The few addresses that are not pages."""

from home.views.healthz import healthz
from home.views.media import media
from home.views.robots import robots
from home.views.schedule_health import schedule_health

__all__ = ["healthz", "media", "robots", "schedule_health"]
