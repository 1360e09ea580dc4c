"""The editor of roles and chapters: its form, what is said above it, and what its menus lead to."""

from collections.abc import Iterator
from typing import Any, Final, cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, WorkflowState

from career_pages.admin.removal import DeleteGuidePageView, UnpublishGuidePageView
from career_pages.admin.screens import Screen, edit_address
from career_pages.checks import Severity
from career_pages.documents.exporting.export import ExportFormat, export_role
from career_pages.forms import place_of
from career_pages.models import ChapterPage, Occupation, PageHealth, RoleIndexPage, RolePage
from career_pages.models.reviews import (
    ApprovalStoppedError,
    DecisionError,
    StepClosedError,
    named,
    people_asked,
)
from career_pages.onet.importing import role_of, start_role
from career_pages.panels import role_slots
from career_pages.publishing.gate import refuse
from career_pages.publishing.health import health_of
from career_pages.publishing.records import find_occupations


class GuideHealthPanel(BaseSidePanel):
    """The side panel with the completeness of a page and what is not yet right with it.

    ``row`` is the stored health of what the form shows, None where that was not stored yet. A
    draft that is saved without a reload gets the panel anew, like every side panel.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button above the form, with the number of findings."""

        aria_label = "Toggle guide health"
        icon_name = "tasks"

        @property
        def counter_classname(self) -> str:
            """The color of the number: that of an error where there is one."""
            row = self.panel.row
            return "w-bg-critical-200" if row and row.errors else ""

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Return the template's context with the number of findings."""
            context = super().get_context_data(parent_context)
            return {**context, "count": len(self.panel.row.findings) if self.panel.row else 0}

    name = "guide-health"
    title = "Guide health"
    template_name = "career_pages/admin/guide_health_panel.html"

    class Media:
        css = {"all": ["career_pages/editor/guide_health.css"]}
        js = ["career_pages/editor/fields.js", "career_pages/editor/guide_health.js"]

    def __init__(self, page: Any, request: Any, row: PageHealth | None) -> None:
        super().__init__(page, request)
        self.row = row

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the template's context: the stored row, and its findings with their places."""
        context = super().get_context_data(parent_context)
        found = self.row.findings if self.row else []
        placed = [
            {**finding, "place": place_of(self.object, finding["field"])} for finding in found
        ]
        return {
            **context,
            "row": self.row,
            "errors": [one for one in placed if one["severity"] == Severity.ERROR],
            "warnings": [one for one in placed if one["severity"] != Severity.ERROR],
        }


class WithGuideHealth:
    """Adds the health of the page to the side panels of its form.

    What comes of a save without a reload is sent with that.
    """

    page: Any
    request: Any
    partials_template_name = "career_pages/admin/guide_page_partials.html"

    @property
    def health(self) -> PageHealth | None:
        """The stored health of what the form shows; None if that was never saved as a draft."""
        return health_of(self.page)

    def get_side_panels(self) -> MediaContainer:
        """Return Wagtail's side panels, and that of the health behind the page's status."""
        status, *others = super().get_side_panels()  # type: ignore[misc]
        health = GuideHealthPanel(self.page, self.request, self.health)
        return MediaContainer([status, health, *others])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the forms of the role's name."""
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "role_slots": role_slots(self.page)}


