"""Structured data: what a page says, in the words of schema.org."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from career_pages.models import ChapterPage, RolePage
from career_pages.role_fields import ROLE_FIELDS
from career_pages.sections.parts import PartKind
from career_pages.sections.projection import Section, subsections_of

Node = dict[str, Any]
# What stands behind an address in the ``@id`` of each node: the page's own, the home page's for the
# site and its publisher, a role's for its occupation.
PAGE: Final = "#webpage"
TRAIL: Final = "#breadcrumb"
ROLES: Final = "#roles"
SITE: Final = "#website"
PUBLISHER: Final = "#publisher"
OCCUPATION: Final = "#occupation"
KEYWORDS: Final = frozenset({"type", "id", "context", "graph"})
# As Django's json_script has it, which knows only its own type: nothing in it ends the element.
ESCAPES: Final = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}
# A code of O*NET-SOC, or of the SOC on which it builds, has a hyphen; one of ISCO-08 is a number.
CODE_SETS = (("O*NET-SOC", re.compile(r"\d\d-\d{4}(\.\d\d)?")), ("ISCO-08", re.compile(r"\d{1,4}")))


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the trail to a page: its title and its address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page as a file: its address, its size in pixels, and whom it is owed to."""

    url: str
    width: int
    height: int
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The site around a page, and the page's place in it. Every address is absolute.

    ``url`` is the page's one public address, ``address_of`` returns that of another page.
    ``trail`` leads from the home page to the page above. ``language`` is a tag such as "en-us".
    """

    brand: str
    tagline: str
    home: str
    search: str
    url: str
    language: str
    address_of: Callable[[Any], str]
    trail: tuple[Crumb, ...] = ()
    hero: Picture | None = None

    @property
    def is_home(self) -> bool:
        """Whether the page is the home page."""
        return self.url == self.home


def graph(page: Any, around: Surroundings, roles: Any = None) -> Node:
    """Return the JSON-LD of a page: one graph of what the page shows, in schema.org's words.

    ``roles`` is the page of a listing, for a page that lists roles. A page with questions is a
    FAQPage besides: that is a kind of WebPage, so that one address has one node.
    """
    kinds, properties, subjects = ["WebPage"], {}, []
    if isinstance(page, RolePage):
        subjects = [occupation_node(page, around.url)]
        properties = {"about": {"@id": around.url + OCCUPATION}, **_responsible(page)}
    elif isinstance(page, ChapterPage) and page.role and page.role.live:
        url = around.address_of(page.role) + OCCUPATION
        properties = {"about": _node(type="Occupation", id=url, name=page.role.title)}
    elif roles is not None:
        kinds = ["CollectionPage"]
        if roles.object_list:
            subjects = [_role_list(roles, around)]
            properties = {"mainEntity": {"@id": around.url + ROLES}}
    if questions := _questions(page, around):
        kinds, properties = [*kinds, "FAQPage"], {**properties, "mainEntity": questions}
    publisher = around.home + PUBLISHER
    return _node(
        context="https://schema.org",
        graph=[
            _site(around),
            _node(type="Organization", id=publisher, name=around.brand, url=around.home),
            _page(page, around, kinds, **properties),
            *([_trail(page, around)] if around.trail else []),
            *subjects,
        ],
    )


def script(graph: Node) -> SafeString:
    """Return the element that holds the graph: data, which no browser runs."""
    data = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(data),  # noqa: S308 - escaped above
    )


def _page(page: Any, around: Surroundings, kinds: list[str], **more: Any) -> Node:
    """Return the page as a schema.org WebPage, or as the more special ``kinds`` of it.

    ``more`` are properties that only its kind of page has.
    """
    heading = getattr(page, "shown_headline", "") or getattr(page, "headline", "") or page.title
    return _node(
        type=kinds[0] if len(kinds) == 1 else kinds,
        id=around.url + PAGE,
        url=around.url,
        name=str(heading),
        description=getattr(page, "lede", "") or getattr(page, "introduction", ""),
        inLanguage=around.language,
        isPartOf={"@id": around.home + SITE},
        publisher={"@id": around.home + PUBLISHER},
        breadcrumb={"@id": around.url + TRAIL} if around.trail else None,
        datePublished=_moment(page.first_published_at),
        dateModified=_moment(page.last_published_at),
        primaryImageOfPage=_picture(around.hero) if around.hero else None,
        **more,
    )


def _responsible(role: Any) -> Node:
    """Return who wrote the role and who reviewed it when, as far as its page says so."""
    reviewed = role.last_reviewed
    return _node(
        author=_person(role.author),
        lastReviewed=reviewed.isoformat() if reviewed else None,
        reviewedBy=_person(role.reviewer) if reviewed else None,
    )


def _person(name: str) -> Node | None:
    return _node(type="Person", name=name) if name else None


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def _picture(picture: Picture) -> Node:
    return _node(
        type="ImageObject",
        url=picture.url,
        width=picture.width,
        height=picture.height,
        creditText=picture.credit,
    )


def occupation_node(role: Any, url: str) -> Node:
    """Return the role whose page is at the address as a schema.org Occupation."""
    definition = next((one for one in role.contents if one.is_a("definition")), None)
    duties = next((one for one in role.contents if one.is_a("responsibilities")), None)
    return _node(
        type="Occupation",
        id=url + OCCUPATION,
        **{field.schema: _value(role, field.name) for field in ROLE_FIELDS if field.schema},
        description=(_text(definition) if definition else "") or role.lede,
        occupationalCategory=[
            *_codes(role.occupation_code),
            *([role.area.name] if role.area else []),
        ],
        responsibilities=_items(duties) if duties else None,
        mainEntityOfPage={"@id": url + PAGE},
    )


def _value(role: Any, name: str) -> Any:
    """Return what a field says in words that a property can have."""
    if name == "other_titles":
        return role.titles
    return [skill.name for skill in role.skills] if name == "role_skills" else getattr(role, name)


def _items(section: Section) -> list[str]:
    """Return the items of the section's lists, or its lines where it has no list."""
    items = [part.text for part in section.parts if part.shown and part.kind is PartKind.ITEM]
    return items or _lines(section)


