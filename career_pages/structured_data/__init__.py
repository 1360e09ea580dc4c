"""Structured data: what a page says, in the words of schema.org."""

from career_pages.structured_data.graph import graph
from career_pages.structured_data.script import script
from career_pages.structured_data.surroundings import Crumb, Picture, Surroundings

__all__ = ["Crumb", "Picture", "Surroundings", "graph", "script"]
