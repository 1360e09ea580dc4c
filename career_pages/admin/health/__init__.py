"""The stored health of pages, as the admin shows it."""
