"""What O*NET says of one occupation, and what that offers to a role's page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final, Self

from career_pages.documents.draft import RichText, SectionDraft
from career_pages.names import RoleName, suggest_article, suggest_plural, suggest_singular
from career_pages.sections.kinds import kind_named


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another title of an occupation; ``is_ambiguous`` when it names other occupations as well."""

    title: str
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class Technology:
    """A program or machine used at work, of the kind that its ``commodity`` names.

    ``is_hot`` when employers often ask for it.
    """

    example: str
    commodity: str
    is_hot: bool


@dataclass(frozen=True, slots=True)
class JobZone:
    """How much preparation an occupation needs, from 1 (little or none) to 5 (extensive).

    ``name``, ``education`` and ``training`` are O*NET's own words for it, "" if the release has
    none.
    """

    number: int
    name: str = ""
    education: str = ""
    training: str = ""


@dataclass(frozen=True, slots=True)
class OccupationFacts:
    """One occupation: its O*NET-SOC ``code``, ``title`` (mostly a plural) and ``description``.

    ``tasks`` are in order of importance, core tasks before supplemental ones; ``related`` are the
    codes of other occupations, the nearest first. ``job_zone`` is None where O*NET rates none.
    """

    code: str
    title: str
    description: str
    other_names: tuple[OtherName, ...] = ()
    tasks: tuple[str, ...] = ()
    technologies: tuple[Technology, ...] = ()
    related: tuple[str, ...] = ()
    job_zone: JobZone | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data, from which `from_json` makes it again."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the facts that `as_json` gave as ``data``."""
        zone = data["job_zone"]
        made = {
            "other_names": tuple(OtherName(**name) for name in data["other_names"]),
            "tasks": tuple(data["tasks"]),
            "technologies": tuple(Technology(**one) for one in data["technologies"]),
            "related": tuple(data["related"]),
            "job_zone": JobZone(**zone) if zone else None,
        }
        return cls(**data | made)


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


# Not behind a lone capital, as in "U.S. Army".
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-Z])")


def _sections(facts: OccupationFacts) -> Iterator[SectionDraft]:
    yield _text("definition", _definition(facts))
    if facts.description:
        yield _text("overview", [facts.description])
    if tasks := once_each(task for one in facts.tasks if (task := one.rstrip(". "))):
        items = tuple(escape(task, quote=False) for task in tasks.values())
        yield SectionDraft(kind_named("responsibilities").block, "", "", (0, 0), items=items)


def _definition(facts: OccupationFacts) -> Iterator[str]:
    yield (
        f"This occupation has the code {facts.code} in O*NET-SOC, the classification of the U.S. "
        "Department of Labor."
    )
    if zone := facts.job_zone:
        name = f"{zone.name.rstrip('.')}." if zone.name else ""
        if said := [one for one in (name, zone.education, zone.training) if one]:
            yield " ".join(said)


def once_each(texts: Iterable[str]) -> dict[str, str]:
    """Return the texts by what they are in small letters, each as it stands first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return found


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


def _text(name: str, paragraphs: Iterable[str]) -> SectionDraft:
    html = "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
    return SectionDraft(kind_named(name).block, "", "", (0, 0), introduction=(RichText(html),))


# Titles with one of these name several jobs, or what is left beside others.
_SEVERAL: Final = re.compile(r",|/|--|\band\b|\bor\b|\bAll Other\b|\bExcept\b")
# Behind these words stands what the job is about, as in "Supervisors of Security Workers".
_ABOUT: Final = re.compile(r"\s(?=(?:of|for|in|with|at|to|on)\s)")


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


_REVIEWED: Final = Path(__file__).with_name("occupation_names.tsv")


@cache
def _reviewed_names() -> dict[str, RoleName]:
    lines = _REVIEWED.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {title: RoleName.suggest(name, plural, article) for title, name, plural, article in rows}
