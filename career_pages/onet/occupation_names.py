"""The name of a role for the title of an occupation."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from career_pages.role_name import RoleName, suggest_article, suggest_plural, suggest_singular

# Titles with one of these name several jobs, or what is left beside others.
_SEVERAL: Final = re.compile(r",|/|--|\band\b|\bor\b|\bAll Other\b|\bExcept\b")
# Behind these words stands what the job is about, as in "Supervisors of Security Workers".
_ABOUT: Final = re.compile(r"\s(?=(?:of|for|in|with|at|to|on)\s)")

_REVIEWED: Final = Path(__file__).with_suffix(".tsv")


def occupation_name(title: str) -> RoleName:
    """Return the name of the role for an occupation's title, which is mostly a plural.

    "Electricians" gives Electrician. A title that names several jobs ("Chefs and Head Cooks"), or
    whose singular is not certain, is kept as it is, as a plural without article.
    """
    if reviewed := _reviewed_names().get(title):
        return reviewed
    if _SEVERAL.search(title):
        return RoleName(title, title, "")
    job, *about = _ABOUT.split(title, maxsplit=1)
    *before, last = job.split()
    singular = suggest_singular(last)
    if not singular or suggest_plural(singular.lower()) != last.lower():
        return RoleName(title, title, "")
    name = " ".join([*before, singular, *about])
    return RoleName(name, title, suggest_article(name))


@cache
def _reviewed_names() -> dict[str, RoleName]:
    lines = _REVIEWED.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {title: RoleName.suggest(name, plural, article) for title, name, plural, article in rows}
