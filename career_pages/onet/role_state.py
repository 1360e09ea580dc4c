"""A role's page as far as an import of O*NET may change it, and three-way merges of it."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final, Self, TypeVar

from career_pages.documents.bodies import body_data
from career_pages.documents.pages import match_blocks
from career_pages.documents.undo import Writing
from career_pages.models import (
    ImportedRole,
    RelatedRole,
    RoleIndexPage,
    RolePage,
    RoleSkill,
    Skill,
    Source,
)
from career_pages.models.records import unused_slug
from career_pages.names import RESERVED_SLUGS, RoleName
from career_pages.onet.occupations import MOST_RELATED, ONET_ADDRESS, RoleOffer
from career_pages.sections.projection import BlockData, stream_data

Items = Mapping[str, str]
Row = TypeVar("Row", RoleSkill, RelatedRole, Source)
_LISTS: Final = ("sections", "skills", "related", "sources")


@dataclass(frozen=True, slots=True)
class RoleState:
    """What stands in a role's fields and sections, or is offered to them.

    ``fields`` are by name, ``sections`` digests by type of block, ``skills`` examples by name in
    small letters, ``related`` empty texts by what names the role, ``sources`` titles by address.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    sections: Items = field(default_factory=dict)
    skills: Items = field(default_factory=dict)
    related: Items = field(default_factory=dict)
    sources: Items = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data, from which `from_json` makes it again.

        Lists are pairs, since a database may forget the order of names.
        """
        lists = {name: list(getattr(self, name).items()) for name in _LISTS}
        return {"fields": dict(self.fields), **lists}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the state that `as_json` gave as ``data``."""
        return cls(data["fields"], **{name: dict(data[name]) for name in _LISTS})


def merged_state(base: RoleState | None, current: RoleState, offered: RoleState) -> RoleState:
    """Return the state that a role should have after an import.

    Where nothing was offered before (``base`` is None), the page is an editor's: what is blank
    there is filled, and lists are filled only as a whole. Sources are added all the same.
    """
    known = base or RoleState()
    lists = {
        name: merged_items(getattr(known, name), getattr(current, name), getattr(offered, name))
        for name in _LISTS
    }
    if base is None:
        for name in ("skills", "related"):
            lists[name] = getattr(current, name) or getattr(offered, name)
        fields = {name: current.fields[name] or value for name, value in offered.fields.items()}
    else:
        fields = {
            name: merged_value(base.fields.get(name), current.fields[name], value)
            for name, value in offered.fields.items()
        }
    return RoleState(fields, **lists)


Value = TypeVar("Value")


def merged_items(
    base: Mapping[str, Value], current: Mapping[str, Value], offered: Mapping[str, Value]
) -> dict[str, Value]:
    """Return the items of a list by their names, in order.

    An item that was deleted since it was offered stays deleted, one that was added stays, and one
    that is no longer offered goes unless its value was changed. The order is the offered one while
    nobody has changed it.
    """
    added = [name for name in offered if name not in base and name not in current]
    kept = [name for name in current if name in offered or current[name] != base.get(name)]
    if list(current) == list(base):
        changed = [name for name in kept if name not in offered]
        names = [name for name in offered if name in current or name in added] + changed
    else:
        names = kept + added
    return {
        name: merged_value(base.get(name), current[name], offered.get(name, current[name]))  # type: ignore[misc]
        if name in current
        else offered[name]
        for name in names
    }


def merged_value(base: Value, current: Value, offered: Value) -> Value:
    """Return the value of one field: the offered one if the field still has the one before it."""
    return offered if current == base else current


@dataclass(slots=True)
class KnownRoles:
    """The roles below an index: looked up once, and kept up to date by the import itself.

    ``pages`` are the ids of imported roles by occupation code, None for those that editors have
    deleted. ``unlinked`` are the ids of all other roles by code and by name in small letters.
    """

    pages: dict[str, int | None]
    slugs: set[str]
    unlinked: dict[str, int]
    codes: dict[int, str] = field(default_factory=dict)

    @classmethod
    def below(cls, index: RoleIndexPage) -> "KnownRoles":
        """Return the roles below the index, in three queries."""
        pages: dict[str, int | None] = {}
        pages.update(ImportedRole.objects.values_list("occupation_code", "page_id"))
        linked = set(pages.values())
        unlinked: dict[str, int] = {}
        roles = RolePage.objects.child_of(index).order_by("pk")
        for pk, *names in roles.values_list("pk", "occupation_code", "title", "plural"):
            if pk not in linked:
                for name in filter(None, names):
                    unlinked.setdefault(name.casefold(), pk)
        slugs = set(index.get_children().values_list("slug", flat=True)) | RESERVED_SLUGS
        codes = {pk: code for code, pk in pages.items() if pk}
        return cls(pages, slugs, unlinked, codes)

    def same_role(self, code: str, name: RoleName) -> int | None:
        """Return the id of the page of the same role that no import has met yet, or None.

        It is the one with the same code, else the one of the same name.
        """
        for key in (code, name.singular, name.plural):
            if found := self.unlinked.get(key.casefold()):
                return found
        return None

    def link(self, code: str, page: int) -> None:
        """Know from now on that the page is the role of the occupation."""
        self.pages[code] = page
        self.codes[page] = code
        self.unlinked = {name: pk for name, pk in self.unlinked.items() if pk != page}

    def related(self, codes: tuple[str, ...], most: int) -> list[str]:
        """Return the first codes that have a page."""
        return [code for code in codes if self.pages.get(code)][:most]

    def key_of(self, page: Any) -> str:
        """Return what names a page among related roles: its code, or its id if it has none."""
        return self.codes.get(page) or f"page {page}"


