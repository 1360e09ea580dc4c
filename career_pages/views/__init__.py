"""The addresses of the guide that are not pages."""

from career_pages.views.review_page import review_page

__all__ = ["review_page"]