class GuideEditView(WithGuideHealth, EditView):
    """The form of a role or chapter that is there.

    Forms of one page that arrive together are taken one after the other: one that was read before
    another was published would take what is live back, and one that is older would be the newest.
    """

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Answer with the form; raises DecisionError, with the draft saved, for one in vain."""
        if request.method != "POST":
            return cast(HttpResponse, super().dispatch(request, page_id))
        in_vain: DecisionError | None = None
        with transaction.atomic():
            list(Page.objects.select_for_update().filter(pk=page_id).values_list("pk"))
            try:
                response = super().dispatch(request, page_id)
            except DecisionError as error:
                in_vain = error
        if in_vain:
            raise in_vain
        return cast(HttpResponse, response)


class GuideCreateView(WithGuideHealth, CreateView):
    """The form of a new role or chapter."""

    health = None


class GuideRevertView(WithGuideHealth, RevisionsRevertView):
    """The form of an earlier version, which may become the newest."""

    # What is stored is the health of the newest version, which is another.
    health = None


class GuidePageViewSet(PageViewSet):
    """What the views of roles and chapters have in common."""

    add_view_class = GuideCreateView
    edit_view_class = GuideEditView
    revisions_revert_view_class = GuideRevertView
    delete_view_class = DeleteGuidePageView
    unpublish_view_class = UnpublishGuidePageView


class RolePageViewSet(GuidePageViewSet):
    """The views of roles."""

    model = RolePage


class ChapterPageViewSet(GuidePageViewSet):
    """The views of chapters."""

    model = ChapterPage


role_pages = RolePageViewSet("role_pages")
chapter_pages = ChapterPageViewSet("chapter_pages")


def show_requested_changes(request: HttpRequest, page: Any) -> None:
    """Show what a reviewer wrote above the form of a page that was sent back."""
    state = page.current_workflow_state
    if request.method != "GET" or not state or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    decided = state.current_task_state
    messages.warning(
        request,
        format_html(
            "<b>{} asks for changes.</b><p>{}</p>When they are made, choose “Resubmit to {}” in "
            "the menu below.",
            named(decided.finished_by),
            linebreaksbr(decided.comment),
            decided.task.name,
        ),
    )


_SUBMITTING: Final = ("action-submit", "action-restart-workflow", "action-workflow-action")


def warn_if_nobody_is_asked(request: HttpRequest, page: Any) -> None:
    """Warn who submits or approves a page when nobody is there for the step that follows."""
    if not any(request.POST.get(name) for name in _SUBMITTING):
        return
    step = page.current_workflow_task_state
    if step and not people_asked(step):
        messages.warning(
            request,
            f"Nobody can decide on “{step.task.name}” yet. The administrators have been told: ask "
            "them to put somebody else into its group.",
        )


class StoppedApprovalMiddleware(MiddlewareMixin):
    """Leads who decided in vain to the page's editor, and says there why.

    A step whose approval the gate stops is still open then: it can be approved once the page is
    corrected.
    """

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the way to the editor for a decision in vain, None for other errors."""
        if isinstance(error, ApprovalStoppedError):
            refuse(error.page, error.revision, error.errors, request.user)
            messages.error(request, _explanation(error))
        elif isinstance(error, StepClosedError):
            messages.warning(request, str(error))
        else:
            return None
        editor = edit_address(error.page.pk)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The modal for a comment closes on this, and its page goes where it is told.
            done = {"step": "success", "redirect": editor}
            return render_modal_workflow(request, "", None, {}, json_data=done)
        return redirect(editor)


def _explanation(error: ApprovalStoppedError) -> SafeString:
    reasons = dict.fromkeys(finding.message for finding in error.errors)
    return format_html(
        "“{}” was not approved, and still waits for your decision. Correct this first, or request "
        "changes:<ul>{}</ul>",
        error.page.get_admin_display_title(),
        format_html_join("", "<li>{}</li>", ((reason,) for reason in reasons)),
    )


_SHARE: Final = ("Share draft for review", "career_pages_review_links", "link", 62)
# By the kind of page: the label, the name of the address, the icon, and the place in the menu, of
# which Wagtail takes those up to 70.
_BUTTONS: Final[dict[Any, list[tuple[Any, ...]]]] = {
    RoleIndexPage: [
        ("Start a role from O*NET", "career_pages_start_role", "doc-empty-inverse", 16)
    ],
    ChapterPage: [_SHARE],
    RolePage: [
        _SHARE,
        ("Still right, next review in 12 months", "career_pages_still_right", "check", 64),
        ("Suggested titles", "career_pages_suggested_titles", "tag", 66),
        ("Export as Markdown", "export_role", "download", 80, ExportFormat.MARKDOWN.value),
        ("Export as Word", "export_role", "download", 80, ExportFormat.WORD.value),
    ],
}


