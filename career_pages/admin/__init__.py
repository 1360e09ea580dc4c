"""What the guide adds to Wagtail's admin."""
