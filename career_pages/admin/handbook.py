"""The editors' handbook in the admin: its screens, the search in it, and how it is shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.http import FileResponse, Http404, HttpRequest
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import TemplateView, View
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from career_pages.admin.handbook_pages import (
    CONTENTS,
    FOLDER,
    Handbook,
    HandbookPage,
    PageSection,
    Picture,
    anchor_of,
    plain_text,
    read_handbook,
)
from career_pages.admin.screens import Screen
from career_pages.checks import Severity
from career_pages.checks.registry import Check, checks_in_force
from career_pages.models import RoleIndexPage
from career_pages.reading.excerpts import snippet
from career_pages.text import keys, telling


def handbook() -> Handbook:
    """Return the handbook as its files are now; raises FileNotFoundError where there are none."""
    files = sorted([*FOLDER.glob("*.md"), *FOLDER.glob("images/*.png")])
    state = tuple((file, file.stat().st_mtime_ns) for file in files)
    return _unchanged(FOLDER, state, checks_in_force())


@lru_cache(maxsize=1)
def _unchanged(
    folder: Path, state: tuple[tuple[Path, int], ...], checks: tuple[Check, ...]
) -> Handbook:
    tables = {
        f"checks: {severity}": "\n".join(
            [
                "| what was found | what to do |",
                "|---|---|",
                *(f"| {one.found} | {one.advice} |" for one in checks if one.severity == severity),
            ]
        )
        for severity in Severity
    }
    return read_handbook(folder, tables)


class BookView(View):
    """Reads the handbook."""

    @cached_property
    def book(self) -> Handbook:
        """The handbook; raises Http404 where the program came without its docs folder."""
        try:
            return handbook()
        except FileNotFoundError as error:
            raise Http404("The folder docs/editors is not here.") from error


class HandbookScreen(BookView, Screen, TemplateView):
    """A screen of the handbook with the list of contents beside it."""

    page_title = "Handbook"
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, parts=self.book.parts)

    def html_of(self, page: HandbookPage) -> SafeString:
        """Return the page as HTML."""
        addresses = Addresses(page_address, picture_address, screen_addresses())
        return render(page, self.book.pictures, addresses)


def page_address(name: str) -> str:
    """Return the address of a page by its name, "" for the contents."""
    return reverse("handbook:page", args=[name]) if name else reverse("handbook:contents")


def picture_address(name: str) -> str:
    """Return the address of a picture by its file name."""
    return reverse("handbook:picture", args=[name])


class ContentsView(HandbookScreen):
    """Shows the contents, or the sections that a query finds."""

    template_name = "career_pages/admin/handbook/contents.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, which leads from hits back to the contents."""
        return [*self.breadcrumbs_items, {"url": page_address(""), "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the contents as HTML, or the query and its hits."""
        context = super().get_context_data(**kwargs)
        query = " ".join(self.request.GET.get("q", "").split())[:LONGEST_QUERY]
        if query:
            return context | {"query": query, "hits": search_handbook(self.book, query)}
        return context | {"html": self.html_of(self.book.contents)}


class PageView(HandbookScreen):
    """Shows one page, and leads to those before and behind it."""

    template_name = "career_pages/admin/handbook/page.html"

    @cached_property
    def handbook_page(self) -> HandbookPage:
        """The page of the address; raises Http404 for a name that the contents do not list."""
        page = self.book.page(self.kwargs["name"])
        if page is None:
            raise Http404("The handbook has no such page.")
        return page

    def way(self) -> list[tuple[str, str | Promise]]:
        return [(page_address(""), self.page_title)]

    def get_page_title(self) -> str:
        return self.handbook_page.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the page as HTML and its neighbors."""
        context = super().get_context_data(**kwargs)
        previous, following = self.book.beside(self.handbook_page)
        return context | {
            "handbook_page": self.handbook_page,
            "html": self.html_of(self.handbook_page),
            "previous": previous,
            "following": following,
        }


class PictureView(BookView):
    """Answers with a picture, by its name in a listing of the folder."""

    def get(self, request: HttpRequest, name: str) -> FileResponse:
        """Return the file; raises Http404 for a name that is not in the listing."""
        picture = self.book.pictures.get(name)
        if picture is None:
            raise Http404("The handbook has no such picture.")
        return FileResponse(picture.path.open("rb"), content_type="image/png")


app_name = "handbook"
urlpatterns = [
    path("", ContentsView.as_view(), name="contents"),
    path("images/<str:name>", PictureView.as_view(), name="picture"),
    path("<slug:name>/", PageView.as_view(), name="page"),
]


MOST_HITS: Final = 20
LONGEST_QUERY: Final = 200
# How much a word of a title or a heading weighs, in words of the text.
IN_TITLE: Final = 3
IN_HEADING: Final = 4


class Hit(NamedTuple):
    """A section that was found: its page, itself, and the part of its text that shows why."""

    page: HandbookPage
    section: PageSection
    snippet: SafeString


def search_handbook(book: Handbook, query: str) -> list[Hit]:
    """Return the sections that have most words of the query, in any of their forms, best first."""
    wanted = set(telling(keys(query[:LONGEST_QUERY])))
    found = [
        ranked
        for page in book.pages
        for section in page.sections
        if (ranked := _ranked(wanted, page, section))
    ]
    most = max((words for words, _, _ in found), default=0)
    best = sorted((row for row in found if row[0] == most), key=lambda row: -row[1])
    return [hit for _, _, hit in best[:MOST_HITS]]


def _ranked(
    wanted: set[str], page: HandbookPage, section: PageSection
) -> tuple[int, int, Hit] | None:
    """Return how many of the words were found, how much they weigh, and the hit; None without."""
    title, heading, text = keys(page.title), keys(section.heading), keys(section.text)
    if wanted.isdisjoint((*heading, *text)):
        return None
    words = wanted.intersection((*title, *heading, *text))
    weight = sum(
        IN_TITLE * (word in title) + IN_HEADING * (word in heading) + text.count(word)
        for word in words
    )
    return len(words), weight, Hit(page, section, snippet(section.text, words))


# As the text writes them in bold, and the names of their addresses.
SCREENS: Final = {
    "Account": "wagtailadmin_account",
    "Images": "wagtailimages:index",
    "Import a guide": "guide_imports:start",
    "Records → Skills": "skills_modeladmin_index",
    "Records → Sources": "sources_modeladmin_index",
    "Records → Suggested titles": "suggested-titles_modeladmin_index",
    "Records → Synonyms": "synonyms_modeladmin_index",
    "Records → Titles in use": "titles_modeladmin_index",
    "Reports → Guide health": "career_pages_guide_health",
    "Reports → Reviews due": "career_pages_reviews_due",
    "Reports → Searches": "search_report",
    "Reports → Suggested titles": "career_pages_suggested_titles_report",
    "Review links": "review-links_modeladmin_index",
    "Roles": "roles:index",
    "Settings → Promoted search results": "wagtailsearchpromotions:index",
    "Settings → Redirects": "wagtailredirects:index",
    "Snippets → Career areas": "wagtailsnippets_career_pages_careerarea:list",
    "Snippets → Calls to action": "wagtailsnippets_career_pages_calltoaction:list",
}
ALL_CAREERS: Final = "Pages → All careers"


def screen_addresses() -> dict[str, str]:
    """Return the address of each screen by the name that the handbook has for it."""
    addresses = {screen: reverse(name) for screen, name in SCREENS.items()}
    index = RoleIndexPage.objects.order_by("pk").values_list("pk", flat=True).first()
    if index:
        addresses[ALL_CAREERS] = reverse("wagtailadmin_explore", args=[index])
    return addresses


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
