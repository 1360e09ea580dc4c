"""Where a reader goes from here."""

from typing import Any

from wagtail import blocks

from career_pages.blocks.samples import sample_page
from career_pages.blocks.section_block import SectionBlock, generated_help
from career_pages.page_links import leads_somewhere
from career_pages.role_name import RoleName


class UpNextBlock(SectionBlock):
    """A teaser of the page to read next."""

    title = blocks.CharBlock(
        required=False,
        max_length=200,
        help_text=generated_help("UpNextBlock"),
    )
    teaser = blocks.TextBlock(required=False, rows=2, max_length=400)
    page = blocks.PageChooserBlock(
        required=False,
        help_text="Where it leads. Left empty, it leads to this role's next chapter or to a "
        "related role.",
    )

    ANCHOR = "up-next"
    RARE_FIELDS = frozenset({"title"})
    SILENT_FIELDS = frozenset({"anchor", "title"})

    class Meta:
        icon = "arrow-right"
        label = "Up next"
        label_format = "{title}|{generated}"
        group = "Where to go next"
        description = "A teaser of the page to read next."
        help_text = "One sentence that says what the reader will find there."
        template = "career_pages/blocks/up_next_block.html"

    def get_preview_value(self) -> Any:
        """Return a teaser that leads on."""
        return self.normalize(
            {
                "title": "",
                "teaser": "The training, the license and the first job, step by step.",
                "page": sample_page("How to Become an Electrician"),
                "anchor": "up-next",
            }
        )

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the title: the editor's own, or the generated one."""
        pattern = (value.get("title") or "").strip() or self.heading_pattern(value)
        return role.fill(pattern, **self.heading_slots(value))

    def stands_alone(self, value: dict[str, Any]) -> bool:
        """Say that it does: its heading and the way on are generated."""
        return True

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the filled ``teaser`` and the ``target`` page.

        It ``leads_elsewhere`` when nobody chose the target and it is not about the same role.
        """
        context = super().get_context(value, parent_context=parent_context)
        context["teaser"] = context["role_name"].fill(
            value.get("teaser") or "", **self.heading_slots(value)
        )
        chosen, page = value.get("page"), context.get("page")
        is_chosen = bool(chosen and leads_somewhere(chosen))
        target = chosen if is_chosen else getattr(page, "reading_next", None)
        context["target"] = target
        same_role = getattr(target, "role_name", None) == context["role_name"]
        context["leads_elsewhere"] = not (is_chosen or same_role)
        return context
