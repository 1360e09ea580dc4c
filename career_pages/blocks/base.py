"""What the headed and labelled blocks of a page's body have in common."""

import re
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Final

from django import forms
from django.db.models import Q
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.admin.compare import (
    BlockComparison,
    ListBlockComparison,
    StructBlockComparison,
    get_comparison_class_for_block,
)
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from career_pages.names import RoleName
from career_pages.sections.kinds import SectionKind
from career_pages.sections.parts import HeadedBlock, stored_values
from career_pages.sections.projection import anchor_from, section_of

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
LIST_FEATURES = [*INLINE_FEATURES, "ul", "ol"]


_PAGE_LINK: Final = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*?\bid="(\d+)"[^>]*>')


@dataclass(frozen=True)
class PageLinks:
    """Where the links in a body lead: to pages that are live, and to those in review with it.

    The words of a link to any other page stay as plain words.
    """

    body: Any = None
    in_review: Collection[int] = ()

    @cached_property
    def pages(self) -> Mapping[int, Page]:
        """The pages by their ids, looked up in one query, if any, when the first is asked for."""
        stored = stored_values(self.body.raw_data if self.body else ())
        texts = (text for _, text in stored if isinstance(text, str))
        ids = {int(found) for text in texts for found in _PAGE_LINK.findall(text)}
        followed = Q(live=True) | Q(pk__in=self.in_review)
        found: Mapping[int, Page] = Page.objects.filter(followed).in_bulk(ids) if ids else {}
        return found

    def may_be_followed_to(self, page: Page) -> bool:
        """Say whether whoever reads may follow a link to the page."""
        return bool(page.live or page.pk in self.in_review)

    def html(self, text: RichText) -> str:
        """Return the text as readers get it."""
        return str(RichText(_PAGE_LINK.sub(self._opening_tag, text.source)))

    def _opening_tag(self, link: re.Match[str]) -> str:
        page = self.pages.get(int(link[1]))
        return format_html('<a href="{}">', page.url) if page and page.url else "<a>"


def page_links(context: Mapping[str, Any]) -> PageLinks:
    """Return where links lead in the page that is drawn; nothing was looked up for other places."""
    return context.get("page_links") or PageLinks()


def text_html(text: RichText, links: PageLinks | None) -> str:
    """Return the text as readers get it in a page with those links, or by itself."""
    return links.html(text) if links else str(text)


class LinkedTextBlock(blocks.RichTextBlock):
    """Rich text whose links to pages cost no query where the page around has looked them up."""

    def render_basic(self, value: RichText, context: dict[str, Any] | None = None) -> str:
        return text_html(value, (context or {}).get("page_links"))


def list_item_field(**options: Any) -> LinkedTextBlock:
    """Return one item of a list: bold, italic, links and one nested list."""
    return LinkedTextBlock(features=LIST_FEATURES, required=False, **options)


@dataclass(frozen=True, slots=True)
class SampleRendition:
    """The project's own picture in its one size, in pixels."""

    url: str
    alt: str
    width: int = 960
    height: int = 540

    def img_tag(self, attributes: dict[str, Any]) -> SafeString:
        """Return the picture as HTML."""
        own = {"src": self.url, "width": self.width, "height": self.height, "alt": self.alt}
        return format_html("<img{}>", flatatt({**attributes, **own}))


def sample_picture() -> Any:
    """Return an image that was never saved and shows a picture of the project's own."""
    alt = "An open distribution board with six breakers, one of them switched off."
    image = get_image_model()(title="Distribution board")
    image.contextual_alt_text, image.decorative = alt, False
    rendition = SampleRendition(static("career_pages/sample_picture.svg"), alt)
    image.get_renditions = lambda *filters: {"": rendition}
    return image


def sample_page(title: str) -> Page:
    """Return a page that was never saved and leads to the list of roles."""
    page = Page(title=title)
    page.get_url = lambda request=None, current_site=None: "/careers/"
    return page


Row = tuple[str, SafeString]


