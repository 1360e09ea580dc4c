"""What is kept of what somebody typed."""

import re
from typing import Final

from career_pages.search_words import clean
from search.models import SearchCount

LONGEST: Final = SearchCount._meta.get_field("query").max_length or 0
AROUND: Final = " \"'“”‘’.,;:!?"

# It may say who somebody is, or let somebody in: an address of a person or a page, and a number
# such as a telephone's, an account's or a date of birth, however it is written.
PERSONAL: Final = re.compile(r"@|://|\bwww\.|\d(?:[\s().+/-]{0,3}\d){6}")


def kept_query(typed: str) -> str:
    """Return the query in the one form in which it is counted; "" for one that is not kept.

    Case, white space and punctuation at the ends make no difference. What is longer than 60
    characters is a story, and what looks like an address or a long number is somebody's.
    """
    query = clean(typed).casefold().strip(AROUND)
    return "" if len(query) > LONGEST or PERSONAL.search(query) else query
