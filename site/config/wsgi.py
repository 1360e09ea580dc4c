"""The application as a server loads it."""

import os

from django.core.wsgi import get_wsgi_application

import config.env  # noqa: F401 - its file may say which settings are meant

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
