"""What a role's page says about itself."""

from typing import Any

from career_pages.exporting.references import picture_path
from career_pages.importing.readers.front_matter import FrontMatter, Source
from career_pages.importing.words import collapse
from career_pages.models import RolePage, Skill


def front_matter_of(page: Any) -> FrontMatter:
    """Return the fields and records of a role's page, also of one that is not stored as it is."""
    name = page.role_name
    return FrontMatter(
        role=name.singular,
        plural=name.plural,
        article=name.article,
        titles=tuple(one.title for one in page.other_titles.all()),
        area=page.area.name if page.area else "",
        skills=_names(Skill, [one.skill_id for one in page.role_skills.all()], "name"),
        code=page.occupation_code,
        job_zone=page.job_zone,
        description=collapse(page.search_description),
        seo_title=page.seo_title,
        image=picture_path(page.hero_image) if page.hero_image else "",
        related=_names(RolePage, [one.related_id for one in page.related_roles.all()], "title"),
        author=page.author,
        reviewer=page.reviewer,
        reviewed=page.last_reviewed,
        next_review=page.next_review,
        sources=tuple(Source(one.title, one.url) for one in page.sources.all()),
    )


def _names(model: Any, ids: list[int], field: str) -> tuple[str, ...]:
    """Return the names of records in the order of their ids; what is gone is left out."""
    names = dict(model.objects.filter(pk__in=ids).values_list("pk", field)) if ids else {}
    return tuple(str(names[number]) for number in ids if number in names)
