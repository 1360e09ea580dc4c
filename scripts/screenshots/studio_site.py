"""The site whose screens are taken."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path

from scripts.temporary_site import temporary_site


def studio_site(migrated: Path | None = None) -> AbstractContextManager[str]:
    """Return what serves the sample guide, with examples, at a moment that does not pass.

    ``migrated`` is an SQLite file to begin with, which spares the site the migrations.
    """
    return temporary_site([sys.executable, "-m", "scripts.screenshots.serve"], begins_with=migrated)
