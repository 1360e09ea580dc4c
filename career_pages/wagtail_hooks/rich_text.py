"""Rich text as readers see it."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from career_pages.page_link_handler import LivePageLinkHandler


@hooks.register("register_rich_text_features", order=100)
def live_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages."""
    features.register_link_type(LivePageLinkHandler)
