"""Which roles are to be looked at again."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.views.generic import ListView
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from career_pages.models import RolePage
from career_pages.review_dates import SOON
from career_pages.reviewing.due import DueReview, reviews_due
from career_pages.reviewing.recipients import recipients


class ReviewsDueReport(WagtailAdminTemplateMixin, ListView[RolePage]):
    """Lists the roles that the editor may edit and whose review is due soon or overdue."""

    template_name = "career_pages/admin/reviewing/reviews_due.html"
    page_title = "Reviews due"
    header_icon = "calendar-check"
    paginate_by = 50
    page_kwarg = "p"

    def get_queryset(self) -> QuerySet[RolePage]:
        """Return the roles, what is due first before the others."""
        return reviews_due(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with what is to be said of each role."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        people = recipients(context["page_obj"].object_list)
        rows = [
            (DueReview.of(role), ", ".join(map(get_user_display_name, reminded)))
            for role, reminded in people.items()
        ]
        return {**context, "rows": rows, "soon": timezone.localdate() + SOON}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]
