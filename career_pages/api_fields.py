"""What programs are told of roles and chapters by the pages API."""

from collections.abc import Callable
from typing import Any, Final

from rest_framework.fields import Field
from wagtail.api import APIField

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
        for needed in role.needed_skills
    ]


def _sources(role: Any) -> list[Json]:
    return [{"title": source.title, "url": source.url} for source in role.sources.all()]


def _page(page: Any) -> Json:
    return {"id": page.pk, "title": page.title, "html_url": page.full_url}


# What a list of roles can say of each without asking for more.
ROLE_FIELDS: Final = [
    APIField("plural"),
    page_fact("article", lambda role: role.role_name.article),
    page_fact("headline", lambda role: role.shown_headline),
    APIField("lede"),
    page_fact("area", _area),
    APIField("occupation_code"),
    APIField("job_zone"),
    APIField("author"),
    # As readers see it: who reviewed the page stands behind the date.
    page_fact("reviewer", lambda role: role.reviewer if role.last_reviewed else ""),
    APIField("last_reviewed"),
]


# What is said of one role alone.
ROLE_DETAILS: Final = [
    page_fact("other_titles", lambda role: role.titles),
    page_fact("skills", _skills),
    page_fact("related", lambda role: [_page(one) for one in role.visible_related_roles]),
    page_fact("chapters", lambda role: [_page(one) for one in role.chapters]),
    page_fact("sources", _sources),
    page_fact("levels", levels_as_data),
    page_fact("sections", sections_as_data),
]


CHAPTER_FIELDS: Final = [APIField("lede"), page_fact("sections", sections_as_data)]
