"""How much preparation a role needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Preparation(models.IntegerChoices):
    """O*NET's job zones."""

    LITTLE = 1, _("Little or none")
    SOME = 2, _("Some")
    MEDIUM = 3, _("Medium")
    CONSIDERABLE = 4, _("Considerable")
    EXTENSIVE = 5, _("Extensive")
