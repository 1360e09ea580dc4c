"""The occupations of a release, kept for editors who start a role from one."""

from collections.abc import Collection, Sequence
from typing import Final

from career_pages.models import Occupation
from career_pages.onet.occupation_facts import OccupationFacts
from career_pages.onet.writing.digest import digest_of

WRITTEN: Final = ("title", "description", "names", "release", "facts", "digest")


def keep_occupations(batch: Sequence[OccupationFacts], version: str) -> None:
    """Keep the occupations as release ``version`` has them; those that have not changed stay."""
    known = Occupation.objects.filter(code__in=[facts.code for facts in batch])
    digests = dict(known.values_list("code", "digest"))
    rows = [_row(facts, version) for facts in batch]
    Occupation.objects.bulk_create(
        [row for row in rows if digests.get(row.code) != row.digest],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=WRITTEN,
    )


def forget_other_occupations(codes: Collection[str]) -> None:
    """Delete the occupations that have none of the codes: the release does not have them."""
    known = set(Occupation.objects.values_list("code", flat=True))
    Occupation.objects.filter(code__in=known - set(codes)).delete()


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
