"""The site whose screens are taken."""

import sys
from contextlib import AbstractContextManager

from scripts.temporary_site import temporary_site


def studio_site() -> AbstractContextManager[str]:
    """Return what serves the sample guide, with examples, at a moment that does not pass."""
    return temporary_site([sys.executable, "-m", "scripts.screenshots.serve"])
