"""Make a guide several times as large, for measuring.

usage: python -m scripts.search_benchmark.larger_guide COPIES

Every role gets copies with names, other titles and suggested titles of their own, written without
the editorial steps that an import takes; the search index is rebuilt behind them.
"""

import sys
from collections.abc import Iterator
from itertools import count
from typing import Any, Final
from uuid import uuid4

import django
from django.db import transaction

KINDS: Final = (
    "Marine", "Rural", "Mobile", "Nocturnal", "Alpine", "Industrial", "Volunteer", "Municipal",
    "Seasonal", "Military", "Itinerant", "Arctic",
)  # fmt: skip


def main(copies: int) -> None:
    """Make so many copies of each role."""
    from wagtail.models import Page

    from career_pages.models import RoleIndexPage, RolePage
    from search.indexing import rebuild

    index = RoleIndexPage.objects.get()
    roles = list(RolePage.objects.child_of(index).live().order_by("path"))
    places = count(int(roles[-1].path[-Page.steplen :], 36) + 1)
    with transaction.atomic():
        for kind in KINDS[:copies]:
            for role in roles:
                copy(role, kind, Page._get_path(index.path, index.depth + 1, next(places)))
        RoleIndexPage.objects.update(numchild=index.numchild + copies * len(roles))
    rebuild()


def copy(role: Any, kind: str, path: str) -> None:
    """Save a copy of the role, as a fixture is loaded: without anything that follows a save."""
    from wagtail.models import Page

    records = list(named_records(role, kind))
    old = role.pk
    page = Page.objects.get(pk=old)
    changed = {
        "title": f"{kind} {role.title}",
        "draft_title": f"{kind} {role.title}",
        "slug": f"{kind.lower()}-{role.slug}",
        "url_path": f"{role.url_path.rstrip('/').rpartition('/')[0]}/{kind.lower()}-{role.slug}/",
        "path": path,
        "translation_key": uuid4(),
        "latest_revision": None,
        "live_revision": None,
    }
    for name, value in {**changed, "pk": None, "id": None}.items():
        setattr(page, name, value)
    page.save_base(raw=True, force_insert=True)
    twin = type(role).objects.get(pk=old)
    for name, value in {**changed, "pk": page.pk, "id": page.pk, "page_ptr_id": page.pk}.items():
        setattr(twin, name, value)
    twin.save_base(raw=True, force_insert=True)
    for record in records:
        record.pk, record.role_id = None, page.pk
    for model in {type(record) for record in records}:
        model.objects.bulk_create([one for one in records if type(one) is model])


def named_records(role: Any, kind: str) -> Iterator[Any]:
    """Yield what belongs to the role, with names of their own."""
    titles: list[Any] = [*role.other_titles.all(), *role.suggested_titles.all()]
    for record in titles:
        record.title = f"{kind} {record.title}"[:200]
        yield record
    yield from role.role_skills.all()


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
