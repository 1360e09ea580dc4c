"""The kinds of section that readers tell apart."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.models import PAGE


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """A kind of section for readers: its name in addresses and in words, and its block classes."""

    name: str
    label: str | Promise
    kinds: frozenset[str]


# In the order of a page. Any other block, also one that is added later, is of the last.
GROUPS: Final = (
    SectionGroup("about", _("What it is"), frozenset({PAGE, "DefinitionSection"})),
    SectionGroup(
        "work", _("What they do"), frozenset({"OverviewSection", "ResponsibilitiesSection"})
    ),
    SectionGroup("levels", _("Levels"), frozenset({"LevelsSection", "LevelSection"})),
    SectionGroup("types", _("Types"), frozenset({"SpecializationsSection", "SpecializationBlock"})),
    SectionGroup("life", _("What it is like"), frozenset({"ExperienceSection", "TopicSection"})),
    SectionGroup("questions", _("Questions and answers"), frozenset({"FAQSection", "FAQBlock"})),
    SectionGroup("keywords", _("Words for a resume"), frozenset({"KeywordsSection"})),
    SectionGroup("more", _("Everything else"), frozenset()),
)
_BY_KIND: Final = {kind: group.name for group in GROUPS for kind in group.kinds}


def group_of(kind: str) -> str:
    """Return the name of the group to which sections of that block class belong."""
    return _BY_KIND.get(kind, GROUPS[-1].name)
