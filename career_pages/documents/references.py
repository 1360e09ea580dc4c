"""What a document names and the site has: records, pages, pictures, calls to action."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar, Token
from dataclasses import fields, is_dataclass, replace
from html import unescape
from io import BytesIO
from pathlib import PurePath
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db.models import Q
from django.utils.text import slugify
from wagtail.images import get_image_model

from career_pages.documents.draft import RichText, SectionDraft, Table
from career_pages.documents.source_file import Picture
from career_pages.documents.undo import note_record
from career_pages.models import CallToAction, CareerArea, RoleIndexPage, RolePage, Skill
from career_pages.models.page_queries import pages_at
from career_pages.names import RoleName
from career_pages.sections.projection import unused_anchor
from career_pages.text import collapse


@contextmanager
def errors_of(key: str) -> Iterator[None]:
    """Raise a ValidationError from inside again, as an error of the front matter's ``key``."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({key: error.messages}) from None


_LONGEST_TITLE = 255


class NewPictures(AbstractContextManager["NewPictures"]):
    """Within it, pictures become images of ``user``; what a failure leaves behind goes again.

    A database forgets by itself what was rolled back, a folder of files does not: leaving by an
    exception, or after `discard`, deletes the files. Where one is within another, the outer one
    also keeps account of what the inner one made.
    """

    def __init__(self, user: Any = None) -> None:
        self.user = user
        self.made: list[Any] = []
        self._token: Token[NewPictures | None] | None = None

    def __enter__(self) -> "NewPictures":
        """Become what `image_of` keeps pictures in."""
        self._token = _open.set(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Delete the files again if there was an error."""
        if self._token:
            _open.reset(self._token)
        if kind is not None:
            self.discard()
        elif outer := _open.get():
            outer.made += self.made

    def discard(self) -> None:
        """Delete the files of the images that were made."""
        for image in self.made:
            image.file.storage.delete(image.file.name)
        self.made.clear()


_open: ContextVar[NewPictures | None] = ContextVar("new_pictures", default=None)


def image_at(address: str) -> Any:
    """Return the site's image whose file has that path ("/media/…"), or None."""
    name = unquote(address.partition("/media/")[2])
    return get_image_model().objects.filter(file=name).first() if name else None


def image_of(picture: Picture) -> Any:
    """Return the site's image of a picture: the one with the same bytes, else a new one.

    A picture of the site itself is found by its address; None when there is none.
    """
    if not picture.data:
        return image_at(picture.address)
    images = get_image_model().objects
    digest = hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()
    if found := images.filter(file_hash=digest).order_by("pk").first():
        return found
    name = PurePath(picture.name).name or "picture"
    made = get_image_model()(
        title=(collapse(picture.alt) or PurePath(name).stem)[:_LONGEST_TITLE],
        description=collapse(picture.alt)[:_LONGEST_TITLE],
        file=ImageFile(BytesIO(picture.data), name=name),
        file_size=len(picture.data),
        file_hash=digest,
    )
    pictures = _open.get()
    made.uploaded_by_user = pictures.user if pictures else None
    made.save()
    note_record(made)
    if pictures:
        pictures.made.append(made)
    return made


def figure_value(picture: Picture) -> dict[str, Any]:
    """Return the data of a FigureBlock.

    Where the site has no image of the address, its caption is what the author says of it.
    """
    image = image_of(picture)
    if image is None:
        return {"image": None, "caption": _words(picture)}
    shown = {"image": image.pk, "alt_text": picture.alt, "decorative": picture.decorative}
    return {"image": shown, "caption": picture.caption}


def _words(picture: Picture) -> str:
    return ": ".join(dict.fromkeys(filter(None, [picture.alt, picture.caption])))


_LINK = re.compile(r'<a href="([^"]*)">')


_T = TypeVar("_T")


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


def _with_html(value: _T, change: Callable[[str], str]) -> _T:
    """Return nested tuples and dataclasses with everything in them that is HTML changed."""
    result: Any = value
    match value:
        case RichText():
            result = replace(value, html=change(value.html))
        case Table():
            rows = tuple(tuple(change(cell) for cell in row) for row in value.rows)
            result = replace(value, rows=rows)
        case tuple():
            result = tuple(_with_html(one, change) for one in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts: dict[str, Any] = {
                field.name: _with_html(getattr(value, field.name), change)
                for field in fields(value)
            }
            if "items" in parts:
                parts["items"] = tuple(map(change, parts["items"]))
            result = replace(value, **parts)
    return result


def shared_call_to_action(name: str) -> CallToAction | None:
    """Return the shared call to action of that name, whatever its case, or None."""
    return CallToAction.objects.filter(name__iexact=name).first() if name else None


def career_area(name: str) -> CareerArea:
    """Return the area of that name, made when there is none; case does not matter."""
    if found := CareerArea.objects.filter(name__iexact=name).first():
        return found
    slug = unused_anchor(
        slugify(name, allow_unicode=True) or "area",
        set(CareerArea.objects.values_list("slug", flat=True)),
    )
    area = CareerArea(name=name, slug=slug)
    with errors_of("area"):
        area.full_clean()
    area.save()
    note_record(area)
    return area


def skill(name: str) -> Skill:
    """Return the skill of that name; case does not matter.

    It is made when there is none, for an editor to confirm.
    """
    if found := Skill.objects.filter(name__iexact=name).first():
        return found
    made = Skill(name=name, is_confirmed=False)
    with errors_of("skills"):
        made.full_clean(exclude=["slug"])
    made.save()
    note_record(made)
    return made


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
