"""Which state of a thing is the present one."""

from uuid import uuid4

from django.db import models


class Edition(models.Model):
    """The present edition of something that every process keeps in memory, by its name.

    Whoever changes the thing gives it another token, in the same transaction; whoever keeps it
    reads it anew when the token is another one.
    """

    name = models.CharField(max_length=40, primary_key=True)
    token = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return self.name
