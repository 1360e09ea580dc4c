"""Records that many roles share, and how they change: skills, titles, sources, occupations."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Lower
from wagtail.models import Revision

from career_pages.models import (
    Occupation,
    OtherTitle,
    RolePage,
    RoleSkill,
    Skill,
    Source,
    SuggestedTitle,
)
from career_pages.publishing.changes import Change, change_refusal, for_change


@transaction.atomic
def merge_skills(source: Skill, target: Skill) -> None:
    """Put ``target`` in the place of ``source`` on every role and draft, and delete ``source``.

    Whoever chooses the skill that stays confirms it. Raises ValueError if both are the same.
    """
    if source == target:
        raise ValueError("A skill cannot be merged into itself.")
    needing_both = RoleSkill.objects.filter(skill=target).values("role")
    RoleSkill.objects.filter(skill=source, role__in=needing_both).delete()
    RoleSkill.objects.filter(skill=source).update(skill=target)
    _merge_in_drafts(source, target)
    source.delete()
    target.is_confirmed = True
    target.save()  # Rows that are updated send no signal; this one tells search of their roles.


def _merge_in_drafts(source: Skill, target: Skill) -> None:
    drafts = Revision.objects.filter(
        pk__in=RolePage.objects.filter(has_unpublished_changes=True).values("latest_revision")
    )
    for draft in drafts.iterator():
        rows: list[dict[str, Any]] = draft.content.get("role_skills", [])
        if any(row["skill"] == source.pk for row in rows):
            merged = (
                (target.pk if row["skill"] == source.pk else row["skill"], row) for row in rows
            )
            draft.content["role_skills"] = [row | {"skill": pk} for pk, row in dict(merged).items()]
            draft.save(update_fields=["content"])


OWN_NAME: Final = "Its own name"
OTHER_TITLE: Final = "Other title"


@dataclass(frozen=True, slots=True)
class TitleUse:
    """A role that a title stands for, and in which ways."""

    role: Any
    ways: list[str]


def with_folded_titles(rows: Any) -> Any:
    """Return the rows of a queryset, each with its title in small letters as ``folded``."""
    return rows.annotate(folded=Lower("title"))


def names() -> Any:
    """Return the roles, each with its name in small letters, as a queryset."""
    return with_folded_titles(RolePage.objects.order_by())


def titles() -> Any:
    """Return the other titles of all roles, as a queryset."""
    return with_folded_titles(OtherTitle.objects.order_by())


def offers() -> Any:
    """Return the suggested titles that nobody has dismissed, as a queryset."""
    open_ones = SuggestedTitle.objects.exclude(status=SuggestedTitle.Status.DISMISSED)
    return with_folded_titles(open_ones.order_by())


def role_counts(wanted: Collection[str]) -> dict[str, int]:
    """Return how many roles each title stands for; titles in small letters, as a query has them."""
    roles: dict[str, set[int]] = defaultdict(set)
    for rows, role in ((names(), "pk"), (titles(), "role"), (offers(), "role")):
        for title, pk in rows.filter(folded__in=wanted).values_list("folded", role):
            roles[title].add(pk)
    return {title: len(found) for title, found in roles.items()}


def uses_of(title: str) -> list[TitleUse]:
    """Return every role that has the title, in whatever letters, by name.

    Dismissed suggestions are among the ways, so that it is seen who decided against it.
    """
    ways: dict[int, list[str]] = defaultdict(list)
    for pk, way in _ways(title):
        ways[pk].append(way)
    roles = RolePage.objects.filter(pk__in=ways).defer_streamfields().order_by("draft_title", "pk")
    return [TitleUse(role, ways[role.pk]) for role in roles]


def _ways(title: str) -> Iterator[tuple[int, str]]:
    alike: Any = {"folded": Lower(Value(title))}
    for pk in names().filter(**alike).values_list("pk", flat=True):
        yield pk, OWN_NAME
    for pk in titles().filter(**alike).values_list("role", flat=True).distinct():
        yield pk, OTHER_TITLE
    suggested = with_folded_titles(SuggestedTitle.objects.order_by("pk")).filter(**alike)
    for pk, status in suggested.values_list("role", "status").distinct():
        yield pk, f"Suggested: {SuggestedTitle.Status(status).label.lower()}"


def stands_for_several(own: Any, *others: Any) -> Any:
    """Return the condition that a title stands for another role as well.

    It is for rows that have ``role`` and ``folded``: ``own`` is the queryset of all rows of their
    kind, ``others`` are those of other kinds. The names of roles are looked through as well.
    """
    mine = names().filter(pk=OuterRef("role"), folded=OuterRef("folded"))
    condition: Any = _shared(own) | (Q(folded__in=names().values("folded")) & ~Exists(mine))
    for rows in others:
        mine = rows.filter(role=OuterRef("role"), folded=OuterRef("folded"))
        condition |= _shared(rows) | (Q(folded__in=rows.values("folded")) & ~Exists(mine))
    return condition


def _shared(rows: Any) -> Q:
    counted = rows.values("folded").annotate(roles=Count("role", distinct=True))
    return Q(folded__in=counted.filter(roles__gt=1).values("folded"))


@transaction.atomic
def accept_titles(page: RolePage, suggested: Iterable[SuggestedTitle], user: Any = None) -> None:
    """Add the titles to the newest version of the page, as a new revision, and remember it.

    Readers see them once that is published.
    """
    draft = page.get_latest_revision_as_object()
    known = {other.title.casefold() for other in draft.other_titles.all()}
    titles = [row for row in suggested if row.title.casefold() not in known]
    for place, row in enumerate(titles, start=len(known)):
        draft.other_titles.add(OtherTitle(title=row.title, sort_order=place))
    if titles:
        draft.save_revision(user=user, log_action=True)
    _answer(suggested, SuggestedTitle.Status.ACCEPTED)


@transaction.atomic
def dismiss_titles(suggested: Iterable[SuggestedTitle]) -> None:
    """Remember that the titles are not for their role: they are neither shown nor found."""
    _answer(suggested, SuggestedTitle.Status.DISMISSED)


def _answer(suggested: Iterable[SuggestedTitle], status: SuggestedTitle.Status) -> None:
    for row in suggested:
        row.status = status
        row.save(update_fields=["status"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the chosen titles of one role: how many were answered, or why none was."""

    role: str
    titles: int
    refusal: str = ""


