"""The app of roles, chapters and what editors need for them."""

from django.apps import AppConfig


class CareerPagesConfig(AppConfig):
    """Role, chapter and index pages; blocks; importing; editorial checks; the sample guide."""

    name = "career_pages"
    default_auto_field = "django.db.models.BigAutoField"
