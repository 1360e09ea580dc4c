"""What stands on a role's page, and what O*NET offers to it, in one form."""

from typing import Any, Final

from career_pages.importing.writing.body_data import body_data
from career_pages.onet.role_offer import MOST_RELATED, ONET_ADDRESS, RoleOffer
from career_pages.onet.role_state import RoleState
from career_pages.onet.writing.known_roles import KnownRoles
from career_pages.onet.writing.known_skills import KnownSkills
from career_pages.onet.writing.section_digest import section_digest
from career_pages.stream_data import BlockData, stream_data

# In the order in which they stand on a page.
SECTIONS: Final = ("definition", "overview", "responsibilities")
FIELDS: Final = ("lede", "search_description", "occupation_code", "job_zone")


def offered_state(offer: RoleOffer, roles: KnownRoles) -> RoleState:
    """Return what is offered; of the related occupations, those that have a role already."""
    return RoleState(
        fields={
            "name": [offer.name.singular, offer.name.plural, offer.name.stored_article],
            "lede": offer.lede,
            "search_description": offer.search_description,
            "occupation_code": offer.code,
            "job_zone": offer.job_zone,
        },
        sections={
            block["type"]: section_digest(block["value"]) for block in offered_sections(offer)
        },
        skills={skill.name.casefold(): skill.examples for skill in offer.skills},
        related=dict.fromkeys(roles.related(offer.related, MOST_RELATED), ""),
        sources={ONET_ADDRESS: offer.attribution},
    )


def offered_sections(offer: RoleOffer) -> list[BlockData]:
    """Return the offered sections as the data of a body."""
    return body_data(offer.sections, offer.name)


def current_state(page: Any, roles: KnownRoles, skills: KnownSkills) -> RoleState:
    """Return what stands on the page, as far as O*NET may offer something to it."""
    name = [page.title, page.plural, page.article] if page.title else ""
    digests = {block["type"]: section_digest(block["value"]) for block in stream_data(page.body)}
    return RoleState(
        fields={"name": name, **{field: getattr(page, field) for field in FIELDS}},
        sections={type_: digests[type_] for type_ in SECTIONS if digests.get(type_)},
        skills={skills.name_of(row): row.examples for row in page.role_skills.all()},
        related={roles.key_of(one.related_id): "" for one in page.related_roles.all()},
        sources={source.url or source.title: source.title for source in page.sources.all()},
    )
