"""Two skills that are the same become one."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from career_pages.models import RolePage, RoleSkill, Skill


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
        needed: list[dict[str, Any]] = draft.content.get("role_skills", [])
        if any(row["skill"] == source.pk for row in needed):
            by_skill = {
                target.pk if row["skill"] == source.pk else row["skill"]: row for row in needed
            }
            draft.content["role_skills"] = [
                row | {"skill": skill} for skill, row in by_skill.items()
            ]
            draft.save(update_fields=["content"])
