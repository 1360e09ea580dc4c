"""Occupations become roles: those of a whole release, a batch at a time, or one for an editor."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice
from typing import Any, Final

from django.db import models, reset_queries, transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.checks import Finding, Guide, findings
from career_pages.models import (
    ImportedRole,
    Occupation,
    RelatedRole,
    RoleIndexPage,
    RolePage,
    RoleSkill,
    Source,
    SuggestedTitle,
)
from career_pages.models.records import titles_suggested, unused_slug
from career_pages.onet.occupations import (
    MOST_RELATED,
    OccupationFacts,
    RoleOffer,
    occupation_name,
    offer_of,
)
from career_pages.onet.releases import Release
from career_pages.onet.role_state import (
    KnownRoles,
    KnownSkills,
    RoleState,
    current_state,
    digest_of,
    fill_body,
    fill_fields,
    merged_state,
    offered_state,
    related_rows,
    skill_rows,
    source_rows,
)
from career_pages.publishing.health import renewed_at_the_end


class RoleResult(StrEnum):
    """What an import did with one role."""

    MADE = "made"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DELETED = "deleted by editors, left so"
    LOCKED = "locked by an editor, left alone"


# So many roles are written in one transaction, what a kill costs at most, or read at once.
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
        _keep_occupations(batch, release.version)
    _forget_others([code for code, *_ in release.names])
    writer = RoleWriter.below(index)
    with renewed_at_the_end():
        for batch in progress.batches("Making pages", release, limit):
            for facts in batch:
                writer.find_or_add(offer_of(facts, release.version))
        for batch in progress.batches("Writing roles", release, limit):
            _write_roles(writer, batch, release.version, progress, publish=publish)
    _check_published(progress)


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
        _write_roles(writer, [facts], occupation.release, ImportProgress())
    return RolePage.objects.get(imported_role__occupation_code=facts.code)


def _keep_occupations(batch: Sequence[OccupationFacts], version: str) -> None:
    """Keep the occupations as release ``version`` has them; those that have not changed stay."""
    known = Occupation.objects.filter(code__in=[facts.code for facts in batch])
    digests = dict(known.values_list("code", "digest"))
    rows = [_row(facts, version) for facts in batch]
    Occupation.objects.bulk_create(
        [row for row in rows if digests.get(row.code) != row.digest],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=("title", "description", "names", "release", "facts", "digest"),
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


def _forget_others(codes: Collection[str]) -> None:
    """Delete the occupations that have none of the codes: the release does not have them."""
    known = set(Occupation.objects.values_list("code", flat=True))
    Occupation.objects.filter(code__in=known - set(codes)).delete()


@dataclass(slots=True)
class RoleWriter:
    """Writes roles below an index; ``guide`` is what its checks know of the guide, if anything."""

    index: RoleIndexPage
    roles: KnownRoles
    skills: KnownSkills
    user: Any = None
    guide: Guide | None = None

    @classmethod
    def below(cls, index: RoleIndexPage, user: Any = None) -> "RoleWriter":
        """Return a writer that knows the roles below the index, and all skills."""
        return cls(index, KnownRoles.below(index), KnownSkills(), user)

    def find_or_add(self, offer: RoleOffer) -> None:
        """See to it that the occupation has a page, if editors have not deleted it.

        A new page is a draft without related roles and records: those come with `write`, when the
        pages of all occupations are there.
        """
        if offer.code in self.roles.pages:
            return
        found = self.roles.same_role(offer.code, offer.name)
        pk = found or self._add(offer).pk
        ImportedRole.objects.create(occupation_code=offer.code, page_id=pk)
        self.roles.link(offer.code, pk)

    def _add(self, offer: RoleOffer) -> RolePage:
        page = RolePage(live=False, body=[], owner=self.user)
        state = offered_state(offer, self.roles)
        fill_fields(page, state)
        fill_body(page, state, RoleState(), offer)
        page.slug = unused_slug(page.title, self.roles.slugs, "role")
        self.roles.slugs.add(page.slug)
        self.index.add_child(instance=page)
        return page

    def write(self, record: ImportedRole, page: RolePage, offer: RoleOffer) -> RoleResult:
        """Write to the page what the offer changes, as a new revision, and keep the record of it.

        What readers see stays as it is.
        """
        if page.locked:
            return RoleResult.LOCKED
        offered = offered_state(offer, self.roles)
        base = RoleState.from_json(record.offered) if record.offered else None
        record.offered = offered.as_json()
        is_bare = not page.live and page.latest_revision_id is None
        draft = page if is_bare else page.get_latest_revision_as_object()
        current = current_state(draft, self.roles, self.skills)
        state = merged_state(base, current, offered)
        if not is_bare and state.as_json() == current.as_json():
            return RoleResult.UNCHANGED
        if is_bare:
            self._save_new(draft, state, current, offer)
        else:
            self._fill(draft, state, current, offer)
        # A revision also holds what an editor has not published yet.
        pure = is_bare or page.latest_revision_id == record.revision_number or page.is_published
        revision = draft.save_revision(
            user=self.user, log_action=True, clean=False, guide=self.guide
        )
        record.revision_number = revision.pk if pure else None
        return RoleResult.MADE if is_bare else RoleResult.CHANGED

    def _fill(self, draft: Any, state: RoleState, current: RoleState, offer: RoleOffer) -> None:
        fill_fields(draft, state)
        fill_body(draft, state, current, offer)
        draft.role_skills = skill_rows(draft, state, offer, self.skills)
        draft.related_roles = related_rows(draft, state, self.roles)
        draft.sources = source_rows(draft, state)

    def _save_new(
        self, page: RolePage, state: RoleState, current: RoleState, offer: RoleOffer
    ) -> None:
        """Save what the page does not have yet; its records in a query for each kind."""
        if (state.fields, state.sections) != (current.fields, current.sections):
            fill_fields(page, state)
            fill_body(page, state, current, offer)
            page.save()
        rows: list[tuple[type[models.Model], list[Any]]] = [
            (RoleSkill, skill_rows(page, state, offer, self.skills)),
            (RelatedRole, related_rows(page, state, self.roles)),
            (Source, source_rows(page, state)),
        ]
        for model, records in rows:
            new = [record for record in records if not record.pk]
            for record in new:
                record.role = page
            model._default_manager.bulk_create(new)
        ReferenceIndex.create_or_update_for_object(page)


def _write_roles(
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
    pages = known.select_related("page__latest_revision")
    records = {record.occupation_code: record for record in pages}
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
            _publish(record, progress)
    if suggested:
        _suggest_titles(suggested)


def _write(
    writer: RoleWriter, record: ImportedRole, page: RolePage, facts: OccupationFacts, version: str
) -> RoleResult:
    offer = offer_of(facts, version)
    related = writer.roles.related(offer.related, MOST_RELATED)
    # It tells whether anything is offered to the role that was not before.
    digest = digest_of(facts.as_json(), offer.attribution, related)
    if digest == record.digest:
        return RoleResult.UNCHANGED
    result = writer.write(record, page, offer)
    if result is not RoleResult.LOCKED:
        record.digest = digest
        record.save()
    return result


_LONGEST_TITLE: Final = 200


def _suggest_titles(facts_of_pages: Mapping[Any, OccupationFacts]) -> None:
    """Suggest to each role page the other titles of its occupation, in a few queries for all.

    What an editor accepted or dismissed stays so. A title that waits goes when the release no
    longer has it, and one that the page has already is not suggested.
    """
    there: dict[int, dict[str, SuggestedTitle]] = {page.pk: {} for page in facts_of_pages}
    for known in SuggestedTitle.objects.filter(role__in=there):
        there[known.role_id][known.title.casefold()] = known
    new, changed, gone = [], [], []
    for page, facts in facts_of_pages.items():
        own = {page.title.casefold(), page.plural.casefold()}
        own |= {other.title.casefold() for other in page.other_titles.all()}
        rows = there[page.pk]
        offered = {name.title[:_LONGEST_TITLE].casefold(): name for name in facts.other_names}
        for folded, name in offered.items():
            if row := rows.get(folded):
                if row.is_ambiguous != name.is_ambiguous:
                    row.is_ambiguous = name.is_ambiguous
                    changed.append(row)
            elif folded not in own:
                title = name.title[:_LONGEST_TITLE]
                new.append(SuggestedTitle(role=page, title=title, is_ambiguous=name.is_ambiguous))
        gone += [
            row.pk
            for folded, row in rows.items()
            if folded not in offered and row.status == SuggestedTitle.Status.WAITING
        ]
    SuggestedTitle.objects.bulk_create(new)
    SuggestedTitle.objects.bulk_update(changed, ["is_ambiguous"])
    SuggestedTitle.objects.filter(pk__in=gone).delete()
    # Rows that are written in bulk send no signals of their own.
    titles_suggested.send(SuggestedTitle, role_ids=[page.pk for page in facts_of_pages])


def _publish(record: ImportedRole, progress: ImportProgress) -> None:
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


def _check_published(progress: ImportProgress) -> None:
    """Note what the checks find on the roles that were published, now that all of them are."""
    guide = Guide(whole=True)
    for start in range(0, len(progress.published), BATCH):
        ids = progress.published[start : start + BATCH]
        for role in RolePage.objects.filter(pk__in=ids).order_by("path"):
            progress.found += [(role.title, finding) for finding in findings(role, guide)]
