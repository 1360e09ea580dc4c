"""Drafts that people outside may read, and the dates on which pages are looked at again."""
