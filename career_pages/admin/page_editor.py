"""The editor of roles and chapters, and what its menus lead to."""

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from career_pages.admin.removal import DeleteGuidePageView, UnpublishGuidePageView
from career_pages.checks import Severity
from career_pages.documents.exporting.export import ExportFormat, export_role
from career_pages.forms import place_of
from career_pages.models import ChapterPage, PageHealth, RoleIndexPage, RolePage
from career_pages.models.reviews import ApprovalStoppedError, DecisionError, StepClosedError
from career_pages.panels import role_slots
from career_pages.publishing.gate import refuse
from career_pages.publishing.health import health_of

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


_LABELS: Final = {
    ExportFormat.MARKDOWN: "Export as Markdown",
    ExportFormat.WORD: "Export as Word",
}


# Behind Wagtail's own, which end at 70.
_PRIORITY: Final = 80


def export_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield a button for each format, for a role that the user may edit."""
    if not isinstance(page.specific_deferred, RolePage):
        return
    if not page.permissions_for_user(user).can_edit():
        return
    for file_format, label in _LABELS.items():
        address = reverse("export_role", args=[page.pk, file_format.value])
        yield Button(label, address, icon_name="download", priority=_PRIORITY)


class StoppedApprovalMiddleware:
    """Leads who decided in vain to the page's editor, and says there why.

    A step whose approval the gate stops is still open then: it can be approved once the page is
    corrected.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the site's own answer; `process_exception` sees to the rest."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the way to the editor for a decision in vain, None for other errors."""
        if isinstance(error, ApprovalStoppedError):
            refuse(error.page, error.revision, error.errors, request.user)
            messages.error(request, _explanation(error))
        elif isinstance(error, StepClosedError):
            messages.warning(request, str(error))
        else:
            return None
        editor = reverse("wagtailadmin_pages:edit", args=[error.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The modal for a comment closes on this, and its page goes where it is told.
            done = {"step": "success", "redirect": editor}
            response: HttpResponse = render_modal_workflow(request, "", None, {}, json_data=done)
            return response
        return redirect(editor)


def _explanation(error: ApprovalStoppedError) -> SafeString:
    reasons = dict.fromkeys(finding.message for finding in error.errors)
    return format_html(
        "“{}” was not approved, and still waits for your decision. Correct this first, or request "
        "changes:<ul>{}</ul>",
        error.page.get_admin_display_title(),
        format_html_join("", "<li>{}</li>", ((reason,) for reason in reasons)),
    )


class StartRoleButton(PageMenuItem):
    """Leads from the roles index to the occupations of O*NET."""

    label = "Start a role from O*NET"
    icon_name = "doc-empty-inverse"
    url_name = "career_pages_start_role"
    priority = 16

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may add roles."""
        return bool(self.page.permissions_for_user(user).can_add_subpage())


class SuggestedTitlesButton(PageMenuItem):
    """Leads from a role to the titles that are suggested for it."""

    label = "Suggested titles"
    icon_name = "tag"
    url_name = "career_pages_suggested_titles"
    priority = 66

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may edit the role."""
        return bool(self.page.permissions_for_user(user).can_edit())


def role_buttons(page: Any, user: Any, **options: Any) -> Iterator[PageMenuItem]:
    """Yield the entries for a page of that class; `PageMenuItem` hides what nobody may use."""
    kind = page.specific_class
    if kind is RoleIndexPage:
        yield StartRoleButton(page=page)
    elif kind is RolePage:
        yield SuggestedTitlesButton(page=page)


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
            context: dict[str, Any] = super().get_context_data(parent_context)
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
        context: dict[str, Any] = super().get_context_data(parent_context)
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
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
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
