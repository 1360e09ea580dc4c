"""What programs are told of roles and chapters by the pages API."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from rest_framework.fields import Field
from wagtail.api import APIField

from career_pages.role_fields import ROLE_FIELDS, RoleField
from career_pages.sections.projection import Section


class PageFact(Field):
    """The result of a function of the page, which JSON can hold."""

    def __init__(self, fact: Callable[[Any], Any]) -> None:
        super().__init__(source="*", read_only=True)
        self._fact = fact

    def to_representation(self, page: Any) -> Any:
        """Return what the function says of the page."""
        return self._fact(page)


def page_fact(name: str, fact: Callable[[Any], Any]) -> APIField:
    """Return the field of that name whose value is ``fact(page)``."""
    return APIField(name, serializer=PageFact(fact))


Json = dict[str, Any]


def sections_as_data(page: Any) -> list[Json]:
    """Return the sections that readers see, in order, each with the sub-sections that they see."""
    return [_section(section) for section in page.contents]


def levels_as_data(page: Any) -> list[Json]:
    """Return the levels of the role that readers see: the name of each, and its anchor."""
    return [
        {"name": sub.block_value.get("level") or sub.heading, "anchor": sub.anchor}
        for sub in page.shown_levels
    ]


def _section(section: Section) -> Json:
    return {
        "kind": section.kind,
        "anchor": section.anchor,
        "heading": section.heading,
        "text": section.text,
        "sections": [_section(sub) for sub in section.subsections if sub.shown],
    }


def _area(role: Any) -> Json | None:
    return {"name": role.area.name, "slug": role.area.slug} if role.area else None


def _skills(role: Any) -> list[Json]:
    return [
        {"name": needed.skill.name, "slug": needed.skill.slug, "examples": needed.examples}
        for needed in role.shown_role_skills
    ]


def _sources(role: Any) -> list[Json]:
    return [{"title": source.title, "url": source.url} for source in role.sources.all()]


def _page(page: Any) -> Json:
    return {"id": page.pk, "title": page.title, "html_url": page.full_url}


# What is told of a field if that is not its value as it is stored.
_TOLD: Final[dict[str, Callable[[Any], Any]]] = {
    "article": lambda role: role.role_name.article,
    "headline": lambda role: role.shown_headline,
    "area": _area,
    # As readers see it: who reviewed the page stands behind the date.
    "reviewer": lambda role: role.reviewer if role.last_reviewed else "",
    "other_titles": lambda role: role.titles,
    "role_skills": _skills,
    "related_roles": lambda role: [_page(one) for one in role.visible_related_roles],
    "sources": _sources,
}


def _told(field: RoleField) -> APIField:
    if field.name in _TOLD or field.api != field.name:
        return page_fact(field.api, _TOLD.get(field.name, attrgetter(field.name)))
    return APIField(field.api)


# What a list of roles can say of each without asking for more.
ROLE_API_FIELDS: Final = [_told(field) for field in ROLE_FIELDS if field.api and field.in_lists]
# What is said of one role alone.
ROLE_DETAILS: Final = [
    *(_told(field) for field in ROLE_FIELDS if field.api and not field.in_lists),
    page_fact("chapters", lambda role: [_page(one) for one in role.chapters]),
    page_fact("levels", levels_as_data),
    page_fact("sections", sections_as_data),
]
CHAPTER_FIELDS: Final = [APIField("lede"), page_fact("sections", sections_as_data)]
