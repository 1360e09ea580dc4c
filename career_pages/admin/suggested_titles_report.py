"""Which roles have suggested titles that nobody has answered yet."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.views.generic import ListView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.models import RolePage, SuggestedTitle


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