def page_buttons(page: Any, user: Any, **options: Any) -> Iterator[Button]:
    """Yield what the guide adds to the menu of a page, above its form and in its row of a list."""
    kind = page.specific_class
    if kind not in _BUTTONS:
        return
    may = page.permissions_for_user(user)
    if may.can_add_subpage() if kind is RoleIndexPage else may.can_edit():
        for label, name, icon, priority, *more in _BUTTONS[kind]:
            url = reverse(name, args=[page.pk, *more])
            yield Button(label, url, icon_name=icon, priority=priority)


_TYPES = {
    ExportFormat.MARKDOWN: "text/markdown; charset=utf-8",
    ExportFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
@never_cache
def export_view(request: HttpRequest, page_id: int, file_format: str) -> HttpResponse:
    """Return a role with its chapters as a file to keep.

    Each page is as its newest version has it if the user may edit it; a chapter that the user may
    not edit is as readers see it. Raises PermissionDenied for a role that the user may not edit,
    and Http404 for other pages and formats.
    """
    if file_format not in set(ExportFormat):
        raise Http404
    role = get_object_or_404(RolePage, pk=page_id)

    def may_edit(page: Any) -> bool:
        return bool(page.permissions_for_user(request.user).can_edit())

    if not may_edit(role):
        raise PermissionDenied
    form = ExportFormat(file_format)
    file = export_role(role, form, drafts=may_edit)
    return HttpResponse(
        file.data,
        content_type=_TYPES[form],
        headers={
            "Content-Disposition": content_disposition_header(True, file.name) or "attachment"
        },
    )


OCCUPATIONS_A_PAGE: Final = 25


class StartRoleView(Screen, TemplateView):
    """Lists the occupations that were loaded, and makes a draft role of one.

    It is for those who may add roles below the index.
    """

    template_name = "career_pages/admin/start_role.html"
    page_title = "Start a role from O*NET"
    header_icon = "doc-empty-inverse"

    def lets_in(self, user: Any) -> bool:
        return bool(self.index.permissions_for_user(user).can_add_subpage())

    def way(self) -> list[tuple[str, str | Promise]]:
        explore = reverse("wagtailadmin_explore", args=[self.index.pk])
        return [(explore, self.index.get_admin_display_title())]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer for a roles index; raises Http404 for other pages."""
        self.index = get_object_or_404(RoleIndexPage, pk=kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Make the role, or say that it is there already, and open it."""
        code = request.POST.get("occupation", "")
        occupation = Occupation.objects.filter(code=code.replace("\0", "")).first()
        if occupation is None:
            messages.error(request, "Choose an occupation from the list.")
            return redirect(request.path)
        if pk := role_of(occupation, self.index):
            page = RolePage.objects.get(pk=pk)
            messages.warning(request, f"There is a role for this occupation already: “{page}”.")
            if not page.permissions_for_user(request.user).can_edit():
                return redirect("wagtailadmin_explore", self.index.pk)
        else:
            page = start_role(occupation, self.index, request.user)
            messages.success(request, f"“{page}” is a draft now, from O*NET {occupation.release}.")
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the occupations that were searched for."""
        query = " ".join(self.request.GET.get("q", "").split())
        found = Paginator(find_occupations(query), OCCUPATIONS_A_PAGE).get_page(
            self.request.GET.get("p")
        )
        codes = [occupation.code for occupation in found]
        roles = RolePage.objects.child_of(self.index).filter(occupation_code__in=codes)
        known = {role.occupation_code: role for role in roles.defer_streamfields()}
        return {
            **super().get_context_data(**kwargs),
            "index": self.index,
            "query": query,
            "found": found,
            "rows": [(occupation, known.get(occupation.code)) for occupation in found],
            "is_loaded": bool(found) or Occupation.objects.exists(),
        }
