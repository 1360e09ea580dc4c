"""The sources that roles name, by their addresses."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Case, Min, QuerySet, TextField, When

from career_pages.models import RolePage, Source
from career_pages.quiet_change import Change


def shown_sources() -> Any:
    """Return the sources that readers see, as a queryset."""
    return Source.objects.filter(role__live=True)


def one_for_each_address(sources: Any) -> QuerySet[Source]:
    """Return one source for each address among ``sources``, and for each title without address."""
    keyed = sources.order_by().annotate(
        key=Case(When(url="", then="title"), default="url", output_field=TextField())
    )
    firsts = keyed.values("url", "key").annotate(first=Min("pk")).values("first")
    return Source.objects.filter(pk__in=firsts)


def same_source(source: Source) -> Any:
    """Return the sources that readers see with the same address, or title if it has none."""
    if source.url:
        return shown_sources().filter(url=source.url)
    return shown_sources().filter(url="", title=source.title)


def domain_of(url: str) -> str:
    """Return the domain of an address, without "www."; "" if it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def commonest_domains(urls: Iterable[str], most: int) -> list[str]:
    """Return the domains that most addresses are of, by the alphabet."""
    counted = Counter(filter(None, map(domain_of, urls)))
    return sorted(domain for domain, _ in counted.most_common(most))


def pattern_of(domain: str) -> str:
    """Return the regular expression that addresses of the domain match."""
    return rf"^[a-z]+://(www\.)?{re.escape(domain)}([:/?#]|$)"


def roles_that_name(address: str) -> list[int]:
    """Return the ids of the roles whose newest version, live or draft, names the address."""
    newest = RolePage.objects.values_list("pk", "latest_revision__content__sources")
    return [
        pk for pk, sources in newest if any(source["url"] == address for source in sources or [])
    ]


def replace_address(old: str, new: str) -> Change:
    """Return the change that puts the new address in the place of the old one."""

    def change(role: RolePage) -> None:
        sources = list(role.sources.all())
        for source in sources:
            if source.url == old:
                source.url = new
        role.sources = sources

    return change
