"""The pictures of a document, kept as images of the site."""

import hashlib
from contextlib import AbstractContextManager
from contextvars import ContextVar, Token
from io import BytesIO
from pathlib import PurePath
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from career_pages.importing.picture import Picture
from career_pages.importing.words import collapse
from career_pages.importing.writing.ledger import note_record

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
