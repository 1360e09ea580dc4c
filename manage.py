#!/usr/bin/env python
"""The entry point of every command of the project."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command that the arguments name, with the development settings by default."""
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    import config.env  # noqa: F401 - its file may say which settings are meant

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
