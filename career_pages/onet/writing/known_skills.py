"""The skills that the guide has, by name."""

from collections.abc import Iterable

from django.utils.text import slugify

from career_pages.anchors import unused_anchor
from career_pages.models import RoleSkill, Skill


class KnownSkills:
    """All skills, looked up once; those that are missing are made."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._slugs: set[str] = set()
        for pk, name, slug in Skill.objects.values_list("pk", "name", "slug"):
            self._ids[name.casefold()] = pk
            self._slugs.add(slug)
        self._names = {pk: name for name, pk in self._ids.items()}

    def ids(self, names: Iterable[str]) -> dict[str, int]:
        """Return the ids of the skills by their names in small letters; case does not matter."""
        return {
            name.casefold(): self._ids.get(name.casefold()) or self._make(name) for name in names
        }

    def name_of(self, needed: RoleSkill) -> str:
        """Return the name, in small letters, of the skill that a role needs."""
        if needed.skill_id not in self._names:  # It was made after the others were looked up.
            self._know(needed.skill)
        return self._names[needed.skill_id]

    def _make(self, name: str) -> int:
        slug = unused_anchor(slugify(name, allow_unicode=True) or "skill", self._slugs)
        skill = Skill.objects.create(name=name, slug=slug)
        self._know(skill)
        return skill.pk

    def _know(self, skill: Skill) -> None:
        self._slugs.add(skill.slug)
        self._ids[skill.name.casefold()] = skill.pk
        self._names[skill.pk] = skill.name.casefold()
