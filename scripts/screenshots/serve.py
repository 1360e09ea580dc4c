"""Serve the sample guide at a moment that does not pass.

usage: PORT=8000 python -m scripts.screenshots.serve
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AN_HOUR = 3600  # seconds


def main() -> None:
    """Prepare the database that DATABASE_URL names, and serve until the process is ended."""
    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    from scripts.screenshots.frozen_clock import stop_the_clock

    stop_the_clock()

    import django

    django.setup()

    from django.conf import settings
    from django.core.management import call_command

    from scripts.screenshots.examples import make_examples

    # A draft that saves itself would change what later screenshots show.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    settings.WHITENOISE_MAX_AGE = AN_HOUR

    call_command("prepare_development")
    # The port is another each time, and addresses are in pictures.
    settings.WAGTAILADMIN_BASE_URL = "https://guide.example.org"
    make_examples()
    call_command("runserver", f"127.0.0.1:{os.environ['PORT']}", use_reloader=False)


if __name__ == "__main__":
    main()
