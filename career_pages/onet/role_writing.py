"""One occupation becomes a role's page, or changes the page that is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import models
from django.utils.text import slugify
from wagtail.models import ReferenceIndex

from career_pages.checks import Guide
from career_pages.models import (
    ImportedRole,
    RelatedRole,
    RoleIndexPage,
    RolePage,
    RoleSkill,
    Source,
    SuggestedTitle,
)
from career_pages.models.records import titles_suggested
from career_pages.onet.occupations import MOST_RELATED, OccupationFacts, RoleOffer
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
from career_pages.sections.projection import unused_anchor


class RoleResult(StrEnum):
    """What an import did with one role."""

    MADE = "made"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DELETED = "deleted by editors, left so"
    LOCKED = "locked by an editor, left alone"


_NOTHING = RoleState()


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
        fill_body(page, state, _NOTHING, offer)
        name = slugify(page.title, allow_unicode=True) or "role"
        page.slug = unused_anchor(name, self.roles.slugs)
        self.roles.slugs.add(page.slug)
        self.index.add_child(instance=page)
        return page

    def digest(self, facts: OccupationFacts, offer: RoleOffer) -> str:
        """Return what tells whether anything is offered to the role that was not before."""
        related = self.roles.related(offer.related, MOST_RELATED)
        return digest_of(facts.as_json(), offer.attribution, related)

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


_LONGEST_TITLE: Final = 200


def suggest_titles(facts_of_pages: Mapping[Any, OccupationFacts]) -> None:
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
    # Rows that are written together send no signal.
    titles_suggested.send(SuggestedTitle, role_ids=[page.pk for page in facts_of_pages])
