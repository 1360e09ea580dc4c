"""How much preparation a role needs."""

from django.db import models


class Preparation(models.IntegerChoices):
    """O*NET's job zones."""

    LITTLE = 1, "Little or none"
    SOME = 2, "Some"
    MEDIUM = 3, "Medium"
    CONSIDERABLE = 4, "Considerable"
    EXTENSIVE = 5, "Extensive"