Answering = Callable[[Any, list[SuggestedTitle]], None]


def accept_chosen(keys: Collection[int], user: Any) -> list[Answer]:
    """Add the titles of those ids to the drafts of their roles, as far as the user may.

    A title that was dismissed can be accepted after all; one that was accepted already is passed
    over.
    """
    statuses = {SuggestedTitle.Status.WAITING, SuggestedTitle.Status.DISMISSED}
    return _answer_chosen(keys, user, statuses, lambda page, rows: accept_titles(page, rows, user))


def dismiss_chosen(keys: Collection[int], user: Any) -> list[Answer]:
    """Dismiss the titles of those ids that wait, as far as the user may."""
    statuses = {SuggestedTitle.Status.WAITING}
    return _answer_chosen(keys, user, statuses, lambda _, rows: dismiss_titles(rows))


def _answer_chosen(
    keys: Collection[int], user: Any, statuses: Collection[str], answer: Answering
) -> list[Answer]:
    by_role: dict[int, list[int]] = defaultdict(list)
    for role, pk in SuggestedTitle.objects.filter(pk__in=keys).values_list("role", "pk"):
        by_role[role].append(pk)
    answers = [_answer_role(role, pks, user, statuses, answer) for role, pks in by_role.items()]
    return [one for one in answers if one]


@transaction.atomic
def _answer_role(
    role: int, keys: list[int], user: Any, statuses: Collection[str], answer: Answering
) -> Answer | None:
    page = for_change(role)
    rows = list(SuggestedTitle.objects.filter(pk__in=keys, status__in=statuses).order_by("title"))
    if page is None or not rows:
        return None
    if refusal := change_refusal(page, user):
        return Answer(page.draft_title, len(rows), refusal)
    answer(page, rows)
    return Answer(page.draft_title, len(rows))


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


def commonest_domains(urls: Iterable[str], most: int) -> list[str]:
    """Return the domains that most addresses are of, by the alphabet."""
    counted = Counter(filter(None, map(_domain, urls)))
    return sorted(domain for domain, _ in counted.most_common(most))


def _domain(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


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


def find_occupations(typed: str) -> Any:
    """Return the occupations that have every word of ``typed`` in a title or in their code.

    Those come first whose own title begins with it or has it; the rest is by the alphabet. All are
    returned for a blank text.
    """
    words = typed.replace("\0", " ").split()[:20]
    has_all = Q()
    for word in words:
        has_all &= Q(names__icontains=word) | Q(code__startswith=word)
    phrase = " ".join(words)
    nearness = Case(
        When(title__istartswith=phrase, then=Value(0)),
        When(title__icontains=phrase, then=Value(1)),
        default=Value(2),
    )
    return Occupation.objects.filter(has_all).defer("facts").order_by(nearness, "title")
