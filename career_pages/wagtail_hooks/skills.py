"""Skills in the admin."""

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from career_pages.admin.skill_admin import SkillAdmin
from career_pages.admin.skill_chooser import SkillChooser, skill_chooser

modeladmin_register(SkillAdmin)


@hooks.register("register_admin_viewset")
def skills_to_choose_from() -> SkillChooser:
    """Return the chooser of skills."""
    return skill_chooser