class SectionComparison(StructBlockComparison):
    """Compares two versions of a section field by field.

    Wagtail shows a list that did not change as readers see it. Sections read their page then, for
    the name of its role, and there is none here; and what is withheld from readers would not be
    shown. A field that is blank in both versions is left out.
    """

    def htmlvalue(self, val: Any) -> SafeString:
        """Return the filled fields of one version."""
        return self._rows(lambda name: comparison_of(self.block.child_blocks[name], val[name]))

    def htmldiff(self) -> SafeString:
        """Return the fields that are filled in either version, with what changed."""
        return self._rows(
            lambda name: _comparison(
                self.block.child_blocks[name], self.val_a[name], self.val_b[name]
            )
        )

    def _rows(self, compare: Callable[[str], BlockComparison]) -> SafeString:
        rows: Iterator[Row] = (
            (block.label, _html(compare(name)))
            for name, block in self.block.child_blocks.items()
            if not _is_blank(compare(name))
        )
        kind = format_html("<strong>{}</strong>", self.block.label)
        fields = format_html_join("\n", "<dt>{}</dt>\n<dd>{}</dd>", rows)
        return format_html("{}\n<dl>\n{}\n</dl>", kind, fields)


class FieldsOfListComparison(ListBlockComparison):
    """Compares two versions of a list, and shows one that did not change by its fields."""

    def htmlvalue(self, val: Any) -> SafeString:
        """Return the items of one version."""
        items = ((_html(comparison_of(one.block, one.value)),) for one in val.bound_blocks)
        return format_html("<ul>\n{}\n</ul>", format_html_join("\n", "<li>{}</li>", items))


def comparison_of(block: blocks.Block, value: Any) -> BlockComparison:
    """Return the comparison of a value with itself."""
    return _comparison(block, value, value)


def _comparison(block: blocks.Block, before: Any, after: Any) -> BlockComparison:
    is_list = isinstance(block, blocks.ListBlock)
    kind = FieldsOfListComparison if is_list else get_comparison_class_for_block(block)
    return kind(block, True, True, before, after)


def _html(comparison: BlockComparison) -> SafeString:
    if comparison.has_changed():
        return comparison.htmldiff()
    return comparison.htmlvalue(comparison.val_a)


def _is_blank(comparison: BlockComparison) -> bool:
    return not (comparison.val_a or comparison.val_b)


class LabelledBlock(blocks.StructBlock):
    """A block with a label for when it is closed, made of the first texts that are there.

    ``Meta.label_format`` holds formats with "|" between them, such as "{title}|{url}". The label
    is the first of them whose fields all have text. "{generated}" stands for the heading that is
    made from `generated_headings`.
    """

    def generated_headings(self) -> tuple[str, dict[str, str]]:
        """Return the field that chooses the pattern of the generated heading, and the patterns.

        They are by the value of that field. Without a field there is one at most, under "".
        """
        return "", {}

    def rare_fields(self) -> list[str]:
        """Return the fields among the settings that open them when something is in one."""
        return []


class LabelledBlockAdapter(StructBlockAdapter):
    """Hands a labelled block to its class in the browser."""

    js_constructor = "careerGuide.LabelledBlock"

    def js_args(self, block: LabelledBlock) -> list[Any]:
        """Return what Wagtail's own class is given, with the patterns of the label."""
        name, children, options = super().js_args(block)
        chosen_by, patterns = block.generated_headings()
        more = {"chosenBy": chosen_by, "patterns": patterns, "rareFields": block.rare_fields()}
        return [name, children, {**options, **more}]

    @cached_property
    def media(self) -> forms.Media:
        """Wagtail's scripts, and behind them the one with the class."""
        return super().media + forms.Media(js=["career_pages/editor/labelled_block.js"])


register(LabelledBlockAdapter(), LabelledBlock)


PREVIEW_ROLE = RoleName("Electrician", "Electricians", "an")


