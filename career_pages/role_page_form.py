"""The editor's form of role pages."""

from typing import Any

from wagtail.admin.utils import get_user_display_name

from career_pages.admin_people import people_of_the_admin
from career_pages.guide_page_form import GuidePageForm
from career_pages.role_name import RoleName


class RolePageForm(GuidePageForm):
    """A role's form, in which the forms of the name follow when the name changes.

    Only people who may enter the admin can be asked to review a role again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "review_editor" in self.fields:
            self.fields["review_editor"].queryset = people_of_the_admin()
            self.fields["review_editor"].label_from_instance = get_user_display_name

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; forms that were only suggested for the old name are dropped."""
        data: dict[str, Any] = super().clean()
        if "title" in self.changed_data and self.initial.get("title"):
            old = RoleName.suggest(self.initial["title"])
            for name, suggested in (("plural", old.plural), ("article", old.article)):
                if data.get(name) == suggested:
                    data[name] = ""
        return data