class KnownSkills:
    """All skills, looked up once; those that are missing are made."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._slugs: set[str] = set()
        for pk, name, slug in Skill.objects.values_list("pk", "name", "slug"):
            self._ids[name.casefold()] = pk
            self._slugs.add(slug)
        self._names = {pk: name for name, pk in self._ids.items()}

    def ids(self, names: Iterable[str]) -> dict[str, int]:
        """Return the ids of the skills by their names in small letters; case does not matter."""
        return {
            name.casefold(): self._ids.get(name.casefold()) or self._make(name) for name in names
        }

    def name_of(self, needed: RoleSkill) -> str:
        """Return the name, in small letters, of the skill that a role needs."""
        if needed.skill_id not in self._names:  # It was made after the others were looked up.
            self._know(needed.skill)
        return self._names[needed.skill_id]

    def _make(self, name: str) -> int:
        slug = unused_slug(name, self._slugs, "skill")
        skill = Skill.objects.create(name=name, slug=slug)
        self._know(skill)
        return skill.pk

    def _know(self, skill: Skill) -> None:
        self._slugs.add(skill.slug)
        self._ids[skill.name.casefold()] = skill.pk
        self._names[skill.pk] = skill.name.casefold()


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
            block["type"]: section_digest(block["value"]) for block in _offered_sections(offer)
        },
        skills={skill.name.casefold(): skill.examples for skill in offer.skills},
        related=dict.fromkeys(roles.related(offer.related, MOST_RELATED), ""),
        sources={ONET_ADDRESS: offer.attribution},
    )


def _offered_sections(offer: RoleOffer) -> list[BlockData]:
    """Return the offered sections as the data of a body."""
    return body_data(offer.sections, offer.name, Writing())


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
    for block in _offered_sections(offer):
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
        match_blocks([body[place]], [block])
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
    wanted = [ids[name] for name in state.skills]
    rows = _in_order(wanted, there, lambda pk: RoleSkill(skill_id=pk))
    for row, examples in zip(rows, state.skills.values(), strict=True):
        row.examples = examples
    return rows


def related_rows(page: Any, state: RoleState, roles: KnownRoles) -> list[RelatedRole]:
    """Return the state's related roles as the page's rows, new ones among them; none is saved."""
    there = {roles.key_of(row.related_id): row for row in page.related_roles.all()}
    return _in_order(state.related, there, lambda key: RelatedRole(related_id=roles.pages[key]))


def source_rows(page: Any, state: RoleState) -> list[Source]:
    """Return the state's sources as the page's rows, new ones among them; none is saved."""
    there = {row.url or row.title: row for row in page.sources.all()}
    rows = _in_order(state.sources, there, lambda address: Source(url=address))
    for row, title in zip(rows, state.sources.values(), strict=True):
        row.title = title
    return rows


def _in_order(
    wanted: Iterable[Any], there: Mapping[Any, Row], make: Callable[[Any], Row]
) -> list[Row]:
    """Return the row of each wanted key, made where it is not there, numbered in that order."""
    rows = [there.get(key) or make(key) for key in wanted]
    for at, row in enumerate(rows):
        row.sort_order = at
    return rows


def digest_of(*data: Any) -> str:
    """Return a digest of plain data."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def section_digest(value: Any) -> str:
    """Return a digest of what a section's stored value says; "" if it is blank.

    Ids, link names and what the editor adds when nothing was changed make no difference.
    """
    said = _said(value)
    return digest_of(said) if said else ""


_TAG: Final = re.compile(r"<[^>]+>")
# The editor marks every paragraph that it saves.
_EDITORS_MARK: Final = re.compile(r' data-block-key="[^"]*"')


def _said(value: Any) -> Any:
    if isinstance(value, str):
        text = " ".join(unescape(_EDITORS_MARK.sub("", value)).split())
        return text if _TAG.sub("", text).strip() else ""
    if isinstance(value, list):
        return [said for said in map(_said, value) if said]
    if isinstance(value, dict):
        if {"type", "value"} <= value.keys():
            said = _said(value["value"])
            return [value["type"], said] if said else ""
        silent = ("id", "anchor")
        kept = {key: _said(one) for key, one in value.items() if key not in silent}
        return {key: said for key, said in kept.items() if said}
    return value
