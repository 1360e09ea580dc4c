"""What somebody may have meant by an address at which there is nothing."""

import re
from typing import Final

from career_pages.search_words import WORD, clean

# The beginning of an address says where on the site, the end what about.
MOST_PARTS: Final = 3
LONGEST_PART: Final = 80

# Programs ask for files, and try what other sites have open by mistake.
FILE: Final = re.compile(r"\.(?!html?$)\w{1,8}$|^\.|^wp-", re.IGNORECASE)
PAGE: Final = re.compile(r"\.html?$", re.IGNORECASE)
FOLDERS: Final = frozenset(
    {"_util", "admin", "api", "cgi-bin", "documents", "media", "phpmyadmin", "static", "vendor"}
)


def asked_for(path: str) -> list[str]:
    """Return the words of the last parts of the path, a text for each, in order.

    There are none in an address of which no person would read the answer, and a part without a
    letter is left out. What stands before other parts is only where they are, such as "jobs".
    """
    parts = [part for part in path.strip("/").split("/")[-MOST_PARTS - 1 :] if part]
    if is_of_machines(path, parts):
        return []
    texts = [" ".join(WORD.findall(clean(PAGE.sub("", part)[:LONGEST_PART]))) for part in parts]
    told = [text for text in texts if any(char.isalpha() for char in text)]
    return told[1:] or told


def is_of_machines(path: str, parts: list[str]) -> bool:
    """Say whether the path, of these last parts, is one that people neither type nor follow."""
    in_folder = path.strip("/").partition("/")[0].lower() in FOLDERS
    return in_folder or not path.isprintable() or any(map(FILE.search, parts))
