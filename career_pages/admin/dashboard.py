"""The home of the admin: what needs whoever has signed in, and a schedule that does not run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    """Warns of jobs that are late or keep failing."""

    name = "schedule"
    template_name = "career_pages/admin/schedule_panel.html"
    # Before Wagtail's own, which begin at 110.
    order = 90

    def __init__(self, late: list[LateJob]) -> None:
        self.late = late

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"late": self.late}


def schedule_warning(request: HttpRequest, panels: list[Any]) -> None:
    """Warn administrators of a schedule that does not run.

    A developer's server has none unless it is started for that.
    """
    if settings.DEBUG or not request.user.is_superuser:
        return
    if late := late_jobs():
        panels.append(SchedulePanel(late))


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
    rights = {"add", "change", "publish"}
    if not PagePermissionPolicy().user_has_any_permission(request.user, rights):
        return
    panels[:] = [
        NeedsPanel(),
        *(
            PagesWithOthersPanel() if type(panel) is UserObjectsInWorkflowModerationPanel else panel
            for panel in panels
            if not isinstance(panel, WorkflowObjectsToModeratePanel)
        ),
    ]


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


# How many of a kind are shown, and how many must be found to know whether there are more.
SHOWN: Final = 5
FOUND: Final = SHOWN + 1


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

    def own_pages(self) -> Any:
        """Return their pages that they may edit and that did not come up, with their health."""
        pages = Page.objects.filter(pk__in=self.editable(), owner=self.user)
        return pages.exclude(pk__in=self.seen).select_related("health")

    def group(self, heading: str, needs: Iterable[Need], label: str, address: str) -> NeedGroup:
        """Return the first needs under the heading, and where all are if there are more."""
        found = list(needs)
        shown = tuple(found[:SHOWN])
        self.seen.update(need.page_id for need in shown)
        if len(found) <= SHOWN:
            return NeedGroup(heading, shown)
        return NeedGroup(heading, shown, label, address)


def needs_of(user: Any) -> list[NeedGroup]:
    """Return what waits for that person, the most urgent first, without groups of nothing."""
    asker = Asker(user)
    reasons = (sent_back, to_review, with_errors, overdue, ready)
    return [group for reason in reasons if (group := reason(asker)).needs]


def sent_back(asker: Asker) -> NeedGroup:
    """Return the pages that they wrote or submitted and that a reviewer wants changed."""
    theirs = Page.objects.filter(pk__in=asker.editable())
    states = _states_of_pages().filter(
        Q(requested_by=asker.user) | Q(of_page__in=theirs.filter(owner=asker.user).values("pk")),
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        of_page__in=theirs.values("pk"),
    )
    tasks = states.select_related("current_task_state__finished_by")
    newest = list(tasks.order_by("-current_task_state__finished_at", "-pk")[:FOUND])
    pages = Page.objects.in_bulk([state.of_page for state in newest])

    def why(task: Any) -> str:
        who = get_user_display_name(task.finished_by) if task.finished_by else "A reviewer"
        said = f": “{task.comment}”" if task.comment else "."
        return f"{who} asked for changes{said}"

    return asker.group(
        "Sent back to you",
        [
            _need(pages[state.of_page], why(state.current_task_state), "Make the changes")
            for state in newest
        ],
        "All pages that were sent back",
        _address("wagtailadmin_reports:workflow", status="needs_changes"),
    )


def to_review(asker: Asker) -> NeedGroup:
    """Return the pages whose review or publication waits for them, the oldest first."""
    states = _states_of_pages().exclude(of_page__in=asker.seen)
    tasks = TaskState.objects.reviewable_by(asker.user).filter(workflow_state__in=states)
    waiting = tasks.select_related("task", "workflow_state__requested_by")
    oldest = {
        int(one.workflow_state.object_id): one
        for one in waiting.order_by("started_at", "pk")[:FOUND]
    }
    # A reviewer of a workflow need not be an editor of the page.
    pages = Page.objects.in_bulk(list(oldest))

    def why(task: Any) -> str:
        sender = task.workflow_state.requested_by
        by = f" by {get_user_display_name(sender)}" if sender else ""
        return f"{task.task.name}: submitted{by}."

    return asker.group(
        "Waiting for your review",
        [_need(pages[pk], why(task), "Review it") for pk, task in oldest.items() if pk in pages],
        "All pages that wait for you",
        _address("wagtailadmin_reports:workflow_tasks", reviewable="true"),
    )


def with_errors(asker: Asker) -> NeedGroup:
    """Return their own pages on which the checks find errors, the worst first."""
    worst = asker.own_pages().filter(health__errors__gt=0)

    def need(page: Any) -> Need:
        errors = page.health.errors
        verb = "keeps" if errors == 1 else "keep"
        return _need(
            page,
            f"{errors} error{pluralize(errors)} {verb} the newest version from being published.",
            "Go to the error" if errors == 1 else "Go to the first error",
            page.health.findings[0]["field"],
        )

    return asker.group(
        "Your pages with errors",
        map(need, worst.order_by("-health__errors", "draft_title", "pk")[:FOUND]),
        "All your pages with errors",
        _address("career_pages_guide_health", whose="mine", health="errors"),
    )


def overdue(asker: Asker) -> NeedGroup:
    """Return the live roles that they may edit and whose review is overdue, their own first.

    Theirs are those on which they are named to be reminded, or which they own where nobody is.
    """
    own = Case(When(asked=asker.user.pk, then=Value(0)), default=Value(1))
    live = RolePage.objects.filter(ReviewDue.OVERDUE.condition(), live=True)
    roles = live.annotate(asked=Coalesce("review_editor", "owner"))
    theirs = roles.filter(pk__in=asker.editable()).exclude(pk__in=asker.seen)
    oldest = theirs.order_by(own, "next_review", "pk").defer_streamfields()

    def need(role: Any) -> Need:
        day = date_format(role.next_review, "j F Y")
        whose = " It is yours." if role.asked == asker.user.pk else ""
        return _need(role, f"The review was due on {day}.{whose}", "Review it")

    return asker.group(
        "Reviews that are overdue",
        map(need, oldest[:FOUND]),
        "All overdue reviews",
        _address("roles:index", review="overdue", ordering="next_review"),
    )


def ready(asker: Asker) -> NeedGroup:
    """Return their own drafts without errors that nobody has published or submitted yet.

    Drafts on a schedule are left out, and pages that were withdrawn: somebody meant that.
    """
    withdrawn = Q(live=False, first_published_at__isnull=False)
    drafts = asker.own_pages().filter(has_unpublished_changes=True, health__errors=0)
    in_workflow = _states_of_pages().active().values("of_page")
    waiting = drafts.exclude(withdrawn).exclude(pk__in=in_workflow)
    unscheduled = waiting.annotate_approved_schedule().filter(_approved_schedule=False)
    newest = list(unscheduled.order_by("-latest_revision_created_at", "pk")[:FOUND])
    policy = PagePermissionPolicy()
    workflows = WorkflowPage.objects.filter(workflow__active=True)
    roots = tuple(workflows.values_list("page__path", flat=True)) if newest else ()

    def next_step(page: Page) -> str:
        if policy.user_has_permission_for_instance(asker.user, "publish", page):
            return "Publish it"
        return "Submit it for review" if page.path.startswith(roots) else "Ask for its publication"

    def need(page: Page) -> Need:
        what = "Changes to a live page" if page.live else "A new page"
        return _need(page, f"{what}; the checks find no error.", next_step(page))

    return asker.group(
        "Your drafts that are ready",
        map(need, newest),
        "All your drafts",
        _address("career_pages_guide_health", whose="mine", status="draft"),
    )


def _need(page: Any, why: str, action: str, field: str = "") -> Need:
    address = edit_address(page.pk, field)
    return Need(page.pk, page.get_admin_display_title(), why, action, address)


def _states_of_pages() -> Any:
    """Return the states of workflows that pages, not snippets, are in; ``of_page`` is its id."""
    states = WorkflowState.objects.filter(base_content_type=get_default_page_content_type())
    return states.annotate(of_page=Cast("object_id", IntegerField()))


def _address(name: str, **params: str) -> str:
    return f"{reverse(name)}?{urlencode(params)}"
