"""The editor of roles and chapters."""

from typing import Any, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.models import Page

from career_pages.admin.guide_health_panel import GuideHealthPanel
from career_pages.admin.role_slots import role_slots
from career_pages.health.recording import health_of
from career_pages.models import PageHealth
from career_pages.models.approval import DecisionError


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
