"""An image with the words that stand for it."""

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from career_pages.blocks.samples import sample_picture


class FigureBlock(blocks.StructBlock):
    """An image, its alternative text, and a caption."""

    image = ImageBlock(required=False)
    caption = blocks.CharBlock(required=False, max_length=250)

    class Meta:
        icon = "image"
        label = "Image"
        description = "A picture with alternative text for those who cannot see it."
        template = "career_pages/blocks/figure_block.html"

    def get_preview_value(self) -> Any:
        """Return a picture of the project's own with its caption."""
        caption = "A distribution board before the cover goes on"
        return self.normalize({"image": sample_picture(), "caption": caption})
