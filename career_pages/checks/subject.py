"""What the checks look at: a page with the facts of the guide around it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from career_pages.checks.guide import Guide, RoleNames, closest_name
from career_pages.models.page_queries import pages_at
from career_pages.names import HEADLINE, RoleName
from career_pages.sections.parts import Link, LinkKind, stored_values
from career_pages.sections.projection import RESERVED, Section, projected

# What stands behind it is a text to scroll to, which no page declares.
_TEXT_FRAGMENT: Final = ":~:"


class SiteAddress(NamedTuple):
    """An address of this site: the path, and the anchor behind it or ""."""

    path: str
    anchor: str


def site_addresses(addresses: Iterable[str]) -> Iterator[tuple[str, SiteAddress]]:
    """Yield those of the addresses that lead to a path of this site, each with that path."""
    addresses = list(addresses)
    sites = Site.get_site_root_paths() if addresses else ()
    hosts = {urlsplit(site.root_url).netloc for site in sites}
    for address in addresses:
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        is_path = address.startswith("/") and not parts.netloc
        if is_path or (parts.scheme in {"http", "https"} and parts.netloc.lower() in hosts):
            yield address, SiteAddress(parts.path or "/", _fragment(parts.fragment))


def own_anchor(address: str) -> str:
    """Return the place on its own page to which an address leads; "" for any other address."""
    return _fragment(address[1:]) if address.startswith("#") else ""


def reachable(paths: set[str]) -> set[str]:
    """Return those of the paths that lead somewhere although no page is there.

    They are files, views that are no pages, and paths that are redirected, for which it asks the
    database once.
    """
    files = (settings.STATIC_URL, settings.MEDIA_URL)
    found = {path for path in paths if path.startswith(files) or _is_view(path)}
    old = {path: Redirect.normalise_path(path) for path in paths - found}
    redirects = Redirect.objects.filter(old_path__in=old.values())
    known = set(redirects.values_list("old_path", flat=True)) if old else set()
    return found | {path for path, normalized in old.items() if normalized in known}


def _is_view(path: str) -> bool:
    for one in (unquote(path), f"{unquote(path)}/"):
        try:
            if resolve(one).url_name != "wagtail_serve":
                return True
        except Resolver404:
            continue
    return False


def _fragment(text: str) -> str:
    return unquote(text.partition(_TEXT_FRAGMENT)[0])


GUIDE_PAGES: Final = ("RolePage", "ChapterPage")


LinkKey = tuple[LinkKind, str]


@dataclass(frozen=True, slots=True)
class Target:
    """What a link inside the site leads to.

    ``exists`` is False where nothing is there. ``title`` and ``place`` are those of a page, ""
    for anything else; a page that is not ``live`` is not shown to readers. ``anchor`` is what
    stands behind the "#", and ``lacks_anchor`` says that the page does not have it.
    """

    exists: bool = True
    live: bool = True
    title: str = ""
    place: str = ""
    anchor: str = ""
    lacks_anchor: bool = False


def targets_of(
    links: Iterable[Link], own_id: int | None, own_anchors: Collection[str]
) -> dict[LinkKey, Target]:
    """Return what each of the links inside the site leads to, in a fixed number of queries.

    Links to other sites are left out, and those to places on the page that has ``own_id``, which
    needs none. A link that leads to this page itself is live, whether readers see it or not.
    """
    keys = {(link.kind, link.target) for link in links if not link.is_gone}
    pages = _pages(_ids(keys, LinkKind.PAGE))
    addresses = dict(site_addresses({target for kind, target in keys if kind is LinkKind.ADDRESS}))
    at = pages_at({one.path for one in addresses.values()}) if addresses else {}
    documents = _documents(_ids(keys, LinkKind.DOCUMENT))
    others = reachable({one.path for one in addresses.values()} - at.keys())
    wanted = [at[one.path] for one in addresses.values() if one.anchor and one.path in at]
    anchors = _anchors({page.pk for page in wanted if page.live and page.pk != own_id})
    found: dict[LinkKey, Target] = {}
    for kind, target in keys:
        if kind is LinkKind.DOCUMENT:
            found[kind, target] = Target(exists=target in documents)
        elif kind is LinkKind.PAGE:
            found[kind, target] = _page_target(pages.get(target), own_id)
        elif address := addresses.get(target):
            page = at.get(address.path)
            if page is None:
                found[kind, target] = Target(exists=address.path in others)
                continue
            known = own_anchors if page.pk == own_id else anchors.get(page.pk)
            lacks = bool(address.anchor) and known is not None and address.anchor not in known
            found[kind, target] = _page_target(page, own_id, address.anchor, lacks)
    return found


def _page_target(
    page: Any, own_id: int | None, anchor: str = "", lacks_anchor: bool = False
) -> Target:
    if page is None:
        return Target(exists=False)
    live = page.live or page.pk == own_id
    return Target(True, live, page.title, page.path, anchor, lacks_anchor)


def _ids(keys: Iterable[LinkKey], kind: LinkKind) -> set[str]:
    # A number longer than these is no id, and some databases refuse to look for it.
    return {key for kind_, key in keys if kind_ is kind and key.isdecimal() and len(key) < 19}


def _pages(ids: set[str]) -> dict[str, Page]:
    return {str(page.pk): page for page in Page.objects.filter(pk__in=ids)} if ids else {}


def _documents(ids: set[str]) -> set[str]:
    documents = get_document_model().objects.filter(pk__in=ids) if ids else ()
    return {str(document.pk) for document in documents}


def _anchors(ids: set[int]) -> dict[int, frozenset[str]]:
    """Return the anchors of those of the pages that are made of sections, as readers see them."""
    found: dict[int, frozenset[str]] = {}
    for name in GUIDE_PAGES if ids else ():
        pages = apps.get_model("career_pages", name).objects.filter(pk__in=ids)
        for pk, body in pages.values_list("pk", "body"):
            found[pk] = RESERVED | set(_anchors_in(list(body.raw_data)))
    return found


def _anchors_in(stored: Any) -> Iterator[str]:
    for name, value in stored_values(stored):
        if name == "anchor" and isinstance(value, str):
            yield value


@dataclass(frozen=True, slots=True)
class NeededSkill:
    """A skill of the role: the path of its row, and the nearest name of a skill that is known.

    ``closest`` is "" where no name is near, and for skills that are known.
    """

    path: str
    name: str
    is_known: bool
    closest: str = ""


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """The facts from the database that the checks of one page look at.

    ``role`` is the id of the role that the page is or belongs to, None where there is none yet.
    ``role_names`` are those of all roles; ``places`` are the ids of roles by the places in the
    tree of their pages. ``related`` are the ids of the related roles. ``targets`` are what links
    inside the site lead to; ``anchors`` are the page's own. ``skills`` are those of a role, and
    ``is_linked`` says whether a live page links to a live role; only checks of live pages know.
    """

    role: int | None = None
    role_names: RoleNames = field(default_factory=lambda: RoleNames.of(()))
    places: Mapping[str, int] = field(default_factory=dict)
    related: frozenset[int] = frozenset()
    targets: Mapping[LinkKey, Target] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    skills: tuple[NeededSkill, ...] = ()
    is_linked: bool = True

    def target(self, link: Link) -> Target | None:
        """Return what the link leads to inside the site; None if it leads elsewhere."""
        return self.targets.get((link.kind, link.target))

    def linked_role(self, link: Link) -> int | None:
        """Return the id of the role to which the link leads, also to a chapter of it, or None."""
        target = self.target(link)
        place = target.place if target else ""
        return self.places.get(place) or self.places.get(place[: -Page.steplen])


def facts_of(page: Any, role: Any, sections: Collection[Section], guide: Guide) -> GuideFacts:
    """Return the facts for a page that belongs to ``role``, or is it.

    The number of queries does not depend on how many sections, links and skills there are.
    """
    anchors = RESERVED | {section.anchor for section in sections}
    links = [link for section in sections for link in section.links]
    is_role = role is page
    related = role.related_roles.all() if role else ()
    return GuideFacts(
        role=role.pk if role else None,
        role_names=guide.role_names,
        places=guide.places,
        related=frozenset(one.related_id for one in related),
        targets=targets_of(links, page.pk, anchors),
        anchors=frozenset(anchors),
        skills=_skills(page, guide) if is_role else (),
    )


def _skills(role: Any, guide: Guide) -> tuple[NeededSkill, ...]:
    rows = list(role.role_skills.all())
    skills = apps.get_model("career_pages", "Skill").objects.filter(
        pk__in=[row.skill_id for row in rows]
    )
    named = {
        pk: (name, known) for pk, name, known in skills.values_list("pk", "name", "is_confirmed")
    }
    unknown = [name for name, known in named.values() if not known]
    confirmed = guide.confirmed_skills if unknown else ()
    return tuple(
        NeededSkill(
            f"role_skills.{row.pk}.skill" if row.pk else "role_skills",
            name,
            known,
            "" if known else closest_name(name, confirmed),
        )
        for row in rows
        if row.skill_id in named
        for name, known in [named[row.skill_id]]
    )


FIELDS = ("title", "headline", "lede", "seo_title", "search_description")


class NamedSource(NamedTuple):
    """A source of the role: the path of its row, and its address or ""."""

    path: str
    address: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A page as a check sees it.

    ``fields`` are its own texts by the names of their fields, those that are blank left out, and
    ``top_sections`` its sections. ``other_titles``, ``level_names`` and ``sources`` are those of
    the role that it is or belongs to; the dates are a role's own. ``facts`` are what the database
    knows of the rest of the guide, and ``today`` is the date.
    """

    role_name: RoleName
    is_role: bool
    fields: dict[str, str]
    top_sections: tuple[Section, ...]
    today: date
    other_titles: tuple[str, ...] = ()
    level_names: tuple[str, ...] = ()
    sources: tuple[NamedSource, ...] = ()
    last_reviewed: date | None = None
    next_review: date | None = None
    facts: GuideFacts = field(default_factory=GuideFacts)

    @property
    def sections(self) -> Iterator[Section]:
        """Every section and sub-section in reading order."""
        for section in self.top_sections:
            yield section
            yield from section.subsections

    @property
    def search_title(self) -> str:
        """The title that search engines show: an editor's own, or the page's."""
        headline = self.fields.get("headline") or self.role_name.fill(HEADLINE)
        return self.fields.get("seo_title") or (headline if self.is_role else self.fields["title"])

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (field path, text) of everything an editor wrote, headings among it."""
        yield from self.fields.items()
        for section in self.sections:
            yield section.heading_path(), section.heading
            for part in section.parts:
                yield part.path, self.filled(section, part.text)

    def filled(self, section: Section, text: str) -> str:
        """Return a text of the section as readers see it, with the role's name in its slots."""
        # Only in texts that invite to go on does {role} stand for the name, as in headings.
        if not section.block.KIND.leads_elsewhere:
            return text
        return self.role_name.fill(text, **section.block.heading_slots(section.block_value))

    def headings(self) -> Iterator[tuple[str, str]]:
        """Yield (field path, text) of what stands out: fields of the page and headings."""
        yield from self.fields.items()
        for section in self.sections:
            yield section.heading_path(), section.heading


