"""The forms in which editors write roles and chapters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks, hooks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.panels import Panel
from wagtail.admin.utils import get_user_display_name
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from career_pages.blocks.base import SectionBlock
from career_pages.names import RESERVED_SLUGS, RoleName
from career_pages.sections.parts import Node, children


def people_of_the_admin() -> Any:
    """Return the active users who may enter the admin, by name, as a queryset."""
    enters = Permission.objects.filter(
        codename="access_admin", content_type__app_label="wagtailadmin"
    )
    may_enter = (
        Q(is_superuser=True) | Q(user_permissions__in=enters) | Q(groups__permissions__in=enters)
    )
    people = get_user_model().objects.filter(may_enter, is_active=True).distinct()
    return people.order_by("first_name", "last_name", "username")


BETWEEN = " › "


def place_of(page: Any, path: str) -> str:
    """Return where the field is: "Daily work by level › Senior › Duty 3".

    ``path`` is that of a finding. Where it leads to something that is gone, the place is that of
    the nearest that is still there; it is "" for a field that the form does not have.
    """
    name, *rest = path.split(".")
    inside = rest if name == "body" else []
    found = BETWEEN.join(_names(Node(page.body.stream_block, page.body), inside, page.role_name))
    return found or _heading(page.get_edit_handler(), name)


def _heading(panel: Panel, name: str) -> str:
    """Return the heading of the panel of that field or relation within ``panel``."""
    if name == getattr(panel, "relation_name", None):
        return str(panel.heading)
    if name == getattr(panel, "field_name", None):
        return str(panel.heading or capfirst(panel.db_field.verbose_name))
    # What an inline panel holds are the fields of its records, which may have the same names.
    inner = [] if hasattr(panel, "relation_name") else getattr(panel, "children", [])
    return next((found for child in inner if (found := _heading(child, name))), "")


def _names(node: Node, path: Sequence[str], role: RoleName) -> Iterator[str]:
    """Yield what each step of the path is called, as far as it leads to something."""
    step, *rest = path or [""]
    for number, child in enumerate(children(node), start=1):
        if child.step == step:
            yield from _name_of_child(node.block, child, number, rest, role)
            yield from _names(child, rest, role)


def _name_of_child(
    block: blocks.Block, child: Node, number: int, rest: list[str], role: RoleName
) -> Iterator[str]:
    if isinstance(block, blocks.StructBlock):
        # The items of a list say what it is a list of.
        if not (rest and isinstance(child.block, blocks.ListBlock)):
            yield str(child.block.label)
    elif isinstance(child.block, SectionBlock):
        yield child.block.name_in_outline(child.value, role)
    elif isinstance(block, blocks.ListBlock):
        yield f"{child.block.label or block.label} {number}"
    elif not isinstance(child.block, blocks.RichTextBlock):
        yield str(child.block.label)


Placed = tuple[list[str], str]


def body_error(body: Any, messages: Iterable[tuple[str, str]]) -> ValidationError:
    """Return one error for the stream ``body`` that holds each (path, message) in its place.

    A path starts with the field's name: "body.<block id>.heading". What it leads to may be gone;
    its message is then shown at the nearest block that is still there.
    """
    placed = [(path.split(".")[1:], message) for path, message in messages]
    return _error(Node(body.stream_block, body), placed)


def _error(node: Node, placed: list[Placed]) -> ValidationError:
    steps = {child.step: child for child in children(node)}
    own: list[str] = []
    below: dict[str, list[Placed]] = defaultdict(list)
    for path, message in placed:
        if path and path[0] in steps:
            below[path[0]].append((path[1:], message))
        else:
            own.append(message)
    errors = {steps[step].key: _error(steps[step], rest) for step, rest in below.items()}
    if isinstance(node.block, blocks.StreamBlock):
        return StreamBlockValidationError(errors, own)
    if isinstance(node.block, blocks.ListBlock):
        return ListBlockValidationError(errors, own)
    if isinstance(node.block, blocks.StructBlock):
        return StructBlockValidationError(errors, own)
    return ValidationError(own)


def reserved_slug_message(slug: str) -> str:
    """Return what to tell somebody who wants a reserved slug for a role."""
    return _(
        "“%(slug)s” is the address of another page of the guide. "
        "Choose another for this role, such as “%(slug)s-2”."
    ) % {"slug": slug}


def refuse_reserved_slug(slug: str) -> None:
    """Raise ValidationError, for the field ``slug``, if no role may have the slug."""
    if slug in RESERVED_SLUGS:
        raise ValidationError({"slug": reserved_slug_message(slug)})


class RoleCopyForm(CopyForm):
    """Wagtail's own form, which lets no copy take the address of another page of the guide."""

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data, without a slug that no role may have."""
        data: dict[str, Any] = super().clean()
        if (slug := data.get("new_slug")) in RESERVED_SLUGS:
            self.add_error("new_slug", reserved_slug_message(str(slug)))
        return data


GOING_LIVE: Final = ("action-publish", "action-submit", "action-restart-workflow")


class PublicationError(Protocol):
    """What keeps a page from readers: the message, and the field to which it belongs."""

    @property
    def field(self) -> str: ...

    @property
    def message(self) -> str: ...


def found_publication_errors(page: Any) -> list[PublicationError]:
    """Return what keeps the page, as it is in memory, from readers; none for other kinds of page.

    It is what the functions return that are registered for the hook ``find_publication_errors``.
    """
    found: list[PublicationError] = []
    for find_errors in hooks.get_hooks("find_publication_errors"):
        found += find_errors(page)
    return found


class GuidePageForm(WagtailAdminPageForm):
    """A page's form, which holds publication to the gate and lets drafts be incomplete."""

    @property
    def asks_to_go_live(self) -> bool:
        """Whether the editor publishes, submits or approves, rather than saves or sends back."""
        if self.is_deferred_validation:
            return False
        # Wagtail does these first, whatever else is posted with them.
        if any(self.data.get(name) for name in GOING_LIVE):
            return True
        takes_back = self.data.get("action-cancel-workflow")
        return not takes_back and self.data.get("workflow-action-name") != "reject"

    def _post_clean(self) -> None:
        # The instance has the new values only from here on.
        super()._post_clean()
        if self.asks_to_go_live and not self.errors:
            self._add_publication_errors()

    def _add_publication_errors(self) -> None:
        self.instance.complete()
        by_field: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for error in found_publication_errors(self.instance):
            by_field[error.field.partition(".")[0]].append((error.field, error.message))
        for name, messages in by_field.items():
            if name == "body":
                self.add_error(name, body_error(self.instance.body, messages))
            else:
                field = name if name in self.fields else None
                for _, message in messages:
                    self.add_error(field, message)


class RolePageForm(GuidePageForm):
    """A role's form, in which the forms of the name follow when the name changes.

    Only people who may enter the admin can be asked to review a role again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "review_editor" in self.fields:
            self.fields["review_editor"].queryset = people_of_the_admin()
            self.fields["review_editor"].label_from_instance = get_user_display_name

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; forms that were only suggested for the old name are dropped."""
        data: dict[str, Any] = super().clean()
        if "title" in self.changed_data and self.initial.get("title"):
            old = RoleName.suggest(self.initial["title"])
            for name, suggested in (("plural", old.plural), ("article", old.article)):
                if data.get(name) == suggested:
                    data[name] = ""
        return data
