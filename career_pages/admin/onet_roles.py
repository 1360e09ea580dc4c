"""Roles that start from an occupation of O*NET, and the titles that it suggests."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import ListView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.models import Occupation, RoleIndexPage, RolePage, SuggestedTitle
from career_pages.onet.importing import role_of, start_role
from career_pages.publishing.records import accept_titles, dismiss_titles, find_occupations


class SuggestedTitlesView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the titles that wait, those that name no other occupation first."""

    template_name = "career_pages/admin/suggested_titles.html"
    page_title = "Suggested titles"
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may edit the role; raises PermissionDenied for all others."""
        self.page = get_object_or_404(RolePage, pk=kwargs["page_id"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def waiting(self) -> Any:
        """The titles that nobody has answered yet."""
        waiting = self.page.suggested_titles.filter(status=SuggestedTitle.Status.WAITING)
        return waiting.order_by("is_ambiguous", "title")

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Accept or dismiss the ticked titles, and come back to those that are left."""
        chosen = [key for key in request.POST.getlist("title") if key.isdecimal()]
        rows = list(self.waiting.filter(pk__in=[int(key[:18]) for key in chosen]))
        if not rows:
            messages.warning(request, "Tick the titles that you want to accept or dismiss.")
        elif "accept" in request.POST:
            self._accept(request, rows)
        else:
            dismiss_titles(rows)
            messages.success(request, f"{_titles(rows)} dismissed.")
        return redirect(request.path)

    def _accept(self, request: HttpRequest, rows: list[SuggestedTitle]) -> None:
        if self.page.permissions_for_user(request.user).page_locked():
            messages.error(request, "The role is locked: unlock it before you accept titles.")
            return
        accept_titles(self.page, rows, request.user)
        messages.success(
            request, f"{_titles(rows)} added to the draft. Readers see them once it is published."
        )

    def get_page_subtitle(self) -> str:
        """Return the name of the role, as in its newest version."""
        return str(self.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the role and the titles that wait."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "page": self.page, "waiting": self.waiting}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here, through the role's edit screen."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.draft_title},
            {"url": "", "label": self.page_title},
        ]


def _titles(rows: list[SuggestedTitle]) -> str:
    return f"“{rows[0]}” is" if len(rows) == 1 else f"{len(rows)} titles are"


class SuggestedTitlesReport(WagtailAdminTemplateMixin, ListView[RolePage]):
    """Lists the roles that the editor may edit, with how many titles wait for an answer in each."""

    template_name = "career_pages/admin/suggested_titles_report.html"
    page_title = "Suggested titles"
    header_icon = "tag"
    paginate_by = 50
    page_kwarg = "p"

    def get_queryset(self) -> QuerySet[RolePage]:
        """Return the roles, those first for which the most titles wait that name no other."""
        mine = PagePermissionPolicy().instances_user_has_permission_for(self.request.user, "change")
        waiting = Q(suggested_titles__status=SuggestedTitle.Status.WAITING)
        roles: Any = RolePage.objects.filter(pk__in=mine.values("pk")).defer_streamfields()
        counted: QuerySet[RolePage] = roles.annotate(
            waiting=Count("suggested_titles", filter=waiting),
            waiting_alone=Count(
                "suggested_titles", filter=waiting & Q(suggested_titles__is_ambiguous=False)
            ),
        )
        return counted.filter(waiting__gt=0).order_by("-waiting_alone", "draft_title")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


OCCUPATIONS_A_PAGE: Final = 25


class StartRoleView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the occupations that were loaded, and makes a draft role of one."""

    template_name = "career_pages/admin/start_role.html"
    page_title = "Start a role from O*NET"
    header_icon = "doc-empty-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may add roles here; raises PermissionDenied for all others."""
        self.index = get_object_or_404(RoleIndexPage, pk=kwargs["page_id"])
        if not self.index.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
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
        context: dict[str, Any] = super().get_context_data(**kwargs)
        query = " ".join(self.request.GET.get("q", "").split())
        found = Paginator(find_occupations(query), OCCUPATIONS_A_PAGE).get_page(
            self.request.GET.get("p")
        )
        codes = [occupation.code for occupation in found]
        roles = RolePage.objects.child_of(self.index).filter(occupation_code__in=codes)
        known = {role.occupation_code: role for role in roles.defer_streamfields()}
        return {
            **context,
            "index": self.index,
            "query": query,
            "found": found,
            "rows": [(occupation, known.get(occupation.code)) for occupation in found],
            "is_loaded": bool(found) or Occupation.objects.exists(),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, through the list of roles."""
        explore = reverse("wagtailadmin_explore", args=[self.index.pk])
        return [
            *self.breadcrumbs_items,
            {"url": explore, "label": self.index.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]
