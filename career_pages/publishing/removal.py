"""The removal of pages: what links to them, and where their readers are sent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from career_pages.models import ChapterPage, RolePage
from career_pages.models.pages import open_to_all
from career_pages.publishing.gate import Address, address_of, redirects_from


@dataclass(frozen=True, slots=True)
class IncomingLink:
    """Something that links to a page: in which ways, where the first is, and to which page.

    ``is_live`` says whether readers see it, for a page; None for anything else. ``field`` is the
    place in the editor of a page.
    """

    source: Model
    kinds: list[str]
    is_live: bool | None
    field: str
    targets: list[str]


class Removal:
    """The pages that were chosen to be deleted or unpublished, with those below them."""

    def __init__(self, chosen: Sequence[Page], *, with_below: bool = True) -> None:
        self.chosen = chosen
        self.pages = _with_below(chosen) if with_below else list(chosen)
        self.ids = {page.pk for page in self.pages}
        self.live_ids = {page.pk for page in self.pages if page.live}

    @cached_property
    def links(self) -> list[IncomingLink]:
        """What links to these pages from outside of them."""
        return links_to(self.pages)

    @cached_property
    def addresses(self) -> dict[int, Address]:
        """The addresses at which readers have met these pages, by the ids of the pages."""
        met = (page for page in self.pages if page.live or page.first_published_at)
        found = ((page.pk, address_of(page)) for page in met)
        return {pk: address for pk, address in found if address}

    @cached_property
    def redirects_here(self) -> list[Redirect]:
        """The redirects that lead to these pages, such as from addresses that they had before."""
        leading = Redirect.objects.filter(redirect_page__in=self.ids)
        return list(leading.select_related("redirect_page").order_by("old_path"))

    @cached_property
    def redirects_away(self) -> list[Redirect]:
        """The redirects from the pages' own addresses, which act as soon as the pages are gone."""
        away = redirects_from(list(self.addresses.values()))
        return list(away.select_related("redirect_page").order_by("old_path"))

    def suggestion(self, page: Page) -> Page | None:
        """Return the page that serves readers of this one best: all of them see it, and it stays.

        For a chapter that is its role, for a role one that is related to it, else what is above.
        """
        ids = [one.pk for one in _near(page.specific)]
        seen = {one.pk: one for one in open_to_all(Page.objects.filter(pk__in=ids))}
        return next((seen[pk] for pk in ids if pk in seen and pk not in self.ids), None)

    def objection(self, target: Page) -> str:
        """Return why readers cannot be sent to the target; "" if they can."""
        if target.pk in self.ids:
            return "Choose another page: this one goes too."
        if not open_to_all(Page.objects.filter(pk=target.pk)).exists():
            return "Choose a page that every reader may see."
        return ""

    def send_readers(self, target: Page | None = None) -> int:
        """Send readers of the pages that are gone now to the target, or to what is suggested.

        It is for afterwards, with what `remember` read before. Return how many addresses lead
        elsewhere now.
        """
        is_live = dict(Page.objects.filter(pk__in=self.ids).values_list("pk", "live"))
        sent: set[Address] = set()
        for ids, suggested in self._plan:
            deleted = [pk for pk in ids if pk not in is_live]
            unpublished = [pk for pk in ids if pk in self.live_ids and is_live.get(pk) is False]
            if goal := target or suggested:
                sent |= send_readers(self._addresses_of(deleted), goal, is_permanent=True)
                sent |= send_readers(self._addresses_of(unpublished), goal, is_permanent=False)
        return len(sent)

    def remember(self) -> None:
        """Read what cannot be read any more once the pages are gone."""
        _ = self.addresses, self.redirects_here, self._plan

    @cached_property
    def _plan(self) -> list[tuple[list[int], Page | None]]:
        """The ids of the pages that go together, with the suggestion for their readers."""
        return [
            (
                [one.pk for one in self.pages if one.path.startswith(page.path)],
                self.suggestion(page),
            )
            for page in self.chosen
        ]

    def _addresses_of(self, ids: list[int]) -> list[Address]:
        """Return the pages' addresses, with earlier ones whose redirects went with the pages.

        A redirect to a page that is only unpublished stays, and leads on from there.
        """
        own = [self.addresses[pk] for pk in ids if pk in self.addresses]
        earlier = [
            Address(one.site_id, one.old_path)
            for one in self.redirects_here
            if one.redirect_page_id in ids
        ]
        known = redirects_from(earlier).values_list("site", "old_path")
        return [*own, *(set(earlier) - {Address(*one) for one in known})]


