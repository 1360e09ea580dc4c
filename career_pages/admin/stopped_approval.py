"""A decision on a page in review that cannot be taken, on every way there is to take it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow

from career_pages.gate import refuse
from career_pages.models.approval import ApprovalStoppedError, StepClosedError


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
