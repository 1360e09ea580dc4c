"""The rules, each in a module of its own."""

from career_pages.findings.rules import (
    duplicates,
    empty_sections,
    missing_alt_text,
    placeholders,
    required_sections,
    stale_years,
    testimonials,
)

__all__ = [
    "duplicates",
    "empty_sections",
    "missing_alt_text",
    "placeholders",
    "required_sections",
    "stale_years",
    "testimonials",
]
