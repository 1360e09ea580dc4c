"""A role as structured data."""

import re
from typing import Any

from career_pages.sections import PartKind, Section
from career_pages.structured_data.node import Node, described, reference
from career_pages.structured_data.plain_text import lines_of, text_of

# A code of O*NET-SOC, or of the SOC on which it builds, has a hyphen; one of ISCO-08 is a number.
CODE_SETS = (("O*NET-SOC", re.compile(r"\d\d-\d{4}(\.\d\d)?")), ("ISCO-08", re.compile(r"\d{1,4}")))


def occupation_id(role_url: str) -> str:
    """Return the ``@id`` of the occupation that the role at this address is about."""
    return f"{role_url}#occupation"


def occupation_node(role: Any, url: str, page_id: str) -> Node:
    """Return the role as a schema.org Occupation, made of what its page shows.

    ``url`` is the page's address, ``page_id`` the ``@id`` of its node.
    """
    definition = _first(role, "DefinitionSection")
    responsibilities = _first(role, "ResponsibilitiesSection")
    return described(
        type="Occupation",
        id=occupation_id(url),
        name=role.title,
        alternateName=role.titles,
        description=(text_of(definition) if definition else "") or role.lede,
        occupationalCategory=[*_codes(role.occupation_code), *_names(role.area)],
        responsibilities=_items(responsibilities) if responsibilities else None,
        skills=[skill.name for skill in role.skills],
        mainEntityOfPage=reference(page_id),
    )


def occupation_mention(role: Any, url: str) -> Node:
    """Return the little that a page about the role says of the Occupation at another address."""
    return described(type="Occupation", id=occupation_id(url), name=role.title)


def _first(role: Any, kind: str) -> Section | None:
    return next((section for section in role.contents if section.kind == kind), None)


def _items(section: Section) -> list[str]:
    """Return the items of the section's lists, or its lines where it has no list."""
    items = [part.text for part in section.parts if part.shown and part.kind is PartKind.ITEM]
    return items or lines_of(section)


def _codes(code: str) -> list[Node]:
    return [
        described(
            type="CategoryCode",
            codeValue=code,
            inCodeSet=described(type="CategoryCodeSet", name=name),
        )
        for name, form in CODE_SETS
        if form.fullmatch(code)
    ]


def _names(area: Any) -> list[str]:
    return [area.name] if area else []
