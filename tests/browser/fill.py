"""Fill a database with what browsers look at: the sample guide, other guides and occupations.

usage: python -m tests.browser.fill RELEASE GUIDE ...
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(release: str, guides: list[str]) -> None:
    """Fill the database that DATABASE_URL names, in one process: each takes seconds to start."""
    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"

    import django

    django.setup()

    from django.core.management import call_command

    call_command("prepare_development", verbosity=0)
    call_command("import_guide", *guides, publish=True)
    call_command("import_onet", release, limit=0, verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
