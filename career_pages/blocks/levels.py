"""The work at every stage of a career."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.html import strip_tags
from wagtail import blocks

from career_pages.blocks.base import SectionBlock, heading_field, list_item_field
from career_pages.blocks.prose import ProseBlock
from career_pages.sections.kinds import (
    Enough,
    FamiliarHeading,
    InSearch,
    PartTitle,
    SectionKind,
    Shape,
)

_DAILY: Final = r"(?:daily|day[- ]to[- ]day)"
_ACTIVITIES: Final = r"(?:activities|responsibilities|duties|tasks|work)"
_STAGES: Final = r"(?:(?:different|various|each|every) )?(?:career )?(?:levels?|stages?)"


@dataclass(frozen=True, slots=True)
class LevelStep:
    """A level among the levels of its role: the ``number``-th ``of`` so many.

    ``new`` are the duties that no lower level has, ``kept`` the others, each in its order.
    """

    level: Any
    number: int
    of: int
    new: tuple[Any, ...]
    kept: tuple[Any, ...]


def level_steps(levels: Sequence[Any]) -> list[LevelStep]:
    """Return the steps that the levels are, lowest first.

    ``levels`` are bound blocks of `LevelSection`. Two duties are one when their words are, whatever
    their capitals and punctuation.
    """
    steps: list[LevelStep] = []
    known: set[str] = set()
    for number, level in enumerate(levels, start=1):
        duties = _written(level.value.get("duties") or ())
        new = tuple(duty for key, duty in duties if key not in known)
        kept = tuple(duty for key, duty in duties if key in known)
        steps.append(LevelStep(level, number, len(levels), new, kept))
        known.update(key for key, _ in duties)
    return steps


def _written(duties: Iterable[Any]) -> list[tuple[str, Any]]:
    """Return each duty that holds words behind what tells it from others."""
    texts = [(strip_tags(getattr(duty, "source", duty)).casefold(), duty) for duty in duties]
    keys = [("".join(filter(str.isalnum, text)), duty) for text, duty in texts]
    return [(key, duty) for key, duty in keys if key]


class LevelSection(SectionBlock):
    """One level of a role: what people do all day at that stage."""

    KIND = SectionKind(
        name="level",
        label="Level",
        described="a level",
        name_field="level",
        part_title=PartTitle.LEVEL,
        shape=Shape.ITEMS,
        content="duties",
        heading="Daily Responsibilities for {level} {roles}",
        familiar=(FamiliarHeading(rf"{_DAILY} {_ACTIVITIES} (?:for|of) ROLE"),),
        enough=None,
        missing="List the duties of this level, or remove the level.",
        search=InSearch(
            "levels",
            asked_by="junior senior entry graduate trainee apprentice beginner starter lead master",
        ),
    )

    level = blocks.CharBlock(
        required=False, max_length=80, help_text="Such as Entry-Level, Journeyman or Senior."
    )
    heading = heading_field(KIND)
    introduction = ProseBlock(heading="")
    duties = blocks.ListBlock(list_item_field(label="Duty"), label="Daily duties")
    closing = ProseBlock(heading="", label="Text after the list", default=[])

    class Meta:
        icon = "order-up"
        label_format = "{level}|{heading}"
        description = "What people do all day at one stage of the career."
        help_text = "Say what is new at this level compared with the one before."
        template = "career_pages/blocks/level_section.html"
        preview_value = {
            "level": "Apprentice",
            "heading": "",
            "anchor": "apprentice",
            "introduction": [("rich_text", "<p>Everything is done beside somebody qualified.</p>")],
            "duties": ["Preparing cable routes", "Learning to test safely", "Keeping a logbook"],
            "closing": [],
        }

    def heading_slots(self, value: dict[str, Any]) -> dict[str, str]:
        """Return the name of the level besides what every heading can use."""
        return {**super().heading_slots(value), "level": (value.get("level") or "").strip()}


class LevelsSection(SectionBlock):
    """The levels of a role, lowest first."""

    KIND = SectionKind(
        name="levels",
        label="Daily work by level",
        anchor="levels",
        shape=Shape.PARTS,
        content="levels",
        parts=LevelSection.KIND,
        heading="Day to Day Activities for {roles} at Different Levels",
        familiar=(
            FamiliarHeading(
                rf"{_DAILY} {_ACTIVITIES} (?:for|of) ROLE (?:at|by|for) {_STAGES}", distinct=True
            ),
            FamiliarHeading(rf"{_DAILY} {_ACTIVITIES} (?:at|by) {_STAGES}", whole=True),
            FamiliarHeading(r"(?:career )?levels"),
        ),
        # One level is no choice.
        enough=Enough(2, "Describe the work at two levels or more."),
        search=InSearch(
            "levels",
            asked_by="levels grades ranks stages seniority hierarchy ladder progression",
            weight=0.6,
        ),
    )

    heading = heading_field(KIND)
    introduction = ProseBlock()
    levels = blocks.ListBlock(LevelSection(), collapsed=True)
    closing = ProseBlock(label="Text after the levels", default=[])

    class Meta:
        icon = "list-ol"
        group = "The role"
        description = "What a day holds at each stage, from the first job to the most senior."
        help_text = "One entry for each level, lowest first."
        template = "career_pages/blocks/levels_section.html"
        preview_value = {
            "heading": "",
            "anchor": "levels",
            "introduction": [("rich_text", "<p>The work changes more than the title does.</p>")],
            "levels": [
                {
                    "level": "Apprentice",
                    "heading": "",
                    "anchor": "apprentice",
                    "introduction": [("rich_text", "<p>Learning beside somebody qualified.</p>")],
                    "duties": ["Preparing cable routes", "Keeping a logbook"],
                    "closing": [],
                },
                {
                    "level": "Journeyman",
                    "heading": "",
                    "anchor": "journeyman",
                    "introduction": [("rich_text", "<p>Working alone on most jobs.</p>")],
                    "duties": ["Connecting boards", "Testing and certifying circuits"],
                    "closing": [],
                },
            ],
            "closing": [],
        }

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the ``steps`` from level to level that are shown."""
        context = super().get_context(value, parent_context=parent_context)
        subsections = context["section"].subsections
        levels = zip(subsections, value["levels"].bound_blocks, strict=True)
        context["steps"] = level_steps([level for section, level in levels if section.shown])
        return context
