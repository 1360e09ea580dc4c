"""What rules need to know of the rest of the guide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from wagtail.models import Page

from career_pages.findings.close_names import closest_name
from career_pages.findings.guide import Guide, current_guide
from career_pages.findings.role_names import RoleNames
from career_pages.findings.targets import LinkKey, Target, targets_of
from career_pages.sections import Link, Section
from career_pages.sections.numbering import RESERVED


@dataclass(frozen=True, slots=True)
class NeededSkill:
    """A skill of the role: the path of its row, and the nearest name of a skill that is known.

    ``closest`` is "" where no name is near, and for skills that are known.
    """

    path: str
    name: str
    is_known: bool
    closest: str = ""


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """The facts from the database that the rules for one page look at.

    ``role`` is the id of the role that the page is or belongs to, None where there is none yet.
    ``role_names`` are those of all roles; ``places`` are the ids of roles by the places in the
    tree of their pages. ``related`` are the ids of the related roles. ``targets`` are what links
    inside the site lead to; ``anchors`` are the page's own. ``skills`` are those of a role, and
    ``is_linked`` says whether a live page links to it; for a chapter, nobody asks.
    """

    role: int | None = None
    role_names: RoleNames = field(default_factory=lambda: RoleNames.of(()))
    places: Mapping[str, int] = field(default_factory=dict)
    related: frozenset[int] = frozenset()
    targets: Mapping[LinkKey, Target] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    skills: tuple[NeededSkill, ...] = ()
    is_linked: bool = True

    def target(self, link: Link) -> Target | None:
        """Return what the link leads to inside the site; None if it leads elsewhere."""
        return self.targets.get((link.kind, link.target))

    def linked_role(self, link: Link) -> int | None:
        """Return the id of the role to which the link leads, also to a chapter of it, or None."""
        target = self.target(link)
        place = target.place if target else ""
        return self.places.get(place) or self.places.get(place[: -Page.steplen])


def facts_of(page: Any, role: Any, sections: Iterable[Section]) -> GuideFacts:
    """Return the facts for a page that belongs to ``role``, or is it.

    The number of queries does not depend on how many sections, links and skills there are.
    """
    guide, sections = current_guide(), list(sections)
    anchors = RESERVED | {section.anchor for section in sections}
    links = [link for section in sections for link in section.links]
    is_role = role is page
    related = role.related_roles.all() if role else ()
    return GuideFacts(
        role=role.pk if role else None,
        role_names=guide.role_names,
        places=guide.places,
        related=frozenset(one.related_id for one in related),
        targets=targets_of(links, page.pk, anchors),
        anchors=frozenset(anchors),
        skills=_skills(page, guide) if is_role else (),
        is_linked=guide.is_linked(page) if is_role and page.live and page.pk else True,
    )


def _skills(role: Any, guide: Guide) -> tuple[NeededSkill, ...]:
    rows = list(role.role_skills.all())
    skills = apps.get_model("career_pages", "Skill").objects.filter(
        pk__in=[row.skill_id for row in rows]
    )
    named = {
        pk: (name, known) for pk, name, known in skills.values_list("pk", "name", "is_confirmed")
    }
    unknown = [name for name, known in named.values() if not known]
    confirmed = guide.confirmed_skills if unknown else ()
    return tuple(
        NeededSkill(
            f"role_skills.{row.pk}.skill" if row.pk else "role_skills",
            name,
            known,
            "" if known else closest_name(name, confirmed),
        )
        for row in rows
        if row.skill_id in named
        for name, known in [named[row.skill_id]]
    )
