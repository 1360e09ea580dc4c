"""What a document names and the site has: pages, records, calls to action, pictures."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from html import unescape
from io import BytesIO
from pathlib import PurePath
from typing import Any, Final, TypeVar
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db.models import Q
from wagtail.images import get_image_model

from career_pages.documents.draft import PartDraft, RichText, SectionDraft, Table
from career_pages.documents.source_file import Picture
from career_pages.documents.undo import Writing
from career_pages.models import CallToAction, CareerArea, RoleIndexPage, RolePage, Skill
from career_pages.models.pages import pages_at
from career_pages.models.records import unused_slug
from career_pages.names import RoleName
from career_pages.text import collapse


def role_page(index: RoleIndexPage, name: RoleName, code: str = "") -> RolePage | None:
    """Return the page of the same role below the index, or None.

    It is the one with the same occupation code, else the one of the same name, whatever its case
    and whether singular or plural.
    """
    roles = RolePage.objects.child_of(index).order_by("pk")
    if code and (found := roles.filter(occupation_code=code).first()):
        return found
    same_name = Q()
    for form in {name.singular, name.plural}:
        same_name |= Q(title__iexact=form) | Q(plural__iexact=form)
    return roles.filter(same_name).first()


def related_roles(index: RoleIndexPage, names: tuple[str, ...]) -> tuple[list[Any], list[str]]:
    """Return the pages of the named roles in order, and the names that have none."""
    found = {name: role_page(index, RoleName.suggest(name)) for name in names}
    return [page for page in found.values() if page], [name for name in names if not found[name]]


def career_area(name: str, writing: Writing) -> CareerArea:
    """Return the area of that name, made when there is none; case does not matter."""
    if found := CareerArea.objects.filter(name__iexact=name).first():
        return found
    taken = set(CareerArea.objects.values_list("slug", flat=True))
    area = CareerArea(name=name, slug=unused_slug(name, taken, "area"))
    with errors_of("area"):
        area.full_clean()
    area.save()
    writing.changes.add_record(area)
    return area


def skill(name: str, writing: Writing) -> Skill:
    """Return the skill of that name; case does not matter.

    It is made when there is none, for an editor to confirm.
    """
    if found := Skill.objects.filter(name__iexact=name).first():
        return found
    made = Skill(name=name, is_confirmed=False)
    with errors_of("skills"):
        made.full_clean(exclude=["slug"])
    made.save()
    writing.changes.add_record(made)
    return made


def shared_call_to_action(name: str) -> CallToAction | None:
    """Return the shared call to action of that name, whatever its case, or None."""
    return CallToAction.objects.filter(name__iexact=name).first() if name else None


@contextmanager
def errors_of(key: str) -> Iterator[None]:
    """Raise a ValidationError from inside again, as an error of the front matter's ``key``."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({key: error.messages}) from None


_LONGEST_TITLE: Final = 255


def figure_value(picture: Picture, writing: Writing) -> dict[str, Any]:
    """Return the data of a FigureBlock.

    Where the site has no image of the address, its caption is what the author says of it.
    """
    image = _image_of(picture, writing)
    if image is None:
        said = dict.fromkeys(filter(None, [picture.alt, picture.caption]))
        return {"image": None, "caption": ": ".join(said)}
    shown = {"image": image.pk, "alt_text": picture.alt, "decorative": picture.decorative}
    return {"image": shown, "caption": picture.caption}


def image_at(address: str) -> Any:
    """Return the site's image whose file has that path ("/media/…"), or None."""
    name = unquote(address.partition("/media/")[2])
    return get_image_model().objects.filter(file=name).first() if name else None


def _image_of(picture: Picture, writing: Writing) -> Any:
    """Return the site's image of a picture: the one with the same bytes, else a new one.

    A picture of the site itself is found by its address; None when there is none.
    """
    if not picture.data:
        return image_at(picture.address)
    digest = hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()
    same = get_image_model().objects.filter(file_hash=digest).order_by("pk")
    if found := same.first():
        return found
    name = PurePath(picture.name).name or "picture"
    image = get_image_model()(
        title=(collapse(picture.alt) or PurePath(name).stem)[:_LONGEST_TITLE],
        description=collapse(picture.alt)[:_LONGEST_TITLE],
        file=ImageFile(BytesIO(picture.data), name=name),
        file_size=len(picture.data),
        file_hash=digest,
        uploaded_by_user=writing.user,
    )
    image.save()
    writing.changes.add_record(image)
    writing.images.append(image)
    return image


_LINK: Final = re.compile(r'<a href="([^"]*)">')


def with_page_links(sections: Iterable[SectionDraft]) -> tuple[SectionDraft, ...]:
    """Return the sections with links to pages of this site as links to those pages.

    A link to a place within a page, or to a path that no page has, stays an address.
    """
    sections = tuple(sections)
    addresses: list[str] = []

    def collected(html: str) -> str:
        addresses.extend(_LINK.findall(html))
        return html

    _with_html(sections, collected)
    pages = pages_at({unescape(address) for address in addresses})
    if not pages:
        return sections

    def linked(link: re.Match[str]) -> str:
        page = pages.get(unescape(link[1]))
        return f'<a linktype="page" id="{page.pk}">' if page else link[0]

    return _with_html(sections, lambda html: _LINK.sub(linked, html))


_T = TypeVar("_T")


def _with_html(sections: _T, change: Callable[[str], str]) -> _T:
    """Return sections with everything in them that is HTML changed."""

    def changed(value: Any) -> Any:
        match value:
            case RichText():
                return replace(value, html=change(value.html))
            case Table():
                rows = tuple(tuple(change(cell) for cell in row) for row in value.rows)
                return replace(value, rows=rows)
            case SectionDraft() | PartDraft():
                return replace(value, items=tuple(map(change, value.items)))
        return value

    return rebuilt(sections, changed)


def rebuilt(value: _T, change: Callable[[Any], Any]) -> _T:
    """Return nested tuples and dataclasses, with each dataclass in them as ``change`` returns it.

    What is inside one has been changed before it.
    """
    result: Any = value
    if isinstance(value, tuple):
        result = tuple(rebuilt(one, change) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: rebuilt(getattr(value, one.name), change) for one in fields(value)}
        result = change(replace(value, **parts))
    return result
