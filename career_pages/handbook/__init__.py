"""The editors' handbook: the Markdown files of docs/editors/, as the admin shows and finds them."""

from career_pages.handbook.book import FOLDER, Handbook, handbook, read_handbook
from career_pages.handbook.handbook_page import HandbookPage
from career_pages.handbook.picture import PIXELS, Picture
from career_pages.handbook.rendering import render
from career_pages.handbook.searching import Hit, search_handbook

__all__ = [
    "FOLDER",
    "PIXELS",
    "Handbook",
    "HandbookPage",
    "Hit",
    "Picture",
    "handbook",
    "read_handbook",
    "render",
    "search_handbook",
]