def subject_of(page: Any, guide: Guide) -> Subject:
    """Return what the checks need to know of a role or chapter page.

    It asks the database a fixed number of questions, however long the page is.
    """
    is_role = hasattr(page, "headline")
    role = page if is_role else page.role
    name: RoleName = page.role_name
    fields = {name: value for name in FIELDS if (value := getattr(page, name, ""))}
    if headline := fields.get("headline"):
        fields["headline"] = name.fill(headline)
    sections = tuple(projected(page))
    with_subsections = [one for section in sections for one in (section, *section.subsections)]
    return Subject(
        role_name=name,
        is_role=is_role,
        fields=fields,
        top_sections=sections,
        today=timezone.localdate(),
        other_titles=tuple(one.title for one in role.other_titles.all()) if role else (),
        level_names=tuple(_level_names(role.body)) if role else (),
        sources=tuple(map(_source, role.sources.all())) if role else (),
        last_reviewed=getattr(page, "last_reviewed", None),
        next_review=getattr(page, "next_review", None),
        facts=facts_of(page, role, with_subsections, guide),
    )


def _level_names(body: Any) -> Iterator[str]:
    for levels in body.blocks_by_name("levels"):
        for level in levels.value.get("levels") or ():
            if name := " ".join((level.get("level") or "").split()):
                yield name


def _source(source: Any) -> NamedSource:
    return NamedSource(f"sources.{source.pk}.url" if source.pk else "sources", source.url)
