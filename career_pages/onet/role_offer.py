"""What an occupation's facts offer to a role's page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from career_pages.importing import SectionDraft
from career_pages.importing.draft import RichText
from career_pages.onet.occupation_facts import JobZone, OccupationFacts, Technology
from career_pages.onet.occupation_names import occupation_name
from career_pages.role_name import RoleName

ONET_ADDRESS: Final = "https://www.onetcenter.org/database.html"
MOST_RELATED: Final = 10
LONGEST_DESCRIPTION: Final = 160
LONGEST_SKILL: Final = 120

# In the words that O*NET asks for: https://www.onetcenter.org/license_db.html
ATTRIBUTION: Final = (
    "This page includes information from the O*NET {version} Database by the U.S. Department of "
    "Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. "
    "O*NET® is a trademark of USDOL/ETA."
)

# Not behind a lone capital, as in "U.S. Army".
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class SkillOffer:
    """A skill; ``examples`` are the programs and machines that it stands for, if it is a group."""

    name: str
    examples: str = ""


@dataclass(frozen=True, slots=True)
class RoleOffer:
    """What O*NET has for the fields, sections and records of one role's page.

    ``related`` are occupation codes, the nearest first. ``job_zone`` is None where O*NET rates
    none.
    """

    code: str
    name: RoleName
    lede: str
    search_description: str
    job_zone: int | None
    sections: tuple[SectionDraft, ...]
    skills: tuple[SkillOffer, ...]
    related: tuple[str, ...]
    attribution: str


def offer_of(facts: OccupationFacts, version: str) -> RoleOffer:
    """Return what release ``version`` offers to the role of that occupation."""
    return RoleOffer(
        code=facts.code,
        name=occupation_name(facts.title),
        lede=_SENTENCE_END.split(facts.description)[0],
        search_description=_shortened(facts.description, LONGEST_DESCRIPTION),
        job_zone=facts.job_zone.number if facts.job_zone else None,
        sections=tuple(_sections(facts)),
        skills=tuple(_skills(facts.technologies)),
        related=facts.related,
        attribution=ATTRIBUTION.format(version=version),
    )


def _sections(facts: OccupationFacts) -> Iterator[SectionDraft]:
    yield _text("DefinitionSection", _definition(facts))
    if facts.description:
        yield _text("OverviewSection", [facts.description])
    if tasks := tuple(_different(facts.tasks)):
        yield _section("ResponsibilitiesSection", items=tuple(map(_escaped, tasks)))


def _definition(facts: OccupationFacts) -> Iterator[str]:
    yield (
        f"This occupation has the code {facts.code} in O*NET-SOC, the classification of the U.S. "
        "Department of Labor."
    )
    if facts.job_zone and (preparation := _preparation(facts.job_zone)):
        yield preparation


def _preparation(zone: JobZone) -> str:
    name = f"{zone.name.rstrip('.')}." if zone.name else ""
    return " ".join(filter(None, [name, zone.education, zone.training]))


def _different(tasks: Iterable[str]) -> Iterable[str]:
    """Return the tasks without their full stops, each once."""
    different: dict[str, str] = {}
    for task in filter(None, (one.rstrip(". ") for one in tasks)):
        different.setdefault(task.casefold(), task)
    return different.values()


def _skills(technologies: Iterable[Technology]) -> Iterator[SkillOffer]:
    """Yield hot technologies as skills of their own, then all others by what kind they are."""
    hot: dict[str, SkillOffer] = {}
    groups: dict[str, tuple[str, dict[str, str]]] = {}
    for one in technologies:
        if one.is_hot:
            name = _shortened(one.example, LONGEST_SKILL)
            hot.setdefault(name.casefold(), SkillOffer(name))
        else:
            name = _shortened(one.commodity, LONGEST_SKILL)
            _, examples = groups.setdefault(name.casefold(), (name, {}))
            examples.setdefault(one.example.casefold(), one.example)
    yield from hot.values()
    for folded, (name, examples) in groups.items():
        if folded not in hot:
            yield SkillOffer(name, "; ".join(examples.values()))


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rpartition(" ")[0] + "…"


def _text(kind: str, paragraphs: Iterable[str]) -> SectionDraft:
    html = "".join(f"<p>{_escaped(text)}</p>" for text in paragraphs)
    return _section(kind, introduction=(RichText(html),))


def _section(
    kind: str, introduction: tuple[RichText, ...] = (), items: tuple[str, ...] = ()
) -> SectionDraft:
    return SectionDraft(
        kind=kind,
        heading="",
        source_heading="",
        lines=(0, 0),
        introduction=introduction,
        items=items,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
