"""The gate: why a page may not go live, and what follows when it does."""

import logging
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import Signal
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from career_pages.checks import Finding, Severity, findings
from career_pages.models import RoleLevel, RolePage
from career_pages.models.pages import publication_stopped
from career_pages.sections.projection import HasSections, projected, role_outline
from career_pages.text import name_key

logger = logging.getLogger(__name__)

REFUSED = "career_pages.publication_refused"
# Sent with ``page``, ``revision`` and ``reasons`` when something scheduled does not go live.
publication_refused = Signal()


def connect_gate() -> None:
    """Keep pages with errors from readers, and what follows a page in step with it."""
    hooks.register("find_publication_errors", publication_errors)
    publication_stopped.connect(refuse)
    page_published.connect(page_was_published)
    post_save.connect(role_saved, sender=RolePage)


def publication_errors(page: Any) -> list[Finding]:
    """Return the findings that keep the page from going live; none for other kinds of page."""
    if not isinstance(page, HasSections):
        return []
    return [finding for finding in findings(page) if finding.severity is Severity.ERROR]


def refuse(page: Page, revision: Revision, errors: list[Finding], user: Any, **kwargs: Any) -> None:
    """Record why the revision does not go live, and take it off the schedule.

    A schedule that stayed would be tried, and refused, at every run.
    """
    reasons = [finding.message for finding in errors]
    if was_scheduled := bool(revision.approved_go_live_at):
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=page,
        action=REFUSED,
        user=user,
        revision=revision,
        data={"reasons": reasons},
        content_changed=False,
    )
    logger.warning("Not published: %s (%s). %s", page, page.pk, " ".join(reasons))
    if was_scheduled:
        publication_refused.send(type(page), page=page, revision=revision, reasons=reasons)


def page_was_published(instance: Page, **kwargs: Any) -> None:
    """Delete the redirects from the page's address that were made when it went.

    Those that people made stay: they do nothing while the address has a page.
    """
    if address := address_of(instance):
        redirects_from([address]).filter(automatically_created=True).delete()


class Address(NamedTuple):
    """An address of the site as redirects have it."""

    site_id: int | None
    path: str


def address_of(page: Page) -> Address | None:
    """Return the address of the page; None for a page that no site has."""
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return None
    return Address(parts[0], Redirect.normalise_path(parts[2]))


def redirects_from(addresses: Collection[Address]) -> Any:
    """Return the redirects from any of the addresses, as a queryset."""
    sites = {address.site_id for address in addresses}
    return Redirect.objects.filter(
        Q(site__in=sites) | Q(site=None), old_path__in={address.path for address in addresses}
    )


# The fields on which the stored levels of a role depend.
HOLDS_LEVELS: Final = frozenset({"body", "live"})


def role_saved(instance: RolePage, **kwargs: Any) -> None:
    """Store the levels of a role that was published, unpublished or otherwise saved."""
    fields = kwargs["update_fields"]
    if not kwargs["raw"] and (fields is None or not HOLDS_LEVELS.isdisjoint(fields)):
        store_levels(instance)


@transaction.atomic
def store_levels(role: RolePage) -> None:
    """Let the stored levels be those of the role as it is in memory; none unless it is live."""
    names: dict[str, str] = {}
    # A draft that is published past the checks may hold more than a level's field does.
    longest = 80
    for level in role_outline(projected(role)).levels if role.live else ():
        names.setdefault(name_key(level.name[:longest]), level.name[:longest])
    names.pop("", None)
    wanted = [(place, key, name) for place, (key, name) in enumerate(names.items())]
    rows = RoleLevel.objects.filter(role_id=role.pk)
    if wanted != list(rows.order_by("sort_order").values_list("sort_order", "key", "name")):
        rows.delete()
        RoleLevel.objects.bulk_create(
            RoleLevel(role_id=role.pk, sort_order=place, key=key, name=name)
            for place, key, name in wanted
        )
