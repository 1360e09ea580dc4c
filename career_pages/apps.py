"""The app of roles, chapters and what editors need for them."""

from django.apps import AppConfig


class CareerPagesConfig(AppConfig):
    """Role, chapter and index pages; blocks; importing; editorial checks; the sample guide."""

    name = "career_pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse to start with limits for imports that are none."""
        from career_pages.importing.writing.import_settings import import_limits

        import_limits()
