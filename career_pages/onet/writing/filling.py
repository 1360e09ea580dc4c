"""A state becomes a role's page."""

from typing import Any

from career_pages.importing.writing.carry_over import carry_over
from career_pages.models import RelatedRole, RoleSkill, Source
from career_pages.onet.role_offer import RoleOffer
from career_pages.onet.role_state import RoleState
from career_pages.onet.writing.known_roles import KnownRoles
from career_pages.onet.writing.known_skills import KnownSkills
from career_pages.onet.writing.page_state import FIELDS, SECTIONS, offered_sections
from career_pages.stream_data import BlockData, stream_data


def fill_fields(page: Any, state: RoleState) -> None:
    """Write the state's fields to the page."""
    page.title, page.plural, page.article = state.fields["name"]
    for name in FIELDS:
        setattr(page, name, state.fields[name])


def fill_body(page: Any, state: RoleState, current: RoleState, offer: RoleOffer) -> None:
    """Write to the page the offered sections that the state has and ``current`` has not.

    A section that stands there keeps its id, its place and its link name; a new one comes behind
    those that it follows on every page.
    """
    body = stream_data(page.body)
    for block in offered_sections(offer):
        kind = block["type"]
        if kind in state.sections and state.sections[kind] != current.sections.get(kind):
            _put(body, block)
    gone = current.sections.keys() - state.sections.keys()
    body = [block for block in body if block["type"] not in gone]
    page.body = page._meta.get_field("body").stream_block.to_python(body)


def _put(body: list[BlockData], block: BlockData) -> None:
    places = {other["type"]: place for place, other in enumerate(body)}
    if block["type"] in places:
        place = places[block["type"]]
        carry_over([body[place]], [block])
        body[place] = block
    else:
        before = SECTIONS[: SECTIONS.index(block["type"])]
        place = max((places[kind] + 1 for kind in before if kind in places), default=0)
        body.insert(place, block)


def skill_rows(
    page: Any, state: RoleState, offer: RoleOffer, skills: KnownSkills
) -> list[RoleSkill]:
    """Return the state's skills as the page's rows, new ones among them; none is saved.

    A skill that the guide does not have yet is made.
    """
    there = {row.skill_id: row for row in page.role_skills.all()}
    written = {skill.name.casefold(): skill.name for skill in offer.skills}
    ids = skills.ids(written.get(name, name) for name in state.skills)
    rows = []
    for at, (name, examples) in enumerate(state.skills.items()):
        row = there.get(ids[name]) or RoleSkill(skill_id=ids[name])
        row.examples, row.sort_order = examples, at
        rows.append(row)
    return rows


def related_rows(page: Any, state: RoleState, roles: KnownRoles) -> list[RelatedRole]:
    """Return the state's related roles as the page's rows, new ones among them; none is saved."""
    there = {roles.key_of(row.related_id): row for row in page.related_roles.all()}
    rows = []
    for at, key in enumerate(state.related):
        row = there.get(key) or RelatedRole(related_id=roles.pages[key])
        row.sort_order = at
        rows.append(row)
    return rows


def source_rows(page: Any, state: RoleState) -> list[Source]:
    """Return the state's sources as the page's rows, new ones among them; none is saved."""
    there = {row.url or row.title: row for row in page.sources.all()}
    rows = []
    for at, (address, title) in enumerate(state.sources.items()):
        row = there.get(address) or Source(url=address)
        row.title, row.sort_order = title, at
        rows.append(row)
    return rows
