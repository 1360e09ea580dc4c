"""Pages that wait for somebody because of how they are."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from wagtail.models import Page, WorkflowPage
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.admin.dashboard.need import SHOWN, Asker, Need, NeedGroup
from career_pages.admin.dashboard.workflow_needs import in_workflow
from career_pages.admin.health.addresses import finding_address
from career_pages.models import RolePage
from career_pages.review_dates import ReviewDue


def with_errors(asker: Asker) -> NeedGroup:
    """Return their own pages on which the checks find errors, the worst first."""
    pages = asker.pages().filter(owner=asker.user, health__errors__gt=0)
    return asker.group(
        "Your pages with errors",
        _with_errors(pages.order_by("-health__errors", "draft_title", "pk")),
        "All your pages with errors",
        _address("career_pages_guide_health", whose="mine", health="errors"),
    )


def overdue(asker: Asker) -> NeedGroup:
    """Return the live roles that they may edit and whose review is overdue, their own first.

    Theirs are those on which they are named to be reminded, or which they own where nobody is.
    """
    own = Case(When(asked=asker.user.pk, then=Value(0)), default=Value(1))
    asked = Coalesce("review_editor", "owner")
    live = RolePage.objects.filter(ReviewDue.OVERDUE.condition(), live=True)
    roles = live.annotate(asked=asked)
    theirs = roles.filter(pk__in=asker.editable()).exclude(pk__in=asker.seen)
    return asker.group(
        "Reviews that are overdue",
        _overdue(asker, theirs.order_by(own, "next_review", "pk").defer_streamfields()),
        "All overdue reviews",
        _address("roles:index", review="overdue", ordering="next_review"),
    )


def ready(asker: Asker) -> NeedGroup:
    """Return their own drafts without errors that nobody has published or submitted yet.

    Drafts on a schedule are left out, and pages that were withdrawn: somebody meant that.
    """
    withdrawn = Q(live=False, first_published_at__isnull=False)
    drafts = asker.pages().filter(owner=asker.user, has_unpublished_changes=True, health__errors=0)
    waiting = drafts.exclude(withdrawn).exclude(pk__in=in_workflow())
    unscheduled = waiting.annotate_approved_schedule().filter(_approved_schedule=False)
    return asker.group(
        "Your drafts that are ready",
        _ready(asker, unscheduled.order_by("-latest_revision_created_at", "pk")),
        "All your drafts",
        _address("career_pages_guide_health", whose="mine", status="draft"),
    )


def _with_errors(pages: Any) -> Iterator[Need]:
    for page in pages[: SHOWN + 1]:
        errors = page.health.errors
        count = f"{errors} error{pluralize(errors)}"
        verb = "keeps" if errors == 1 else "keep"
        first = finding_address(page, page.health.findings[0]["field"])
        why = f"{count} {verb} the newest version from being published."
        action = "Go to the error" if errors == 1 else "Go to the first error"
        yield Need(page.pk, page.get_admin_display_title(), why, action, first)


def _overdue(asker: Asker, roles: Any) -> Iterator[Need]:
    for role in roles[: SHOWN + 1]:
        day = date_format(role.next_review, "j F Y")
        whose = " It is yours." if role.asked == asker.user.pk else ""
        why = f"The review was due on {day}.{whose}"
        edit = reverse("wagtailadmin_pages:edit", args=[role.pk])
        yield Need(role.pk, role.get_admin_display_title(), why, "Review it", edit)


def _ready(asker: Asker, pages: Any) -> Iterator[Need]:
    drafts = list(pages[: SHOWN + 1])
    policy = PagePermissionPolicy()
    workflows = WorkflowPage.objects.filter(workflow__active=True)
    roots = tuple(workflows.values_list("page__path", flat=True)) if drafts else ()
    for page in drafts:
        what = "Changes to a live page" if page.live else "A new page"
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        action = _next_step(policy, asker.user, page, roots)
        why = f"{what}; the checks find no error."
        yield Need(page.pk, page.get_admin_display_title(), why, action, edit)


def _next_step(policy: PagePermissionPolicy, user: Any, page: Page, roots: tuple[str, ...]) -> str:
    if policy.user_has_permission_for_instance(user, "publish", page):
        return "Publish it"
    return "Submit it for review" if page.path.startswith(roots) else "Ask for its publication"


def _address(name: str, **params: str) -> str:
    return f"{reverse(name)}?{urlencode(params)}"