def heading_field(kind: SectionKind) -> blocks.CharBlock:
    """Return the heading field of a kind of section; it says what happens when it is blank."""
    help_text = "The words above the section."
    if kind.topics:
        help_text = "Leave it blank to use the topic's own heading."
    elif kind.heading:
        example = PREVIEW_ROLE.fill(kind.heading, level="Senior", year="(this year)")
        help_text = f"Leave it blank to have it made from the role's name: “{example}”."
    return blocks.CharBlock(required=False, max_length=kind.longest, help_text=help_text)


class SectionBlock(LabelledBlock, HeadedBlock):
    """One headed block of a page's body, with an anchor that stays when other things change.

    A class that derives from it declares what its ``KIND`` is, ``heading`` (see `heading_field`)
    and its own fields.
    """

    anchor = blocks.CharBlock(
        required=False,
        max_length=80,
        label="Link name",
        help_text=(
            "The end of this section's web address, after “#”. Made from the heading when the "
            "page is saved, and kept from then on, so that links to the section go on working."
        ),
    )

    class Meta:
        label_format = "{heading}|{generated}"

    # The fields that few sections need. They are among the settings, and open if one is filled.
    RARE_FIELDS: ClassVar[frozenset[str]] = frozenset({"heading", "closing"})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label": self.KIND.label, **options})
        # Wagtail puts the fields in the order of the form. Whatever reads them wants the order in
        # which readers meet them, which is that of the class.
        in_order = sorted(self.base_blocks, key=lambda name: name == "anchor")
        self.child_blocks: OrderedDict[str, blocks.Block] = OrderedDict(
            (name, self.child_blocks[name]) for name in in_order
        )

    def get_form_layout(self) -> blocks.BlockGroup:
        """Return the form with what few need among the settings, which are closed at first."""
        rare = self.rare_fields()
        fields = [name for name in self.child_blocks if name not in {*rare, "anchor"}]
        return blocks.BlockGroup(children=fields, settings=[*rare, "anchor"])

    def get_comparison_class(self) -> type[SectionComparison]:
        """Return what compares two versions of the section."""
        return SectionComparison

    def rare_fields(self) -> list[str]:
        """Return the rare fields that the section has, in their order."""
        return [name for name in self.child_blocks if name in self.RARE_FIELDS]

    def generated_headings(self) -> tuple[str, dict[str, str]]:
        """Return the pattern of the section's heading, if it has one, or those of its topics."""
        if self.KIND.topics:
            return "topic", self.KIND.topic_headings
        return "", {"": self.KIND.heading} if self.KIND.heading else {}

    def heading_pattern(self, value: dict[str, Any]) -> str:
        """Return the pattern of the heading that is generated when the editor wrote none."""
        return self.KIND.pattern(value.get("topic") or "")

    def heading_slots(self, value: dict[str, Any]) -> dict[str, str]:
        """Return what fills the pattern besides the role's name."""
        return {"year": str(timezone.localdate().year)}

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the heading as readers see it: the editor's own, or the generated one."""
        own = (value.get(self.KIND.heading_field) or "").strip()
        return role.fill(own or self.heading_pattern(value), **self.heading_slots(value))

    def name_in_outline(self, value: dict[str, Any], role: RoleName) -> str:
        """Return what an editor knows the section by: its name, its kind, or what it is about."""
        if self.KIND.name_field:
            return self._name(value, role) or str(self.label)
        return str(self.label if self.KIND.anchor else self.heading(value, role) or self.label)

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the anchor for a section that has none yet; it may be taken on this page."""
        name = self._name(value, role) or self.heading(value, role)
        return self.KIND.anchor or anchor_from(name)

    def _name(self, value: dict[str, Any], role: RoleName) -> str:
        return role.fill((value.get(self.KIND.name_field) or "").strip())

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the ``section``, its ``heading`` and ``role_name``.

        ``anchor`` is its own; a section that is not ``shown`` holds nothing for readers.
        """
        context = super().get_context(value, parent_context=parent_context)
        role = getattr(context.get("page"), "role_name", None) or PREVIEW_ROLE
        section = section_of(self, value, role)
        context["role_name"] = role
        context["section"] = section
        context["heading"] = section.heading
        context["anchor"] = section.anchor
        context["shown"] = section.shown
        return context
