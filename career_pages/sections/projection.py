"""The one projection of a body: what it holds, section by section."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Protocol, runtime_checkable

from wagtail import blocks

from career_pages.role_name import RoleName
from career_pages.sections.headed_block import HeadedBlock
from career_pages.sections.links import with_stored
from career_pages.sections.section import Section


@runtime_checkable
class HasSections(Protocol):
    """A page whose body is a stream of section blocks."""

    body: Any

    @property
    def role_name(self) -> RoleName: ...


def sections(page: HasSections) -> list[Section]:
    """Return every section and sub-section of the page in reading order."""
    return list(chain.from_iterable(_with_subsections(top) for top in top_sections(page)))


def top_sections(page: HasSections) -> list[Section]:
    """Return the page's sections in order, each holding its sub-sections."""
    return [
        section_of(
            child.block, child.value, page.role_name, f"body.{child.id}", raw=stored.get("value")
        )
        for child, stored in zip(page.body, page.body.raw_data, strict=True)
    ]


def subsections_of(kind: str, tops: Iterable[Section]) -> list[Section]:
    """Return the sub-sections of that kind that readers see in those sections, in order."""
    return [sub for top in tops for sub in top.subsections if sub.kind == kind and sub.shown]


def _with_subsections(section: Section) -> Iterator[Section]:
    yield section
    yield from section.subsections


def section_of(
    block: HeadedBlock,
    value: Any,
    role: RoleName,
    path: str = "",
    depth: int = 0,
    *,
    raw: Any = None,
) -> Section:
    """Return the section that the block's value is, with its sub-sections.

    ``raw`` is the value as it is stored, if that is known.
    """
    return Section(
        anchor=value.get("anchor") or block.suggested_anchor(value, role),
        heading=block.heading(value, role),
        path=path,
        depth=depth,
        subsections=tuple(
            section_of(
                child.block,
                child.value,
                role,
                f"{path}.{name}.{child.id}",
                depth + 1,
                raw=stored,
            )
            for name, child, stored in _subsection_blocks(block, value, raw)
        ),
        block=block,
        block_value=value,
        stands_alone=block.stands_alone(value),
        raw=raw,
    )


def _subsection_blocks(block: HeadedBlock, value: Any, raw: Any) -> Iterator[tuple[str, Any, Any]]:
    for name, field in block.child_blocks.items():
        if isinstance(field, blocks.ListBlock) and isinstance(field.child_block, HeadedBlock):
            raw_items = raw.get(name) if isinstance(raw, dict) else None
            children = value[name].bound_blocks if name in value else ()
            for child, stored in with_stored(children, raw_items):
                yield name, child, stored
