"""How editors choose a skill of a role."""

from wagtail.admin.viewsets.chooser import ChooserViewSet

from career_pages.models import Skill


class SkillChooser(ChooserViewSet):
    """Finds skills by their names, or makes one; the edit screen holds none but those chosen.

    A guide may have a thousand skills and a role hundreds: a list of all in each row of the form
    would take a browser minutes.
    """

    model = Skill
    icon = "tasks"
    choose_one_text = "Choose a skill"
    choose_another_text = "Choose another skill"
    edit_item_text = "Edit this skill"
    form_fields = ["name", "description"]
    per_page = 20


skill_chooser = SkillChooser("skill_chooser", url_prefix="skill-chooser")
