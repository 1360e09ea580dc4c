"""The images of the guide."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class GuideImage(AbstractImage):
    """An image of the guide, with the credit that its license asks for."""

    credit = models.CharField(
        max_length=250, blank=True, help_text="Who made it and under which license, if asked for."
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        permissions = [("choose_image", "Can choose image")]


class GuideRendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(GuideImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.image}, {self.filter_spec}"
