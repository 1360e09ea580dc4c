"""What a document names and the site does not have."""

from career_pages.importing.draft import Draft
from career_pages.importing.writing.pictures import image_at

NO_SUCH_PICTURE = "the site has no picture of this address"


def missing(draft: Draft) -> list[tuple[str, str]]:
    """Return each name or address that leads to nothing here, and why, in no special order."""
    image = draft.front_matter.image
    return [(image, NO_SUCH_PICTURE)] if image and image_at(image) is None else []
