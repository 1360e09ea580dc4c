"""Settings of the test suite: as in production where behavior could differ, and fast."""

from config.settings.base import *

SECRET_KEY = "only-for-the-tests"  # noqa: S105 - nothing outside a test run sees it
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# What was collected for a server here is not looked through anew for every client.
STATIC_ROOT = None
