"""How listings of pages are filtered by their health."""

from functools import partial
from typing import Final

from django.db.models import Q

from career_pages.admin.option_filter import Options

HEALTH: Final[Options] = {
    "errors": ("Has errors", lambda: Q(health__errors__gt=0)),
    "warnings": ("Has warnings", lambda: Q(health__warnings__gt=0)),
    "nothing": ("Nothing found", lambda: Q(health__errors=0, health__warnings=0)),
}
BANDS: Final = ((0, 24), (25, 49), (50, 74), (75, 99))
COMPLETENESS: Final[Options] = {
    **{
        f"{least}-{most}": (
            f"{least}% to {most}%",
            partial(Q, health__score__gte=least, health__score__lte=most),
        )
        for least, most in BANDS
    },
    "100": ("Complete (100%)", lambda: Q(health__score=100)),
}
STATUS: Final[Options] = {
    "live": ("Live", lambda: Q(live=True, has_unpublished_changes=False)),
    "changed": ("Live, with a newer draft", lambda: Q(live=True, has_unpublished_changes=True)),
    "draft": ("Draft", lambda: Q(live=False)),
}
