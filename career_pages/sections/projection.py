"""The one projection of a body: what it holds, section by section."""

import json
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final, Protocol, runtime_checkable

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.text import slugify
from wagtail import blocks

from career_pages.editions import Memo
from career_pages.names import RoleName
from career_pages.sections.parts import (
    HeadedBlock,
    Link,
    Node,
    Part,
    children,
    links_of,
    parts_of,
    walk,
)


@dataclass(frozen=True)
class Section:
    """One headed block of a page: a section (depth 0) or a sub-section (depth 1).

    ``heading`` is filled, ``path`` leads to its ``block`` and ``block_value`` is what stands
    there; ``raw`` is the same as it is stored. A section that ``stands_alone`` is shown without
    any text.
    """

    anchor: str
    heading: str
    path: str
    depth: int
    subsections: tuple["Section", ...]
    block: HeadedBlock
    block_value: Any
    stands_alone: bool = False
    raw: Any = None

    @property
    def kind(self) -> str:
        """The class name of its block."""
        return self.block.KIND.block

    def is_a(self, *names: str) -> bool:
        """Say whether its kind has one of those names, such as "overview" or "level"."""
        return self.block.KIND.name in names

    @property
    def _node(self) -> Node:
        return Node(self.block, self.block_value, self.raw, self.path)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its own texts in order; those of its sub-sections belong to them."""
        return tuple(parts_of(self._node))

    @cached_property
    def text(self) -> str:
        """What readers can read in it, a line for each part; without its sub-sections."""
        return "\n".join(part.text for part in self.parts if part.shown and part.text)

    @cached_property
    def shown(self) -> bool:
        """Whether readers see it: there is something below its heading, or it stands alone."""
        # A page asks this of every section it shows, so only the first text is looked for.
        own = parts_of(self._node)
        return (
            self.stands_alone
            or any(part.shown for part in own)
            or any(sub.shown for sub in self.subsections)
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its own links in order; those of its sub-sections belong to them."""
        return tuple(links_of(self._node))

    @cached_property
    def has_own_heading(self) -> bool:
        """Whether an editor wrote the heading; if not, it is generated or missing."""
        return bool((self.block_value.get(self.block.KIND.heading_field) or "").strip())

    @cached_property
    def name(self) -> str:
        """What an editor wrote as the name of a level or a type, or as a question; else ""."""
        return (self.block_value.get(self.block.KIND.name_field) or "").strip()

    @property
    def untouched(self) -> bool:
        """Whether nothing at all is written in it: no text, no name, nothing in its parts."""
        named = self.has_own_heading or self.name
        written = named or self.parts or any(not sub.untouched for sub in self.subsections)
        return not (written or self.stands_alone)

    def heading_path(self) -> str:
        """Return the path of the field that an editor changes to change the heading."""
        kind = self.block.KIND
        field = kind.heading_field if self.has_own_heading else kind.name_field
        return f"{self.path}.{field or kind.heading_field}"


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
    role = page.role_name
    return [
        section_of(one.block, one.value, role, one.path, raw=one.raw)
        for one in children(_node_of(page.body))
        if isinstance(one.block, HeadedBlock)
    ]


def _node_of(body: Any) -> Node:
    return Node(body.stream_block, body, list(body.raw_data), "body")


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
            section_of(one.block, one.value, role, one.path, depth + 1, raw=one.raw)
            for one in _subsections(Node(block, value, raw, path))
        ),
        block=block,
        block_value=value,
        stands_alone=block.stands_alone(value),
        raw=raw,
    )


def _subsections(section: Node) -> Iterator[Node]:
    for field in children(section):
        if isinstance(field.block, blocks.ListBlock):
            yield from (one for one in children(field) if isinstance(one.block, HeadedBlock))


def subsections_of(name: str, tops: Iterable[Section]) -> list[Section]:
    """Return the sub-sections of the kind of that name that readers see there, in order."""
    return [sub for top in tops for sub in top.subsections if sub.is_a(name) and sub.shown]


# As many pages as one request publishes, and a few more.
REMEMBERED: Final = 64
_projected: Final = Memo[list[Section]](REMEMBERED)


def projected(page: Any) -> list[Section]:
    """Return what `top_sections` does, worked out once for all that has the same content.

    Wagtail makes a page several times on the way from a form to readers and to search. The
    sections hold all their texts and links already: nothing that becomes of the page changes them.
    """
    if page.pk is None:
        return top_sections(page)
    return _projected.get(page.pk, _content(page), lambda: _worked_out(top_sections(page)))


def _content(page: Any) -> tuple[Any, ...]:
    """Return all that the projection of a page depends on.

    Of other records it shows whether they are there and, in headings, what they say. Those that
    are gone are known once every one was looked for, which a look for references does.
    """
    body, role = page.body, page.role_name
    list(body.stream_block.extract_references(body))
    headings = [child.block.heading(child.value, role) for child in body]
    gone = [(one.path, one.raw) for one in walk(_node_of(body)) if one.raw and one.value is None]
    return role, timezone.localdate(), headings, gone, body_as_json(body)


