"""Settings of the site that browsers test: production's, and static files compressed quickly.

What brotli saves beyond gzip takes longer than everything else that the site needs to start.
"""

from config.settings.production import *

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "tests.browser.quick_storage.QuicklyCompressedStorage"},
}
