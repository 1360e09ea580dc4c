"""What readers ask of every role, as suggestions."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By the anchor that a section of a standing topic has on every page.
TOPICS: Final[dict[str, Promise]] = {
    "work-environment": _("Work environment"),
    "working-conditions": _("Working conditions"),
    "difficulty": _("How hard is it?"),
    "career-path": _("Is it a good career path?"),
}