def body_as_json(body: Any) -> str:
    """Return the content of a body in one form, by which equal bodies are known."""
    return json.dumps(body.get_prep_value(), cls=DjangoJSONEncoder, sort_keys=True)


def _worked_out(tops: list[Section]) -> list[Section]:
    for top in tops:
        for section in _with_subsections(top):
            _ = section.parts, section.text, section.links, section.shown
            _ = section.name, section.has_own_heading
    return tops


# Words of non-fiction that adults read silently in a minute: Marc Brysbaert, "How many words do we
# read per minute?", Journal of Memory and Language 109 (2019).
WORDS_A_MINUTE: Final = 238


def reading_minutes(sections: Iterable[Section]) -> int:
    """Return how many minutes the sections and their sub-sections take to read, at least 1."""
    texts = (f"{one.heading} {one.text}" for top in sections for one in (top, *top.subsections))
    words = sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))


@dataclass(frozen=True, slots=True)
class Listed:
    """A level or a specialization: its name, the anchor of its section, and its list, if any."""

    name: str
    anchor: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleOutline:
    """The lists of a role as plain text, in the order in which readers find them.

    ``responsibilities_anchor`` is that of their section; "" where there is none.
    """

    responsibilities: tuple[str, ...] = ()
    responsibilities_anchor: str = ""
    levels: tuple[Listed, ...] = ()
    specializations: tuple[Listed, ...] = ()


def role_outline(tops: Iterable[Section]) -> RoleOutline:
    """Return what a role with those sections lists for readers."""
    with_subsections = chain.from_iterable(map(_with_subsections, tops))
    shown = [section for section in with_subsections if section.shown]
    duties = next((one for one in shown if one.is_a("responsibilities")), None)
    return RoleOutline(
        tuple(_items(duties, "items")) if duties else (),
        duties.anchor if duties else "",
        tuple(
            Listed(" ".join(one.name.split()), one.anchor, tuple(_items(one, "duties")))
            for one in shown
            if one.is_a("level")
        ),
        tuple(Listed(one.heading, one.anchor) for one in shown if one.is_a("specialization")),
    )


def _items(section: Section, field: str) -> Iterator[str]:
    """Yield the items of a list of the section; those of a list inside an item are left out."""
    seen: set[str] = set()
    for part in section.parts:
        if part.text and part.path.startswith(f"{section.path}.{field}.") and part.path not in seen:
            seen.add(part.path)
            yield part.text


BlockData = dict[str, Any]


def stream_data(stream: Any) -> list[BlockData]:
    """Return a stream's value as plain data with ids."""
    return list(stream.get_prep_value())


# The ids that the page's template uses for itself.
RESERVED = frozenset(
    {
        "chapters",
        "contents",
        "facts",
        "main",
        "needed-skills",
        "related",
        "sources",
        "top",
        "way-through",
    }
)
_complete: Final = Memo[None](REMEMBERED)


def complete_body(body: Any, role: RoleName) -> None:
    """Give ids and anchors to what has none, unless the very same content is known to lack none."""
    if body_as_json(body) not in _complete:
        give_ids_and_anchors(body, role)
        _complete.get(body_as_json(body), None, lambda: None)


def give_ids_and_anchors(body: Any, role: RoleName) -> None:
    """Give every block of the stream an id and every section an anchor that no other has.

    What is there already stays, except that the later of two equal anchors, which is what
    duplicating a block leaves behind, is made anew, and that what an editor typed becomes fit for
    an address.
    """
    found = list(_sections(body))
    taken = set(RESERVED)
    for _, value in found:
        typed = (value.get("anchor") or "").strip()
        anchor = anchor_from(typed) if typed else ""
        value["anchor"] = "" if anchor in taken else anchor
        taken.add(anchor)
    for block, value in found:
        if not value.get("anchor"):
            value["anchor"] = unused_anchor(block.suggested_anchor(value, role), taken)
            taken.add(value["anchor"])


def _sections(body: Any) -> Iterator[tuple[HeadedBlock, Any]]:
    """Yield the stream's sections and sub-sections, giving ids to its blocks on the way."""
    for child in body:
        top = Node(child.block, child.value, bound=child)
        for node in (top, *walk(top)):
            if node.bound is not None and not node.bound.id:
                node.bound.id = str(uuid.uuid4())
            if isinstance(node.block, HeadedBlock) and node.value is not None:
                yield node.block, node.value


LONGEST = 60
FALLBACK = "section"


def anchor_from(text: str) -> str:
    """Return a readable anchor of at most 60 characters for a heading; never blank.

    It is plain ASCII where the heading can be written so, and in the heading's own script if not.
    """
    slug = slugify(text) or slugify(text, allow_unicode=True)
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug or FALLBACK


def unused_anchor(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, or with the first free number behind it when it is ``taken``."""
    anchor, number = wanted, 2
    while anchor in taken:
        anchor, number = f"{wanted}-{number}", number + 1
    return anchor
