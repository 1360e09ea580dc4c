"""The databases' own full-text engines, behind one interface."""

from search.engines.base import SearchEngine
from search.engines.choice import search_engine

__all__ = ["SearchEngine", "search_engine"]
