"""Pages and records of the site as a whole."""

from home.models.featured_role import FeaturedRole
from home.models.guide_image import GuideImage, GuideRendition
from home.models.home_page import HomePage
from home.models.site_settings import SiteSettings
from home.models.text_page import TextPage
from home.models.user import User

__all__ = [
    "FeaturedRole",
    "GuideImage",
    "GuideRendition",
    "HomePage",
    "SiteSettings",
    "TextPage",
    "User",
]
