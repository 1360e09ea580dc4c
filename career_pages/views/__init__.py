"""The addresses of the guide that are not pages."""

from career_pages.views.review_page import review_page
from career_pages.views.share_card import share_card

__all__ = ["review_page", "share_card"]
