"""A whole release becomes roles, a batch at a time; or one, started by an editor."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final

from django.db import reset_queries, transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.checks import Finding, Guide, findings
from career_pages.models import ImportedRole, Occupation, RoleIndexPage, RolePage
from career_pages.onet.occupations import OccupationFacts, occupation_name, offer_of
from career_pages.onet.releases import Release
from career_pages.onet.role_state import KnownRoles, digest_of
from career_pages.onet.role_writing import RoleResult, RoleWriter, suggest_titles
from career_pages.publishing.health import renewed_at_the_end

# So many occupations are written in one transaction: what a kill costs at most.
BATCH: Final = 50


@dataclass(slots=True)
class ImportProgress:
    """What an import has done so far; ``report`` is told after each batch.

    ``step`` says which of the passes over the release is under way, ``done`` how many of ``total``
    occupations it has passed. ``published`` are the ids of the roles that went live, ``held_back``
    counts those that could not; ``found`` are the findings on those that did, each with the role's
    title.
    """

    report: Callable[["ImportProgress"], None] = lambda progress: None
    step: str = ""
    done: int = 0
    total: int = 0
    results: Counter[RoleResult] = field(default_factory=Counter)
    published: list[int] = field(default_factory=list)
    held_back: int = 0
    found: list[tuple[str, Finding]] = field(default_factory=list)

    def batches(
        self, step: str, release: Release, limit: int | None = None
    ) -> Iterator[list[OccupationFacts]]:
        """Yield the release's first ``limit`` occupations, or all, in batches.

        What is written until the next one is asked for is one transaction.
        """
        occupations = islice(release.occupations(), limit)
        self.step, self.done = step, 0
        self.total = len(release) if limit is None else min(limit, len(release))
        while batch := list(islice(occupations, BATCH)):
            with _one_write():
                yield batch
            reset_queries()  # In development Django keeps them, with all that they wrote.
            self.done += len(batch)
            self.report(self)


@contextmanager
def _one_write() -> Iterator[None]:
    """Within it, pages are written in one transaction, and indexed once when it is committed.

    Whoever changes what live pages refer to also brings Wagtail's index of references up to date.
    """
    with transaction.atomic(), disable_reference_index_auto_update():
        yield


def import_release(
    release: Release,
    index: RoleIndexPage,
    progress: ImportProgress,
    *,
    limit: int | None = None,
    publish: bool = False,
) -> None:
    """Make roles below the index of the release's first ``limit`` occupations, or of all.

    Roles that are there follow the release where editors have not changed them. All occupations
    are kept for editors to start roles from, whatever the limit. What was done before an
    interruption is found unchanged by the next call, which goes on from there.
    """
    for batch in progress.batches("Loading occupations", release):
        keep_occupations(batch, release.version)
    forget_other_occupations([code for code, *_ in release.names])
    writer = RoleWriter.below(index)
    with renewed_at_the_end():
        for batch in progress.batches("Making pages", release, limit):
            for facts in batch:
                writer.find_or_add(offer_of(facts, release.version))
        for batch in progress.batches("Writing roles", release, limit):
            write_roles(writer, batch, release.version, progress, publish=publish)
    check_published(progress)


def write_roles(
    writer: RoleWriter,
    batch: Sequence[OccupationFacts],
    version: str,
    progress: ImportProgress,
    *,
    publish: bool = False,
) -> None:
    """Write what the facts change in the roles of those occupations, and publish them if asked.

    A role to which release ``version`` offers what it was offered before costs no query.
    """
    codes = [facts.code for facts in batch]
    known = ImportedRole.objects.filter(occupation_code__in=codes)
    records = {
        record.occupation_code: record for record in known.select_related("page__latest_revision")
    }
    suggested: dict[RolePage, OccupationFacts] = {}
    # Each revision is checked; names of roles and skills are those of the batch's beginning.
    writer = replace(writer, guide=Guide(whole=True))
    for facts in batch:
        record = records[facts.code]
        if record.page is None:
            progress.results[RoleResult.DELETED] += 1
            continue
        last = record.digest
        result = _write(writer, record, record.page, facts, version)
        progress.results[result] += 1
        if record.digest != last:
            suggested[record.page] = facts
        if publish and not (result is RoleResult.UNCHANGED and record.page.is_published):
            publish_role(record, progress)
    if suggested:
        suggest_titles(suggested)


def _write(
    writer: RoleWriter, record: ImportedRole, page: RolePage, facts: OccupationFacts, version: str
) -> RoleResult:
    offer = offer_of(facts, version)
    digest = writer.digest(facts, offer)
    if digest == record.digest:
        return RoleResult.UNCHANGED
    result = writer.write(record, page, offer)
    if result is not RoleResult.LOCKED:
        record.digest = digest
        record.save()
    return result


def publish_role(record: ImportedRole, progress: ImportProgress) -> None:
    """Publish the role's newest version if it is not live yet.

    It is held back if that would show what an editor has not published, or what an editor has
    withdrawn.
    """
    page: Any = RolePage.objects.select_related("latest_revision").get(pk=record.page_id)
    if page.is_published:
        return
    was_withdrawn = not page.live and page.first_published_at
    if page.latest_revision_id != record.revision_number or was_withdrawn or page.locked:
        progress.held_back += 1
        return
    PublishPageRevisionAction(page.latest_revision).execute(skip_permission_checks=True)
    progress.published.append(page.pk)
    ReferenceIndex.create_or_update_for_object(RolePage.objects.get(pk=page.pk))


_AT_ONCE: Final = 50


def check_published(progress: ImportProgress) -> None:
    """Note what the checks find on the roles that were published, now that all of them are."""
    guide = Guide(whole=True)
    for start in range(0, len(progress.published), _AT_ONCE):
        ids = progress.published[start : start + _AT_ONCE]
        for role in RolePage.objects.filter(pk__in=ids).order_by("path"):
            progress.found += [(role.title, finding) for finding in findings(role, guide)]


_WRITTEN: Final = ("title", "description", "names", "release", "facts", "digest")


def keep_occupations(batch: Sequence[OccupationFacts], version: str) -> None:
    """Keep the occupations as release ``version`` has them; those that have not changed stay."""
    known = Occupation.objects.filter(code__in=[facts.code for facts in batch])
    digests = dict(known.values_list("code", "digest"))
    rows = [_row(facts, version) for facts in batch]
    Occupation.objects.bulk_create(
        [row for row in rows if digests.get(row.code) != row.digest],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=_WRITTEN,
    )


def _row(facts: OccupationFacts, version: str) -> Occupation:
    data = facts.as_json()
    return Occupation(
        code=facts.code,
        title=facts.title,
        description=facts.description,
        names="\n".join([facts.title, *(name.title for name in facts.other_names)]),
        release=version,
        facts=data,
        digest=digest_of(data, version),
    )


def forget_other_occupations(codes: Collection[str]) -> None:
    """Delete the occupations that have none of the codes: the release does not have them."""
    known = set(Occupation.objects.values_list("code", flat=True))
    Occupation.objects.filter(code__in=known - set(codes)).delete()


def role_of(occupation: Occupation, index: RoleIndexPage) -> int | None:
    """Return the id of the role that the guide has for the occupation, or None.

    It is the one that an import made, else one with the same code, else one of the same name.
    """
    roles = KnownRoles.below(index)
    name = occupation_name(occupation.title)
    return roles.pages.get(occupation.code) or roles.same_role(occupation.code, name)


def start_role(occupation: Occupation, index: RoleIndexPage, user: Any = None) -> RolePage:
    """Return a new draft role below the index, made of what O*NET says of the occupation.

    One that editors have deleted is made anew.
    """
    facts = OccupationFacts.from_json(occupation.facts)
    with _one_write():
        index = index.for_adding()
        ImportedRole.objects.filter(occupation_code=facts.code, page=None).delete()
        writer = RoleWriter.below(index, user)
        writer.find_or_add(offer_of(facts, occupation.release))
        write_roles(writer, [facts], occupation.release, ImportProgress())
    return RolePage.objects.get(imported_role__occupation_code=facts.code)
