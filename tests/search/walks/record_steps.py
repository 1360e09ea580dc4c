"""What editors do with what roles refer to."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from career_pages.models import CareerArea, OtherTitle, RolePage, RoleSkill, Skill, SuggestedTitle
from career_pages.publishing.changes import Change, apply_change
from career_pages.publishing.records import accept_titles, dismiss_titles, merge_skills
from home.models import GuideImage
from search.models import Synonym
from tests.search.conftest import body_with, prose
from tests.search.walks.page_steps import NUMBERS
from tests.search.walks.walk import Walk


class RecordSteps(Walk):
    """Changes areas, skills, titles and synonyms, and pages by the small changes of many."""

    @rule(number=NUMBERS, is_another=st.booleans())
    def set_the_area(self, number: int, is_another: bool) -> None:
        """Put a role into the area that there is, into a new one, or into none."""
        area = _one_of(CareerArea, number)
        if is_another:
            name = self.word()
            area = CareerArea.objects.create(name=name.capitalize(), slug=name)
        self._change_a_role(number, lambda role: setattr(role, "area", area))

    @rule(number=NUMBERS)
    def add_a_skill(self, number: int) -> None:
        """Let a role need one skill more."""
        skill = Skill.objects.create(name=self.word().capitalize())
        self._change_a_role(number, lambda role: role.role_skills.add(RoleSkill(skill=skill)))

    @rule(number=NUMBERS)
    def share_a_skill(self, number: int) -> None:
        """Let a role need a skill that others may need already, and no other."""
        if skill := _one_of(Skill, number):
            shared = [RoleSkill(skill=skill)]
            self._change_a_role(number, lambda role: setattr(role, "role_skills", shared))

    @rule(number=NUMBERS, model=st.sampled_from([CareerArea, Skill]))
    def rename_a_record(self, number: int, model: type) -> None:
        """Rename an area or a skill."""
        if record := _one_of(model, number):
            record.name = self.word().capitalize()
            with self.change():
                record.save()

    @rule(number=NUMBERS, model=st.sampled_from([CareerArea, Skill]))
    def delete_a_record(self, number: int, model: type) -> None:
        """Delete an area or a skill."""
        if record := _one_of(model, number):
            with self.change():
                record.delete()

    @precondition(lambda self: Skill.objects.count() > 1)
    @rule(number=NUMBERS, other=NUMBERS)
    def merge_two_skills(self, number: int, other: int) -> None:
        """Make two skills one."""
        source, target = _one_of(Skill, number), _one_of(Skill, other)
        if source and target and source != target:
            with self.change():
                merge_skills(source, target)

    @rule(number=NUMBERS)
    def add_a_title(self, number: int) -> None:
        """Give a role another title."""
        title = self.word().capitalize()
        self._change_a_role(number, lambda role: role.other_titles.add(OtherTitle(title=title)))

    @rule(number=NUMBERS)
    def take_the_titles_away(self, number: int) -> None:
        """Leave a role no other title."""
        self._change_a_role(number, lambda role: setattr(role, "other_titles", []))

    @rule(number=NUMBERS, is_ambiguous=st.booleans())
    def suggest_a_title(self, number: int, is_ambiguous: bool) -> None:
        """Suggest a title for a role."""
        if role := self.page(number, RolePage):
            title = self.word().capitalize()
            with self.change():
                SuggestedTitle.objects.create(role=role, title=title, is_ambiguous=is_ambiguous)

    @precondition(lambda self: SuggestedTitle.objects.exists())
    @rule(number=NUMBERS, is_accepted=st.booleans())
    def answer_a_suggestion(self, number: int, is_accepted: bool) -> None:
        """Accept a suggested title, or dismiss it."""
        row = _one_of(SuggestedTitle, number)
        if row and not row.role.alias_of_id:
            with self.change():
                if is_accepted:
                    accept_titles(row.role, [row], self.editor)
                else:
                    dismiss_titles([row])

    @precondition(lambda self: not self.words_meant.issuperset(self.words))
    @rule(number=NUMBERS)
    def add_a_synonym(self, number: int) -> None:
        """Let a word that is on no page mean one that may be on some."""
        without = [word for word in self.words if word not in self.words_meant]
        other = next(self.more_words)
        self.synonyms[other] = without[number % len(without)]
        with self.change():
            Synonym.objects.create(words=f"{other}\n{self.synonyms[other]}")

    @precondition(lambda self: self.synonyms)
    @rule()
    def delete_a_synonym(self) -> None:
        """Let a word mean nothing anymore."""
        other, _ = self.synonyms.popitem()
        with self.change():
            Synonym.objects.get(words__startswith=f"{other}\n").delete()

    @rule(number=NUMBERS)
    def show_a_picture(self, number: int) -> None:
        """Put a new picture on a role, with words that stand for it."""
        alt = self.word()
        picture = GuideImage.objects.create(title=alt, file=get_test_image_file())
        picture.contextual_alt_text, picture.decorative = alt, False
        figure = ("figure", {"image": picture, "caption": ""})
        section = ("definition", {"content": [*prose("In the field."), figure]})
        body = [section, *body_with("")[1:]]
        self._change_a_role(number, lambda role: setattr(role, "body", body))

    @precondition(lambda self: GuideImage.objects.exists())
    @rule(number=NUMBERS)
    def delete_a_picture(self, number: int) -> None:
        """Delete a picture, whatever shows it."""
        picture = _one_of(GuideImage, number)
        self.lost.add(picture.title)
        with self.change():
            picture.delete()

    def _change_a_role(self, number: int, change: Change) -> None:
        if role := self.page(number, RolePage):
            with self.change():
                apply_change(Page.objects.get(pk=role.pk), self.editor, change)


def _one_of(model: Any, number: int) -> Any:
    rows = list(model.objects.order_by("pk"))
    return rows[number % len(rows)] if rows else None
