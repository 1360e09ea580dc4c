"""Which sources are listed."""

from typing import Any, Final

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet

from career_pages.source_addresses import commonest_domains, pattern_of, shown_sources

MOST_DOMAINS: Final = 12
WITHOUT: Final = "none"


class DomainFilter(SimpleListFilter):
    """Filters sources by the domain of their address, or leaves those without an address."""

    title = "address"
    parameter_name = "domain"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """Return the commonest domains, the one that is asked for, and sources without address."""
        urls = shown_sources().exclude(url="").order_by().values_list("url", flat=True).distinct()
        domains = set(commonest_domains(urls.iterator(), MOST_DOMAINS))
        asked = self.used_parameters.get(self.parameter_name)
        if asked and asked != WITHOUT:
            domains.add(asked[:200])
        return [(WITHOUT, "Without an address"), *((one, one) for one in sorted(domains))]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the sources that the choice leaves."""
        domain = self.value()
        if domain == WITHOUT:
            return queryset.filter(url="")
        return queryset.filter(url__iregex=pattern_of(domain)) if domain else queryset
