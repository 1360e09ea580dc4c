"""What links to pages: other pages, calls to action, settings."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

# How editors call a link, by the end of the way to it in its page.
_KINDS: Final = {
    "related_roles.item.related": "related role",
    "specializations.item.role": "specialization",
    "up_next.page": "up next",
    "call_to_action.page": "button",
    "rich_text": "link in text",
}


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
    links = [
        _link(objects[key], found, titles) for key, found in references.items() if key in objects
    ]
    return sorted(links, key=lambda link: (not link.is_live, str(link.source).casefold()))


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


def _kind(reference: ReferenceIndex) -> str:
    for ending, kind in _KINDS.items():
        if reference.model_path.endswith(ending):
            return kind
    return str(reference.describe_source_field()).lower()


def _field(reference: ReferenceIndex) -> str:
    field, _, below = reference.content_path.partition(".")
    return str(reference.content_path) if field == "body" and below else field
