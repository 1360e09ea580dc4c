"""Measure the guide that is in the database; print the figures as JSON.

usage: python -m scripts.search_benchmark.one_guide [--generated N]

With N, so many generated queries are put to it instead.
"""

import argparse
import json
import logging
from typing import Any

import django


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--generated", metavar="N", type=int, default=0)
    generated = parser.parse_args().generated
    django.setup()
    # Addresses that are not answered well are counted; they need not be told as well.
    logging.disable(logging.WARNING)
    print(json.dumps(answered(generated) if generated else measured()))


def answered(generated: int) -> dict[str, Any]:
    """Return how that many generated queries were answered."""
    from scripts.search_benchmark.answering import answering

    return answering(generated)


def measured() -> dict[str, Any]:
    """Return the number of roles, and what each thing that is measured costs, by its name."""
    from career_pages.models import RolePage
    from scripts.search_benchmark.measuring import measures
    from search.models import Passage

    return {
        "roles": RolePage.objects.live().count(),
        "passages": Passage.objects.count(),
        "costs": {name: cost._asdict() for name, cost in measures()},
    }


if __name__ == "__main__":
    main()
