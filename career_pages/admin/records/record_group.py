"""The records of the guide, as one entry of the menu."""

from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

_RECORD_ADMINS: list[type[ModelAdmin]] = []


def register_record_admins(*admins: type[ModelAdmin]) -> None:
    """Put lists of records into the menu, each at the place that its ``menu_order`` says."""
    _RECORD_ADMINS.extend(admins)


class RecordGroup(ModelAdminGroup):
    """Everything that roles have in common and that is no page."""

    menu_label = "Records"
    menu_icon = "table"
    menu_order = 250

    @property
    def items(self) -> list[type[ModelAdmin]]:
        """The lists of records, in the order of the menu."""
        return sorted(_RECORD_ADMINS, key=lambda admin: admin.menu_order)
