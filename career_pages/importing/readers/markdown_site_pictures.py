"""The pictures of this site in Markdown: "![A hive](/media/hive.jpg "In May")"."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from career_pages.importing.notes import Notes
from career_pages.importing.picture import Picture
from career_pages.importing.readers.inline_markdown import InlineReader
from career_pages.importing.readers.markdown_pictures import MarkdownPictures
from career_pages.importing.words import collapse

DECORATIVE: Final = re.compile(r"\s*\{\.decorative\}\s*")
_SITE_PICTURES: Final = "/media/"


def site_picture(tokens: Sequence[Token], pictures: MarkdownPictures) -> Picture | None:
    """Return the picture that is all a paragraph holds, if the site has it; else None.

    One without an address is the place for a picture that is still to come. The title of a picture
    is its caption; a mark behind it says that it is decorative.
    """
    if not tokens or tokens[0].type != "image":
        return None
    rest = "".join(token.content for token in tokens[1:])
    is_decorative = bool(DECORATIVE.fullmatch(rest))
    address = str(tokens[0].attrGet("src") or "")
    caption = collapse(str(tokens[0].attrGet("title") or ""))
    is_here = address.startswith(_SITE_PICTURES) or (not address and caption)
    if not is_here or (rest.strip() and not is_decorative):
        return None
    alternative = InlineReader(Notes(), pictures, 1, links=False).read(tokens[0].children or ())
    name = PurePosixPath(unquote(address)).name
    pictures.addresses.add(address)
    return Picture(name, b"", collapse(alternative.text), caption, address, is_decorative)