def _with_below(chosen: Sequence[Page]) -> list[Page]:
    """Return the pages and everything below them, by their place in the tree."""
    found: dict[int, Page] = {}
    # SQLite refuses a condition of a thousand levels.
    for start in range(0, len(chosen), 100):
        few = chosen[start : start + 100]
        inside = [Page.objects.descendant_of(page, inclusive=True) for page in few]
        found |= {page.pk: page for page in reduce(or_, inside)}
    return sorted(found.values(), key=lambda page: page.path)


def _near(page: Any) -> Iterator[Page]:
    """Yield where readers of a page may go instead, the nearest first."""
    parent = page.get_parent()
    if isinstance(page, ChapterPage) and parent:
        yield parent
        yield from _near(parent.specific)
        return
    if isinstance(page, RolePage):
        yield from page.visible_related_roles
    yield from page.get_ancestors().filter(depth__gt=1).order_by("-depth")


def send_readers(addresses: Iterable[Address], target: Page, is_permanent: bool) -> set[Address]:
    """Make a redirect from each address to the page, or change the one that is there.

    Return the addresses that lead there now: its own is none of them, nor is one that is longer
    than a redirect can hold.
    """
    longest = Redirect._meta.get_field("old_path").max_length
    own = address_of(target)
    wanted = {one for one in addresses if one != own and len(one.path) <= longest}
    known = list(redirects_from(wanted))
    for redirect in known:
        redirect.redirect_page, redirect.redirect_page_route_path = target, ""
        redirect.redirect_link, redirect.is_permanent = "", is_permanent
    Redirect.objects.bulk_update(
        known, ["redirect_page", "redirect_page_route_path", "redirect_link", "is_permanent"]
    )
    paths = {(redirect.site_id, redirect.old_path) for redirect in known}
    Redirect.objects.bulk_create(
        Redirect(
            old_path=path,
            site_id=site_id,
            redirect_page=target,
            is_permanent=is_permanent,
            automatically_created=True,
        )
        for site_id, path in sorted(wanted, key=str)
        if (site_id, path) not in paths and (None, path) not in paths
    )
    return wanted


def links_to(pages: Collection[Page]) -> list[IncomingLink]:
    """Return what links to any of the pages from outside of them, live pages first, by name.

    It is what readers see, and what drafts had when they were first saved: links in changes that
    are not published are not among them. Redirects are another matter.
    """
    titles = {str(page.pk): page.draft_title or page.title for page in pages}
    page_type = ContentType.objects.get_for_model(Page)
    references: dict[tuple[int, str], list[ReferenceIndex]] = defaultdict(list)
    for reference in ReferenceIndex.objects.filter(
        to_content_type=page_type, to_object_id__in=titles
    ):
        source = (reference.base_content_type_id, reference.object_id)
        if source[0] != page_type.pk or source[1] not in titles:
            references[source].append(reference)
    objects = _objects(references)
    found = [_link(objects[key], references[key], titles) for key in references if key in objects]
    return sorted(found, key=lambda link: (not link.is_live, str(link.source).casefold()))


def _objects(keys: Collection[tuple[int, str]]) -> dict[tuple[int, str], Model]:
    ids: dict[int, list[str]] = defaultdict(list)
    for content_type, pk in keys:
        ids[content_type].append(pk)
    objects = {}
    for content_type, wanted in ids.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None or model is Redirect:
            continue
        for found in model._base_manager.filter(pk__in=wanted):
            objects[content_type, str(found.pk)] = found
    return objects


def _link(source: Any, references: list[ReferenceIndex], titles: dict[str, str]) -> IncomingLink:
    references = sorted(references, key=_kind)
    return IncomingLink(
        source=source,
        kinds=list(dict.fromkeys(map(_kind, references))),
        is_live=source.live if isinstance(source, Page) else None,
        field=_field(references[0]),
        targets=sorted({titles[one.to_object_id] for one in references}),
    )


# How editors call a link, by the end of the way to it in its page.
_KINDS: Final = {
    "related_roles.item.related": "related role",
    "specializations.item.role": "specialization",
    "up_next.page": "up next",
    "call_to_action.page": "button",
    "rich_text": "link in text",
}


def _kind(reference: ReferenceIndex) -> str:
    for ending, kind in _KINDS.items():
        if reference.model_path.endswith(ending):
            return kind
    return str(reference.describe_source_field()).lower()


def _field(reference: ReferenceIndex) -> str:
    field, _, below = reference.content_path.partition(".")
    return str(reference.content_path) if field == "body" and below else field
