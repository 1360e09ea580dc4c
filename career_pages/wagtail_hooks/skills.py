"""Skills in the editor."""

from wagtail import hooks

from career_pages.admin.skill_chooser import SkillChooser, skill_chooser


@hooks.register("register_admin_viewset")
def skills_to_choose_from() -> SkillChooser:
    """Return the chooser of skills."""
    return skill_chooser
