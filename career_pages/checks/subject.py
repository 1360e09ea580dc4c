"""What the checks look at: a page, and what the guide knows around it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex, Site

from career_pages.models import ChapterPage, RelatedRole, RolePage, Skill
from career_pages.models.pages import pages_at
from career_pages.names import HEADLINE, RoleName
from career_pages.sections.parts import Link, LinkKind, Part, stored_values
from career_pages.sections.projection import RESERVED, Section, projected

FIELDS: Final = ("title", "headline", "lede", "seo_title", "search_description")

LinkKey = tuple[LinkKind, str]


class RoleRow(NamedTuple):
    """What the guide's other pages need to know of a role."""

    pk: int
    path: str
    title: str
    plural: str


class NamedSkill(NamedTuple):
    """A skill of the role: the path of its row, its name, and whether editors know it."""

    path: str
    name: str
    is_known: bool


class NamedSource(NamedTuple):
    """A source of the role: the path of its row, and its address or ""."""

    path: str
    address: str


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


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """The facts from the database that the checks of one page look at.

    ``role`` is the id of the role that the page is or belongs to, None where there is none yet.
    ``roles`` are all roles; ``places`` are their ids by the places in the tree of their pages.
    ``related`` are the ids of the related roles. ``targets`` are what links inside the site lead
    to; ``anchors`` are the page's own. ``skills`` are those of a role, and ``confirmed_skills``
    the names of those that editors know, where one of these is not among them. ``is_linked`` says
    whether a live page links to a live role; only checks of live pages know.
    """

    role: int | None = None
    roles: tuple[RoleRow, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    related: frozenset[int] = frozenset()
    targets: Mapping[LinkKey, Target] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    skills: tuple[NamedSkill, ...] = ()
    confirmed_skills: tuple[str, ...] = ()
    is_linked: bool = True

    def target(self, link: Link) -> Target | None:
        """Return what the link leads to inside the site; None if it leads elsewhere."""
        return self.targets.get((link.kind, link.target))

    def linked_role(self, link: Link) -> int | None:
        """Return the id of the role to which the link leads, also to a chapter of it, or None."""
        target = self.target(link)
        place = target.place if target else ""
        return self.places.get(place) or self.places.get(place[: -Page.steplen])


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
    def parts(self) -> Iterator[tuple[Section, Part]]:
        """Every text with its section, in reading order."""
        return ((section, part) for section in self.sections for part in section.parts)

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names that belong on the page: the role's, and those of its levels and types."""
        name = self.role_name
        types = (one.heading for one in self.sections if one.is_a("specialization"))
        return name.singular, name.plural, *self.other_titles, *self.level_names, *types

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


class Guide:
    """The names of all roles, the skills that editors have confirmed, who links to whom.

    Each is asked of the database when it is needed, and once: what changes later is not known.
    ``whole`` says that many pages will be checked, so that what one page needs is asked for all of
    them.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole

    @cached_property
    def roles(self) -> tuple[RoleRow, ...]:
        """Every role of the guide, live or not."""
        rows = RolePage.objects.order_by("pk").values_list("pk", "path", "title", "plural")
        return _same_rows(tuple(map(RoleRow._make, rows)))

    @cached_property
    def places(self) -> dict[str, int]:
        """The ids of the roles by their places in the tree of pages."""
        return {row.path: row.pk for row in self.roles}

    @cached_property
    def confirmed_skills(self) -> tuple[str, ...]:
        """The names of the skills that editors know."""
        known = Skill.objects.filter(is_confirmed=True)
        return tuple(known.order_by("name").values_list("name", flat=True))

    def is_linked(self, role: Any) -> bool:
        """Say whether a live page links to the role; its own chapters do not count."""
        if self._whole:
            return role.pk in self._linked
        if _related().filter(related=role.pk).exists():
            return True
        return bool(_linked(_references().filter(to_object_id=str(role.pk)), {role.pk: role.path}))

    @cached_property
    def _linked(self) -> frozenset[int]:
        places = {row.pk: row.path for row in self.roles}
        related = frozenset(_related().values_list("related", flat=True))
        return related | _linked(_references(), places, everywhere=True)


@lru_cache(maxsize=4)
def _same_rows(rows: tuple[RoleRow, ...]) -> tuple[RoleRow, ...]:
    """Return the same object for equal rows: what is remembered of many pages holds them once."""
    return rows


def _related() -> Any:
    """Return the rows that relate a live role to another, as a queryset."""
    return RelatedRole.objects.filter(role__live=True)


# What editors choose a page in; a redirect, say, is no link that a reader sees.
_LINKING_MODELS: Final = ("wagtailcore.Page", "career_pages.CallToAction")


def _page_type() -> int:
    return int(ContentType.objects.get_for_model(Page).pk)


def _references() -> Any:
    """Return the references to pages that readers may see as links, as a queryset.

    Related roles are left out: the index keeps one that was removed until the next change.
    """
    linking = ContentType.objects.get_for_models(*map(apps.get_model, _LINKING_MODELS)).values()
    return ReferenceIndex.objects.filter(
        to_content_type=_page_type(), base_content_type__in=[one.pk for one in linking]
    ).exclude(model_path__startswith="related_roles.")


def _linked(references: Any, places: dict[int, str], *, everywhere: bool = False) -> frozenset[int]:
    """Return which of the roles, by their places in the tree, something live refers to.

    What is no page, such as a shared call to action, is live.
    """
    rows = list(references.values_list("base_content_type", "object_id", "to_object_id"))
    live, page_type = Page.objects.live(), _page_type()
    if not everywhere:
        live = live.filter(pk__in=[source for kind, source, _ in rows if kind == page_type])
    paths = {str(pk): path for pk, path in live.values_list("pk", "path")}

    def counts(kind: int, source: str, place: str | None) -> bool:
        if place is None or kind != page_type:
            return place is not None
        return source in paths and not paths[source].startswith(place)

    return frozenset(
        int(target)
        for kind, source, target in rows
        if counts(kind, source, places.get(int(target)))
    )


def subject_of(page: Any, guide: Guide) -> Subject:
    """Return what the checks need to know of a role or chapter page.

    It asks the database a fixed number of questions, however long the page is.
    """
    is_role = isinstance(page, RolePage)
    role = page if is_role else page.role
    name: RoleName = page.role_name
    fields = {field: value for field in FIELDS if (value := getattr(page, field, ""))}
    if headline := fields.get("headline"):
        fields["headline"] = name.fill(headline)
    sections = tuple(projected(page))
    return Subject(
        role_name=name,
        is_role=is_role,
        fields=fields,
        top_sections=sections,
        today=timezone.localdate(),
        other_titles=tuple(one.title for one in role.other_titles.all()) if role else (),
        level_names=tuple(_level_names(role.body)) if role else (),
        sources=tuple(
            NamedSource(f"sources.{one.pk}.url" if one.pk else "sources", one.url)
            for one in (role.sources.all() if role else ())
        ),
        last_reviewed=getattr(page, "last_reviewed", None),
        next_review=getattr(page, "next_review", None),
        facts=_facts(page, role, sections, guide),
    )


def _level_names(body: Any) -> Iterator[str]:
    for levels in body.blocks_by_name("levels"):
        for level in levels.value.get("levels") or ():
            if name := " ".join((level.get("level") or "").split()):
                yield name


def _facts(page: Any, role: Any, tops: Iterable[Section], guide: Guide) -> GuideFacts:
    """Return the facts for a page that belongs to ``role``, or is it."""
    sections = [one for section in tops for one in (section, *section.subsections)]
    links = [link for section in sections for link in section.links]
    anchors = RESERVED | {section.anchor for section in sections}
    skills = tuple(_skills(role)) if role is page else ()
    return GuideFacts(
        role=role.pk if role else None,
        roles=guide.roles,
        places=guide.places,
        related=frozenset(one.related_id for one in role.related_roles.all())
        if role
        else frozenset(),
        targets=_targets(links, page.pk, anchors),
        anchors=frozenset(anchors),
        skills=skills,
        confirmed_skills=() if all(one.is_known for one in skills) else guide.confirmed_skills,
    )


def _skills(role: Any) -> Iterator[NamedSkill]:
    rows = list(role.role_skills.all())
    skills = Skill.objects.in_bulk([row.skill_id for row in rows])
    for row in rows:
        if skill := skills.get(row.skill_id):
            path = f"role_skills.{row.pk}.skill" if row.pk else "role_skills"
            yield NamedSkill(path, skill.name, skill.is_confirmed)


def _targets(
    links: Iterable[Link], own_id: int | None, own_anchors: Collection[str]
) -> dict[LinkKey, Target]:
    """Return what each of the links inside the site leads to, in a fixed number of queries.

    Links to other sites are left out, and those to places on the page that has ``own_id``, which
    needs none. A link that leads to this page itself is live, whether readers see it or not.
    """
    keys = {(link.kind, link.target) for link in links if not link.is_gone}
    pages = {str(one.pk): one for one in Page.objects.filter(pk__in=_ids(keys, LinkKind.PAGE))}
    addresses = _site_addresses([target for kind, target in keys if kind is LinkKind.ADDRESS])
    at = pages_at({path for path, _ in addresses.values()})
    documents = get_document_model().objects.filter(pk__in=_ids(keys, LinkKind.DOCUMENT))
    document_ids = set(map(str, documents.values_list("pk", flat=True)))
    others = _reachable({path for path, _ in addresses.values()} - at.keys())
    wanted = [at[path] for path, anchor in addresses.values() if anchor and path in at]
    anchors = _anchors({page.pk for page in wanted if page.live and page.pk != own_id})

    def of_page(page: Any, anchor: str = "") -> Target:
        known = own_anchors if page.pk == own_id else anchors.get(page.pk)
        lacks = bool(anchor) and known is not None and anchor not in known
        return Target(True, page.live or page.pk == own_id, page.title, page.path, anchor, lacks)

    found: dict[LinkKey, Target] = {}
    for kind, target in keys:
        if kind is LinkKind.DOCUMENT:
            found[kind, target] = Target(exists=target in document_ids)
        elif kind is LinkKind.PAGE:
            page = pages.get(target)
            found[kind, target] = of_page(page) if page else Target(exists=False)
        elif address := addresses.get(target):
            path, anchor = address
            is_page = path in at
            found[kind, target] = of_page(at[path], anchor) if is_page else Target(path in others)
    return found


def _ids(keys: Iterable[LinkKey], kind: LinkKind) -> set[str]:
    # A number longer than these is no id, and some databases refuse to look for it.
    return {key for kind_, key in keys if kind_ is kind and key.isdecimal() and len(key) < 19}


def _site_addresses(addresses: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return path and anchor, or "", of those addresses that lead to a path of this site."""
    found = {}
    sites = Site.get_site_root_paths() if addresses else ()
    hosts = {urlsplit(site.root_url).netloc for site in sites}
    for address in addresses:
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        is_path = address.startswith("/") and not parts.netloc
        if is_path or (parts.scheme in {"http", "https"} and parts.netloc.lower() in hosts):
            found[address] = parts.path or "/", _without_text(parts.fragment)
    return found


def own_anchor(address: str) -> str:
    """Return the place on its own page to which an address leads; "" for any other address."""
    return _without_text(address[1:]) if address.startswith("#") else ""


def _without_text(fragment: str) -> str:
    # What stands behind the sign is a text to scroll to, which no page declares.
    return unquote(fragment.partition(":~:")[0])


def _reachable(paths: set[str]) -> set[str]:
    """Return those of the paths that lead somewhere although no page is there.

    They are files, views that are no pages, and paths that are redirected, for which it asks the
    database once.
    """
    files = (settings.STATIC_URL, settings.MEDIA_URL)
    found = {path for path in paths if path.startswith(files) or _is_view(path)}
    old = {path: Redirect.normalise_path(path) for path in paths - found}
    redirects = Redirect.objects.filter(old_path__in=old.values())
    known = set(redirects.values_list("old_path", flat=True))
    return found | {path for path, normalized in old.items() if normalized in known}


def _is_view(path: str) -> bool:
    for one in (unquote(path), f"{unquote(path)}/"):
        try:
            if resolve(one).url_name != "wagtail_serve":
                return True
        except Resolver404:
            continue
    return False


def _anchors(ids: set[int]) -> dict[int, frozenset[str]]:
    """Return the anchors of those of the pages that are made of sections, as readers see them."""
    return {
        pk: RESERVED.union(
            value
            for name, value in stored_values(list(body.raw_data))
            if name == "anchor" and isinstance(value, str)
        )
        for model in (RolePage, ChapterPage)
        for pk, body in model.objects.filter(pk__in=ids).values_list("pk", "body")
    }
