"""A page of the handbook as HTML of the admin."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from career_pages.handbook.book import CONTENTS
from career_pages.handbook.handbook_page import HandbookPage
from career_pages.handbook.markdown import anchor_of, plain_text
from career_pages.handbook.picture import Picture


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things are in the admin.

    ``page`` gives the address of a page by its name, "" for the contents; ``picture`` that of a
    picture by its file name. ``screens`` are the addresses of the screens that the text names in
    bold.
    """

    page: Callable[[str], str]
    picture: Callable[[str], str]
    screens: Mapping[str, str]


def render(page: HandbookPage, pictures: Mapping[str, Picture], addresses: Addresses) -> SafeString:
    """Return what stands below the title, its headings one step lower."""
    markdown = MarkdownIt("commonmark", renderer_cls=_AdminRenderer)
    environment = {"pictures": pictures, "addresses": addresses}
    html = markdown.renderer.render(page.tokens, markdown.options, environment)
    return mark_safe(html)  # noqa: S308 - the handbook is part of the program, and HTML in it is text


class _AdminRenderer(RendererHTML):
    """Each method renders the token that it is named for."""

    def heading_open(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        heading = plain_text(tokens[at + 1])
        return format_html('<h{} id="{}">', int(tokens[at].tag[1]) + 1, anchor_of(heading))

    def heading_close(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        heading = plain_text(tokens[at - 1])
        return format_html(
            ' <a class="handbook-anchor" href="#{}" aria-label="Link to “{}”">#</a></h{}>\n',
            anchor_of(heading),
            heading,
            int(tokens[at].tag[1]) + 1,
        )

    def link_open(self, tokens: Sequence[Token], at: int, _: Any, environment: Any) -> str:
        target = str(tokens[at].attrs["href"])
        file, mark, anchor = target.partition("#")
        if file.endswith(".md"):
            name = file.removesuffix(".md").replace(CONTENTS, "")
            target = f"{environment['addresses'].page(name)}{mark}{anchor}"
        return format_html('<a href="{}">', target)

    def image(self, tokens: Sequence[Token], at: int, _: Any, environment: Any) -> str:
        token = tokens[at]
        name = str(token.attrs["src"]).removeprefix("images/")
        picture = environment["pictures"].get(name)
        if picture is None:
            return format_html("<em>{}</em>", token.content)
        return format_html(
            '<a class="handbook-picture" href="{0}">'
            '<img src="{0}" alt="{1}" width="{2}" height="{3}" loading="lazy" decoding="async">'
            "</a>",
            environment["addresses"].picture(name),
            token.content,
            picture.width,
            picture.height,
        )

    def strong_open(self, tokens: Sequence[Token], at: int, _: Any, environment: Any) -> str:
        screen = environment["addresses"].screens.get(tokens[at + 1].content)
        return format_html('<strong><a href="{}">', screen) if screen else "<strong>"

    def strong_close(self, tokens: Sequence[Token], at: int, _: Any, environment: Any) -> str:
        is_screen = tokens[at - 1].content in environment["addresses"].screens
        return "</a></strong>" if is_screen else "</strong>"

    def table_open(self, *_: Any) -> str:
        # What can be scrolled sideways must be reached by the keyboard.
        scrolled = '<div class="handbook-table" tabindex="0" role="region" aria-label="Table">'
        return f'{scrolled}<table class="listing">\n'

    def table_close(self, *_: Any) -> str:
        return "</table></div>\n"
