"""The other titles that O*NET knows, as suggestions to editors."""

from collections.abc import Mapping
from typing import Any, Final

from career_pages.models import SuggestedTitle
from career_pages.models.suggested_title import titles_suggested
from career_pages.onet.occupation_facts import OccupationFacts

LONGEST_TITLE: Final = 200


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
        offered = {name.title[:LONGEST_TITLE].casefold(): name for name in facts.other_names}
        for folded, name in offered.items():
            if row := rows.get(folded):
                if row.is_ambiguous != name.is_ambiguous:
                    row.is_ambiguous = name.is_ambiguous
                    changed.append(row)
            elif folded not in own:
                title = name.title[:LONGEST_TITLE]
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
