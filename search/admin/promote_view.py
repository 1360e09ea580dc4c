"""Promote a page for a query that readers search for."""

from wagtail.contrib.search_promotions import views as promotion_views
from wagtail.contrib.search_promotions.models import Query

from search.counting.kept_query import LONGEST


class PromoteView(promotion_views.CreateView):
    """Wagtail's form for a promotion, filled in with the query that the address names."""

    http_method_names = ["get", "head", "options"]

    def get_initial_form_instance(self) -> Query:
        """Return the query, not saved."""
        return Query(query_string=self.request.GET.get("query", "")[:LONGEST])
