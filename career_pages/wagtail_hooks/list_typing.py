"""Typing lists in the page editor."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def list_typing() -> str:
    """Return the script with which lists are typed as in a word processor."""
    return format_html('<script src="{}"></script>', static("career_pages/list_typing.js"))
