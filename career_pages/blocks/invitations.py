"""The sections that invite readers to go on: to another page, or with a button anywhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from career_pages.blocks.base import SectionBlock, heading_field, page_links, sample_page
from career_pages.sections.kinds import Enough, FamiliarHeading, InSearch, SectionKind, Shape

_is_web_address = URLValidator(schemes=["http", "https"])
_is_email = EmailValidator()


def is_allowed_target(value: str) -> None:
    """Check that a link leads to a web address, a page of this site, an e-mail or a telephone.

    Raises ValidationError, saying what to write, for anything else.
    """
    if not value or value.startswith("#") or (value.startswith("/") and value[1:2] != "/"):
        return
    scheme, _, rest = value.partition(":")
    scheme = scheme.lower()
    if scheme == "tel" and any(map(str.isdecimal, rest)) and not rest.strip("+-.() 0123456789"):
        return
    try:
        if scheme == "mailto":
            _is_email(rest.partition("?")[0])
        else:
            _is_web_address(value)
    except ValidationError:
        raise ValidationError(
            "Write a whole web address (https://…), a path on this site (/careers/), "
            "mailto: and an e-mail address, or tel: and a number."
        ) from None


class UpNextBlock(SectionBlock):
    """A teaser of the page to read next."""

    KIND = SectionKind(
        name="up_next",
        label="Up next",
        described="the title of what is up next",
        anchor="up-next",
        shape=Shape.TEASER,
        heading="How To Become {a_role} in {year}",
        heading_field="title",
        familiar=(FamiliarHeading(r"up next", whole=True),),
        enough=Enough(1, "Say what to read next.", step="up-next"),
        search=InSearch("more"),
    )

    title = heading_field(KIND)
    teaser = blocks.TextBlock(required=False, rows=2, max_length=400)
    page = blocks.PageChooserBlock(
        required=False,
        help_text="Where it leads. Left empty, it leads to this role's next chapter or to a "
        "related role.",
    )

    RARE_FIELDS = frozenset({"title"})

    class Meta:
        icon = "arrow-right"
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
        is_chosen = bool(chosen and page_links(context).may_be_followed_to(chosen))
        target = chosen if is_chosen else getattr(page, "reading_next", None)
        context["target"] = target
        same_role = getattr(target, "role_name", None) == context["role_name"]
        context["leads_elsewhere"] = not (is_chosen or same_role)
        return context


class CallToActionBlock(SectionBlock):
    """An invitation with a button: written here, or a shared one chosen."""

    KIND = SectionKind(
        name="call_to_action",
        label="Call to action",
        anchor="call-to-action",
        repeats=True,
        shape=Shape.INVITATION,
        heading="Start Your {role} Career",
        familiar=(
            FamiliarHeading(r"start your ROLE career(?: .*)?", singular=True, distinct=True),
            FamiliarHeading(r"start your career as ROLE(?: .*)?", distinct=True),
        ),
        enough=None,
        search=InSearch("more"),
    )

    shared = SnippetChooserBlock(
        "career_pages.CallToAction",
        required=False,
        label="Shared call to action",
        help_text="Choose one that many pages use; what is written below then replaces its parts.",
    )
    heading = heading_field(KIND)
    text = blocks.TextBlock(required=False, rows=2, max_length=600)
    button = blocks.CharBlock(required=False, max_length=80, label="Button text")
    page = blocks.PageChooserBlock(required=False, label="Button leads to a page")
    link = blocks.CharBlock(
        required=False,
        max_length=500,
        label="Or to a web address",
        help_text="Such as https://example.org/courses or /careers/.",
        validators=[is_allowed_target],
    )

    class Meta:
        icon = "pick"
        group = "Where to go next"
        description = "A short invitation with a button."
        help_text = "One sentence and one button. {role}, {roles} and {a_role} stand for the name."
        template = "career_pages/blocks/call_to_action_block.html"
        preview_value = {
            "shared": None,
            "heading": "",
            "text": "See which careers build on the same skills, and where each can lead.",
            "button": "Browse all careers",
            "page": None,
            "link": "/careers/",
            "anchor": "call-to-action",
        }

    def heading_pattern(self, value: dict[str, Any]) -> str:
        """Return the heading of the shared call to action, or the generated one."""
        shared = value.get("shared")
        return (shared and shared.heading) or super().heading_pattern(value)

    def stands_alone(self, value: dict[str, Any]) -> bool:
        """Say whether a shared call to action supplies what is not written here."""
        return bool(value.get("shared"))

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with ``text``, ``button`` and ``href``, slots filled.

        ``href`` is "" when the button leads nowhere.
        """
        context = super().get_context(value, parent_context=parent_context)
        shared, role, page = value.get("shared"), context["role_name"], value.get("page")
        followed = page if page and page_links(context).may_be_followed_to(page) else None
        own_target = (followed.url if followed else "") or value.get("link") or ""
        context["text"] = role.fill(value.get("text") or (shared.text if shared else ""))
        context["button"] = role.fill(value.get("button") or (shared.button if shared else ""))
        context["href"] = own_target or (shared.href if shared else "") or ""
        return context
