"""A role's page as far as an import of O*NET may change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from career_pages.onet.merging import merged_items, merged_value

Items = Mapping[str, str]

LISTS: Final = ("sections", "skills", "related", "sources")


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
        lists = {name: list(getattr(self, name).items()) for name in LISTS}
        return {"fields": dict(self.fields), **lists}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the state that `as_json` gave as ``data``."""
        return cls(data["fields"], **{name: dict(data[name]) for name in LISTS})


def merged_state(base: RoleState | None, current: RoleState, offered: RoleState) -> RoleState:
    """Return the state that a role should have after an import.

    Where nothing was offered before (``base`` is None), the page is an editor's: what is blank
    there is filled, and lists are filled only as a whole. Sources are added all the same.
    """
    if base is None:
        fields = {
            name: value if current.fields[name] in ("", None) else current.fields[name]
            for name, value in offered.fields.items()
        }
        return RoleState(
            fields=fields,
            sections=merged_items({}, current.sections, offered.sections),
            skills=current.skills or offered.skills,
            related=current.related or offered.related,
            sources=merged_items({}, current.sources, offered.sources),
        )
    return RoleState(
        fields={
            name: merged_value(base.fields.get(name), current.fields[name], value)
            for name, value in offered.fields.items()
        },
        sections=merged_items(base.sections, current.sections, offered.sections),
        skills=merged_items(base.skills, current.skills, offered.skills),
        related=merged_items(base.related, current.related, offered.related),
        sources=merged_items(base.sources, current.sources, offered.sources),
    )
