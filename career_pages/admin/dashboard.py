"""The home of the admin: what needs whoever has signed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.conf import settings
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import (
    Page,
    TaskState,
    WorkflowPage,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.admin.screens import edit_address
from career_pages.documents.uploads import may_import
from career_pages.models import RolePage
from career_pages.models.reviews import ReviewDue
from career_pages.publishing.schedule import LateJob, late_jobs


class SchedulePanel(Component):
    """Warns on the admin's home of jobs that are late or keep failing."""

    name = "schedule"
    template_name = "career_pages/admin/schedule_panel.html"
    # Before Wagtail's own, which begin at 110.
    order = 90

    def __init__(self, late: list[LateJob]) -> None:
        self.late = late

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the template's context with the jobs that are late."""
        return {"late": self.late}


# How many of a kind the home of the admin shows.
SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Need:
    """One page that waits: why, what to do next, and where."""

    page_id: int
    title: str
    why: str
    action: str
    address: str


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """What waits for the same reason; ``all_address`` lists the rest, "" if this is all."""

    heading: str
    needs: tuple[Need, ...]
    all_label: str = ""
    all_address: str = ""


@dataclass(slots=True)
class Asker:
    """Somebody whose needs are looked for: which pages they may edit, and which came up already.

    A page comes up once, for the first reason there is.
    """

    user: Any
    seen: set[int] = field(default_factory=set)

    def editable(self) -> Any:
        """Return the pages that they may edit, as a subquery of ids."""
        policy = PagePermissionPolicy()
        mine = policy.instances_user_has_permission_for(self.user, "change")
        return mine.order_by().values("pk")

    def pages(self) -> Any:
        """Return the pages that they may edit and that did not come up, with their health."""
        pages = Page.objects.filter(pk__in=self.editable()).exclude(pk__in=self.seen)
        return pages.select_related("health")

    def group(self, heading: str, needs: Iterator[Need], label: str, address: str) -> NeedGroup:
        """Return the first needs under the heading, and where all are if there are more."""
        found = list(islice(needs, SHOWN + 1))
        shown = tuple(found[:SHOWN])
        self.seen.update(need.page_id for need in shown)
        is_more = len(found) > SHOWN
        return NeedGroup(heading, shown, label if is_more else "", address if is_more else "")


def sent_back(asker: Asker) -> NeedGroup:
    """Return the pages that they wrote or submitted and that a reviewer wants changed."""
    theirs = Page.objects.filter(pk__in=asker.editable())
    states = of_pages().filter(
        Q(requested_by=asker.user) | Q(of_page__in=theirs.filter(owner=asker.user).values("pk")),
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        of_page__in=theirs.values("pk"),
    )
    tasks = states.select_related("current_task_state__finished_by")
    newest = tasks.order_by("-current_task_state__finished_at", "-pk")
    return asker.group(
        "Sent back to you",
        _sent_back(newest),
        "All pages that were sent back",
        reverse("wagtailadmin_reports:workflow") + "?status=needs_changes",
    )


def to_review(asker: Asker) -> NeedGroup:
    """Return the pages whose review or publication waits for them, the oldest first."""
    states = of_pages().exclude(of_page__in=asker.seen)
    tasks = TaskState.objects.reviewable_by(asker.user).filter(workflow_state__in=states)
    waiting = tasks.select_related("task", "workflow_state__requested_by")
    return asker.group(
        "Waiting for your review",
        _to_review(waiting.order_by("started_at", "pk")),
        "All pages that wait for you",
        reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true",
    )


def of_pages() -> Any:
    """Return the states of workflows that pages, not snippets, are in; ``of_page`` is its id."""
    states = WorkflowState.objects.filter(base_content_type=get_default_page_content_type())
    return states.annotate(of_page=Cast("object_id", IntegerField()))


def in_workflow() -> Any:
    """Return the ids of all pages that are in a workflow, as a subquery."""
    return of_pages().active().values("of_page")


def _sent_back(states: Any) -> Iterator[Need]:
    chosen = list(states[: SHOWN + 1])
    pages = Page.objects.in_bulk([state.of_page for state in chosen])
    for state in chosen:
        task, page = state.current_task_state, pages[state.of_page]
        who = get_user_display_name(task.finished_by) if task.finished_by else "A reviewer"
        said = f": “{task.comment}”" if task.comment else "."
        yield _need(page, f"{who} asked for changes{said}", "Make the changes")


def _to_review(tasks: Any) -> Iterator[Need]:
    chosen = [(int(one.workflow_state.object_id), one) for one in tasks[: SHOWN + 1]]
    # A reviewer of a workflow need not be an editor of the page.
    pages = Page.objects.in_bulk([pk for pk, _ in chosen])
    for pk, task in chosen:
        if page := pages.get(pk):
            sender = task.workflow_state.requested_by
            by = f" by {get_user_display_name(sender)}" if sender else ""
            yield _need(page, f"{task.task.name}: submitted{by}.", "Review it")


def _need(page: Any, why: str, action: str) -> Need:
    return Need(page.pk, page.get_admin_display_title(), why, action, edit_address(page.pk))


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
        first = edit_address(page.pk, page.health.findings[0]["field"])
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


REASONS = (sent_back, to_review, with_errors, overdue, ready)


def needs_of(user: Any) -> list[NeedGroup]:
    """Return what waits for that person, the most urgent first, without groups of nothing."""
    asker = Asker(user)
    return [group for reason in REASONS if (group := reason(asker)).needs]


class NeedsPanel(Component):
    """Lists what waits for whoever has signed in, and shows newcomers where to begin."""

    name = "what_needs_you"
    template_name = "career_pages/admin/dashboard/needs_panel.html"
    order = 100

    class Media:
        css = {"all": ["career_pages/guide_needs.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the template's context with what waits, and first steps for a newcomer."""
        user = (parent_context or {})["request"].user
        is_newcomer = not Page.objects.filter(owner=user).exists()
        return {
            "groups": needs_of(user),
            "import_address": reverse("guide_imports:start"),
            "add_address": reverse("roles:choose_parent"),
            "show_first_steps": is_newcomer and may_import(user),
        }


class PagesWithOthersPanel(UserObjectsInWorkflowModerationPanel):
    """Wagtail's panel of somebody's pages in a workflow, less those that wait for themselves."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Return the panel's context with the workflows in which it is another's turn."""
        context = super().get_context_data(parent_context)
        states = context["workflow_states"]
        in_progress = WorkflowState.STATUS_IN_PROGRESS
        return {
            **context,
            "workflow_states": [state for state in states if state.status == in_progress],
        }


def what_needs_you(request: HttpRequest, panels: list[Any]) -> None:
    """Put what needs somebody first, in place of what Wagtail has of that.

    Wagtail's "Awaiting your review" goes: only pages are in workflows here, and all are listed.
    Of its "Your pages and snippets in a workflow" stays what others have to do. Whoever may do
    nothing with pages sees none of it.
    """
    if not PagePermissionPolicy().user_has_any_permission(
        request.user, {"add", "change", "publish"}
    ):
        return
    panels[:] = [
        NeedsPanel(),
        *(
            PagesWithOthersPanel() if type(panel) is UserObjectsInWorkflowModerationPanel else panel
            for panel in panels
            if not isinstance(panel, WorkflowObjectsToModeratePanel)
        ),
    ]


def schedule_warning(request: HttpRequest, panels: list[Any]) -> None:
    """Warn administrators of a schedule that does not run.

    A developer's server has none unless it is started for that.
    """
    if settings.DEBUG or not request.user.is_superuser:
        return
    if late := late_jobs():
        panels.append(SchedulePanel(late))
