"""Settings for one developer's own computer."""

from config.env import env
from config.settings.base import *

DEBUG = True
SECRET_KEY = "insecure-and-only-for-development"  # noqa: S105 - production demands its own
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{env.str('PORT', default='8000')}"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
