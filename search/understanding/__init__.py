"""What a reader means by what they typed."""

from search.understanding.understood import understood

__all__ = ["understood"]
