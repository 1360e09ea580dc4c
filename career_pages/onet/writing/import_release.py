"""A whole release becomes roles, a batch at a time."""

from collections.abc import Sequence

from career_pages.findings import known_guide
from career_pages.health.renewing import renewed_at_the_end
from career_pages.models import ImportedRole, RoleIndexPage, RolePage
from career_pages.onet.occupation_facts import OccupationFacts
from career_pages.onet.release import Release
from career_pages.onet.role_offer import offer_of
from career_pages.onet.writing.import_progress import ImportProgress
from career_pages.onet.writing.occupations import forget_other_occupations, keep_occupations
from career_pages.onet.writing.publishing import check_published, publish_role
from career_pages.onet.writing.role_writer import Outcome, RoleWriter
from career_pages.onet.writing.suggesting import suggest_titles


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
    with known_guide():
        for facts in batch:
            record = records[facts.code]
            if record.page is None:
                progress.outcomes[Outcome.DELETED] += 1
                continue
            last = record.digest
            outcome = _write(writer, record, record.page, facts, version)
            progress.outcomes[outcome] += 1
            if record.digest != last:
                suggested[record.page] = facts
            if publish and not (outcome is Outcome.UNCHANGED and record.page.is_published):
                publish_role(record, progress)
    if suggested:
        suggest_titles(suggested)


def _write(
    writer: RoleWriter, record: ImportedRole, page: RolePage, facts: OccupationFacts, version: str
) -> Outcome:
    offer = offer_of(facts, version)
    digest = writer.digest(facts, offer)
    if digest == record.digest:
        return Outcome.UNCHANGED
    outcome = writer.write(record, page, offer)
    if outcome is not Outcome.LOCKED:
        record.digest = digest
        record.save()
    return outcome
