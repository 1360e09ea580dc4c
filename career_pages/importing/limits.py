"""How much the plain fields of a page hold, in characters."""

from typing import Final

LONGEST_HEADING: Final = 200
LONGEST_LEVEL: Final = 80
LONGEST_KEYWORD: Final = 120
LONGEST_TEASER: Final = 400
LONGEST_INVITATION: Final = 600
LONGEST_BUTTON: Final = 80
LONGEST_PERSON: Final = 120
LONGEST_ATTRIBUTION: Final = 200
