"""Begin a group of synonyms."""

from wagtail_modeladmin.views import CreateView

from search.counting.kept_query import LONGEST
from search.models import Synonym


class SynonymCreateView(CreateView):
    """The form of a new group, which begins with the query that the address names, if any."""

    def get_instance(self) -> Synonym:
        """Return the group, not saved."""
        return Synonym(words=self.request.GET.get("query", "")[:LONGEST])
