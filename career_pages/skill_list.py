"""All skills of the guide, as a reader looks through them."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.utils.http import urlencode

from career_pages.letters import letter_label, letter_of
from career_pages.models.skill import Skill
from career_pages.needed_skills import skills_of

# More at once would be endless on a phone: then there is a page for each letter.
SHOWN_AT_ONCE: Final = 120
POPULAR: Final = 24


@dataclass(frozen=True, slots=True)
class LetterOfSkills:
    """The skills that begin with a letter, by name, each with its ``role_count``.

    ``href`` leads to them from the list.
    """

    letter: str
    label: str
    skills: tuple[Skill, ...]
    href: str


@dataclass(frozen=True, slots=True)
class SkillList:
    """The letters with which skills begin, and the skills that are shown at once.

    Those are all, or those of the chosen letter, or else the ``popular`` ones.
    """

    letters: tuple[LetterOfSkills, ...]
    shown: tuple[LetterOfSkills, ...]
    popular: tuple[Skill, ...] = ()
    letter: str = ""

    @property
    def query(self) -> str:
        """The query of this very page of the list."""
        return _query(self.letter)


def skill_list(roles: Any, letter: str) -> SkillList:
    """Return the list of the skills that the roles, a queryset, need.

    What is no letter with which a skill begins is passed over.
    """
    skills = sorted(skills_of(roles), key=_by_alphabet)
    at_once = len(skills) <= SHOWN_AT_ONCE
    letters = tuple(
        LetterOfSkills(
            one,
            letter_label(one),
            tuple(found),
            f"#letter-{one}" if at_once else f"?{_query(one)}",
        )
        for one, found in groupby(skills, key=lambda skill: letter_of(skill.name))
    )
    if at_once:
        return SkillList(letters, letters)
    if shown := tuple(one for one in letters if one.letter == letter_of(letter)):
        return SkillList(letters, shown, letter=shown[0].letter)
    popular = sorted(skills, key=lambda skill: -skill.role_count)[:POPULAR]
    return SkillList(letters, (), tuple(popular))


def _by_alphabet(skill: Skill) -> tuple[str, str]:
    return letter_of(skill.name), skill.name.casefold()


def _query(letter: str) -> str:
    return urlencode({"letter": letter}) if letter else ""
