"""What listings in the admin share: columns, filters, order, and where a finding is put right."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.forms import RadioSelect
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django_filters import ChoiceFilter
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn
from wagtail.models import Page, Task
from wagtail.permissions import policy_registry

from career_pages.checks import Severity


class EditorsMenuItem(MenuItem):
    """Is shown to whoever may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the report lets this person in."""
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_permission(request.user, "change"))


def report_urls(view: Any, folder: str) -> list[URLPattern]:
    """Return the addresses of a report: its own, and that of the results alone."""
    return [
        path(folder, view.as_view(), name=view.index_url_name),
        path(
            f"{folder}results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]


# What an option is called, and what finds the records that it stands for.
Options = Mapping[str, tuple[str | Promise, Callable[[], Q]]]


class OptionFilter(ChoiceFilter):
    """Narrows a listing to what one of its options stands for; conditions are made when asked."""

    def __init__(self, options: Options, **kwargs: Any) -> None:
        """Offer the options in their order, and none of them first."""
        self.options = options
        super().__init__(
            choices=[(value, label) for value, (label, _) in options.items()],
            empty_label="Any",
            widget=RadioSelect,
            **kwargs,
        )

    def filter(self, records: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the records that the chosen option stands for, or all."""
        return records.filter(self.options[value][1]()) if value in self.options else records


class MineFilter(ChoiceFilter):
    """Narrows a listing of pages to those of whoever looks at it."""

    def __init__(self, mine: str, **kwargs: Any) -> None:
        """Offer everybody's pages first, then those that ``mine`` is the name of."""
        super().__init__(
            choices=[("mine", mine)], empty_label="Everybody's", widget=RadioSelect, **kwargs
        )

    def filter(self, pages: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the pages whose owner has signed in, or all."""
        return pages.filter(owner=self.parent.request.user) if value == "mine" else pages


# Those of equal rank come in the order in which they need work most.
THEN: Final = {
    "health__score": ("health__errors",),
    "health__errors": ("health__warnings",),
}


def in_order(pages: Any, ordering: str) -> Any:
    """Return the pages by the field that ``ordering`` names, downwards with "-" before it.

    Those without a value come last either way, and those of equal rank by title.
    """
    name = ordering.removeprefix("-")
    keys = [F(key) for key in (name, *THEN.get(name, ()))]
    descending = ordering.startswith("-")
    order = [key.desc(nulls_last=True) if descending else key.asc(nulls_last=True) for key in keys]
    return pages.order_by(*order, "title", "pk")


def rule_label(name: str) -> str:
    """Return a rule's name in words: "Missing alt text" for "missing-alt-text"."""
    return name.replace("-", " ").replace("_", " ").capitalize()


HEALTH: Final[Options] = {
    "errors": ("Has errors", lambda: Q(health__errors__gt=0)),
    "warnings": ("Has warnings", lambda: Q(health__warnings__gt=0)),
    "nothing": ("Nothing found", lambda: Q(health__errors=0, health__warnings=0)),
}


BANDS: Final = ((0, 24), (25, 49), (50, 74), (75, 99))


COMPLETENESS: Final[Options] = {
    **{
        f"{least}-{most}": (
            f"{least}% to {most}%",
            partial(Q, health__score__gte=least, health__score__lte=most),
        )
        for least, most in BANDS
    },
    "100": ("Complete (100%)", lambda: Q(health__score=100)),
}


STATUS: Final[Options] = {
    "live": ("Live", lambda: Q(live=True, has_unpublished_changes=False)),
    "changed": ("Live, with a newer draft", lambda: Q(live=True, has_unpublished_changes=True)),
    "draft": ("Draft", lambda: Q(live=False)),
}


def finding_address(page: Any, field: str) -> str:
    """Return the address of the page's editor that opens and focuses that field."""
    return f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#finding={field}"


@dataclass(frozen=True, slots=True)
class FindingLink:
    """One finding: what to do, the text in question, and the address of its field."""

    is_error: bool
    message: str
    excerpt: str
    address: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All that one rule found on a page."""

    label: str
    links: tuple[FindingLink, ...]

    @property
    def first(self) -> FindingLink:
        """The finding that stands for the others."""
        return self.links[0]

    @property
    def more(self) -> int:
        """How many there are besides the first."""
        return len(self.links) - 1


def finding_groups(
    page: Any, findings: Collection[Mapping[str, str]], first: Collection[str] = ()
) -> list[FindingGroup]:
    """Return the page's findings by rule: those named in ``first``, errors, the most frequent."""
    by_rule: dict[str, list[FindingLink]] = {}
    for finding in findings:
        link = FindingLink(
            finding["severity"] == Severity.ERROR,
            finding["message"],
            finding["excerpt"],
            finding_address(page, finding["field"]),
        )
        by_rule.setdefault(finding["rule"], []).append(link)
    in_order = sorted(
        by_rule.items(),
        key=lambda item: (item[0] not in first, not item[1][0].is_error, -len(item[1])),
    )
    return [FindingGroup(rule_label(name), tuple(links)) for name, links in in_order]


class ScoreColumn(BaseColumn):
    """How complete the page is, as a meter and in figures."""

    cell_template_name = "career_pages/admin/health/score_cell.html"

    class Media:
        css = {"all": ["career_pages/guide_listing.css"]}

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context with ``health``, None for a page that was never checked."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "health": health_row(instance)}


class CountsColumn(ScoreColumn):
    """How many errors and warnings there are; whoever may edit the page is led to the first."""

    cell_template_name = "career_pages/admin/health/counts_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context with ``first``, the address of the first finding's field."""
        context = super().get_cell_context_data(instance, parent_context)
        health = context["health"]
        if health and health.findings:
            user = parent_context["request"].user
            if instance.permissions_for_user(user).can_edit():
                context["first"] = finding_address(instance, health.findings[0]["field"])
        return context


def health_row(page: Any) -> Any:
    """Return the stored health of the page, or None if it was never checked."""
    return getattr(page, "health", None)


def share_tasks(pages: Iterable[Any]) -> None:
    """Give pages in the same step of a workflow one object for it, all in one query.

    Wagtail asks each page's step what the user may do, and would load it again for each page. The
    pages come from a queryset with `prefetch_workflow_states`.
    """
    tasks = [
        state.current_task_state.task
        for page in pages
        for state in page._current_workflow_states
        if state.current_task_state
    ]
    if tasks:
        ids = {task.pk for task in tasks}
        shared = {task.pk: task for task in Task.objects.filter(pk__in=ids).specific()}
        for task in tasks:
            task.__dict__["specific"] = shared[task.pk]  # where a cached property is kept


def edit_address(page_id: int, field: str = "") -> str:
    """Return the address at which a page is edited, with the field or block that is to be opened.

    ``field`` is what a finding names: "lede", "body.<block id>.heading".
    """
    address = reverse("wagtailadmin_pages:edit", args=[page_id])
    return f"{address}#finding={field}" if field else address