def _codes(code: str) -> list[Node]:
    return [
        _node(
            type="CategoryCode",
            codeValue=code,
            inCodeSet=_node(type="CategoryCodeSet", name=name),
        )
        for name, form in CODE_SETS
        if form.fullmatch(code)
    ]


def _questions(page: Any, around: Surroundings) -> list[Node]:
    """Return each question that the page shows with its answer, in the form of a FAQPage.

    It is what Google documents for FAQPage: the whole question, and the whole answer as text.
    """
    return [
        _node(
            type="Question",
            id=f"{around.url}#{sub.anchor}",
            name=sub.heading,
            acceptedAnswer=_node(type="Answer", text=answer),
        )
        for sub in subsections_of("question", getattr(page, "contents", ()))
        if sub.heading and (answer := _text(sub))
    ]


def _role_list(roles: Any, around: Surroundings) -> Node:
    """Return one page of a listing of roles as a schema.org ItemList.

    ``roles`` is a page of Django's paginator. As schema.org wants it, numberOfItems is that of the
    whole list, and each item has its place in the whole.
    """
    return _node(
        type="ItemList",
        id=around.url + ROLES,
        numberOfItems=roles.paginator.count,
        itemListElement=[
            _node(type="ListItem", position=position, name=role.title, url=around.address_of(role))
            for position, role in enumerate(roles.object_list, start=roles.start_index())
        ],
    )


def _site(around: Surroundings) -> Node:
    """Return the site as a schema.org WebSite; on the home page it says how to search it.

    The search is in the form that Google documents for a SearchAction.
    """
    target = _node(type="EntryPoint", urlTemplate=f"{around.search}?q={{search_term_string}}")
    query = {"query-input": "required name=search_term_string"}
    search = _node(type="SearchAction", target=target, **query)
    return _node(
        type="WebSite",
        id=around.home + SITE,
        url=around.home,
        name=around.brand,
        description=around.tagline,
        inLanguage=around.language,
        publisher={"@id": around.home + PUBLISHER},
        potentialAction=search if around.is_home else None,
    )


def _trail(page: Any, around: Surroundings) -> Node:
    """Return the trail as a schema.org BreadcrumbList, step for step as the page shows it.

    The last step is the page itself, which links to nothing there.
    """
    steps = [(crumb.title, crumb.url) for crumb in around.trail]
    return _node(
        type="BreadcrumbList",
        id=around.url + TRAIL,
        itemListElement=[
            _node(type="ListItem", position=position, name=name, item=url)
            for position, (name, url) in enumerate([*steps, (page.title, "")], start=1)
        ],
    )


def _node(**properties: Any) -> Node:
    """Return the node of these properties, without those that nothing is known of.

    ``type``, ``id``, ``context`` and ``graph`` are JSON-LD's own, such as "@type".
    """
    return {
        f"@{name}" if name in KEYWORDS else name: value
        for name, value in properties.items()
        if value not in (None, "", [])
    }


def _lines(section: Section) -> list[str]:
    """Return what readers read in the section, line by line; not what stands for its pictures."""
    return [
        part.text
        for part in section.parts
        if part.shown and part.text and part.kind is not PartKind.PICTURE
    ]


def _text(section: Section) -> str:
    """Return the same as one text."""
    return "\n".join(_lines(section))
