"""The files of synonyms that a guide begins with."""

import csv
from pathlib import Path
from uuid import uuid4

from search.synonyms.rules import name_of

HERE = Path(__file__).parent


def groups(file_name):
    """Yield the fields of each group in a file of this folder."""
    with (HERE / file_name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrases = row["words"].split("; ")
            yield {
                "name": name_of(phrases),
                "words": "\n".join(phrases),
                "direction": row["direction"],
            }


def renew(apps):
    """Have every process read the synonyms again."""
    apps.get_model("search", "Edition").objects.filter(name="synonyms").update(token=uuid4())
