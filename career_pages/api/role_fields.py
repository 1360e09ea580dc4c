"""What programs are told of a role."""

from typing import Any, Final

from wagtail.api import APIField

from career_pages.api.page_fact import page_fact
from career_pages.api.section_facts import levels, sections

Json = dict[str, Any]


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
    page_fact("levels", levels),
    page_fact("sections", sections),
]
