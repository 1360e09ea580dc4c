"""Sections: what a page holds, for everything that is not a template."""
