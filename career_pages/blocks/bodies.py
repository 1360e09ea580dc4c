"""The bodies of role and chapter pages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail import blocks, hooks
from wagtail.fields import StreamField

from career_pages.blocks.base import SectionBlock
from career_pages.blocks.general_sections import (
    FAQSection,
    KeywordsSection,
    TextSection,
    TopicSection,
)
from career_pages.blocks.invitations import CallToActionBlock, UpNextBlock
from career_pages.blocks.levels import LevelsSection
from career_pages.blocks.role_sections import (
    DefinitionSection,
    ExperienceSection,
    OverviewSection,
    ResponsibilitiesSection,
    SpecializationsSection,
)
from career_pages.sections.kinds import SectionKind, declare, part_kinds, section_kinds


class PageBody(blocks.StreamBlock):
    """The sections of a page, in any order."""

    class Meta:
        required = False
        # A page that is there opens as an outline of its sections.
        collapsed = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        once = [name for name, block in self.child_blocks.items() if not block.KIND.repeats]
        self.meta.block_counts = {name: {"max_num": 1} for name in once}


class BodyField(StreamField):
    """The field of a page's body, whose blocks stay out of migrations.

    To migrations it is the JSON that the database stores, so that a change of a block makes no
    migration, and historical models read and write a body as a list of dicts.
    """

    def __init__(
        self, block_types: blocks.StreamBlock | Sequence[Any] = (), **options: Any
    ) -> None:
        super().__init__(block_types, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _, _, options = super().deconstruct()
        del options["block_lookup"]
        # What a new page starts with is made of blocks as well.
        return name, "django.db.models.JSONField", [], options | {"default": list}


class ChapterBody(PageBody):
    """The sections of a chapter."""

    text = TextSection()
    faqs = FAQSection()
    keywords = KeywordsSection()
    up_next = UpNextBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        template = "career_pages/blocks/chapter_body.html"


class RoleBody(PageBody):
    """The sections of a role, in the order in which readers meet them."""

    definition = DefinitionSection()
    overview = OverviewSection()
    responsibilities = ResponsibilitiesSection()
    levels = LevelsSection()
    specializations = SpecializationsSection()
    experience = ExperienceSection()
    topic = TopicSection()
    faqs = FAQSection()
    up_next = UpNextBlock()
    call_to_action = CallToActionBlock()
    keywords = KeywordsSection()
    text = TextSection()

    class Meta:
        template = "career_pages/blocks/role_body.html"


declare(
    (block.KIND for block in RoleBody.base_blocks.values()),
    in_chapters=(block.KIND for block in ChapterBody.base_blocks.values()),
)


def declaration_errors(body: blocks.StreamBlock) -> Iterator[tuple[str, str]]:
    """Yield the name of each section of a body that declares too little, and what is wrong."""
    icons = _icons()
    for name, block in body.child_blocks.items():
        if not isinstance(block, SectionBlock) or block.KIND.name != name:
            yield name, f"derive its block from SectionBlock, with a KIND of the name “{name}”"
            continue
        part = getattr(block.child_blocks.get(block.KIND.content), "child_block", None)
        parts = part if isinstance(part, SectionBlock) else None
        if block.KIND.parts != (parts and parts.KIND):
            yield name, "declare the KIND of its sub-sections as its parts, and their field"
        for one in filter(None, (block, parts)):
            errors = (*_errors(one.KIND, one.child_blocks), *_missing_to_be_shown(one, icons))
            yield from ((name, error) for error in errors)


def _errors(kind: SectionKind, fields: Mapping[str, blocks.Block]) -> Iterator[str]:
    """Yield what is wrong with what a block of those fields declares."""
    if not kind.label:
        yield f"give {kind.block} a label"
    named = [kind.heading_field, kind.name_field, kind.page_field]
    named += [] if kind.leads_elsewhere else [kind.content]
    if missing := [field for field in named if field and field not in fields]:
        yield f"name fields that {kind.block} has, not {', '.join(missing)}"
    if kind.list_field and not (kind.missing and "introduction" in fields and "closing" in fields):
        yield f"{kind.block} has a list: say what to do where it is missing, and what is around it"
    if not kind.repeats and not kind.part_title and not kind.anchor:
        yield f"{kind.block} stands on a page once: give it an anchor"


def _icons() -> set[str]:
    """Return the names of the icons of the admin, without the one of a block that has none."""
    paths: list[str] = []
    for register in hooks.get_hooks("register_icons"):
        paths = register(paths)
    return {PurePosixPath(path).stem for path in paths} - {"placeholder"}


def _missing_to_be_shown(block: SectionBlock, icons: Collection[str]) -> Iterator[str]:
    """Yield what a block lacks to be chosen by editors and seen by readers."""
    name, meta = block.KIND.block, block.meta
    if lacking := [one for one in ("description", "help_text") if not getattr(meta, one, "")]:
        yield f"give {name} a {' and a '.join(lacking)}"
    if not block.is_previewable:
        yield f"give {name} a preview_value"
    if meta.icon not in icons:
        yield f"give {name} an icon that there is, not {meta.icon}"
    try:
        get_template(getattr(meta, "template", None) or name)
    except TemplateDoesNotExist:
        yield f"name the template of {name}, and write it"


def sections_without_place() -> list[str]:
    """Return the class names of the guide's own sections that are in no body."""
    known = {*section_kinds(), *part_kinds()}
    own = (one for one in SectionBlock.__subclasses__() if one.__module__.startswith(__package__))
    return [one.__name__ for one in own if one.__name__ not in known]


def standard_sections() -> list[tuple[str, Any]]:
    """Return the sections with which a new role starts, in order and empty; one for each topic."""
    sections: list[tuple[str, Any]] = []
    for name, block in RoleBody().child_blocks.items():
        if block.KIND.topics:
            sections += (
                (name, {**block.get_default(), "topic": topic.key}) for topic in block.KIND.topics
            )
        elif block.KIND.in_new_roles:
            sections.append((name, block.get_default()))
    return sections
