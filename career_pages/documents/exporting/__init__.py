"""Roles on their way out, as documents that import as the same pages."""
