"""An image with the words that stand for it."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class FigureBlock(blocks.StructBlock):
    """An image, its alternative text, and a caption."""

    image = ImageBlock(required=False)
    caption = blocks.CharBlock(required=False, max_length=250)

    class Meta:
        icon = "image"
        label = "Image"
        description = "A picture with alternative text for those who cannot see it."
        template = "career_pages/blocks/figure_block.html"
        preview_value = {"image": None, "caption": "A distribution board before the cover goes on"}
