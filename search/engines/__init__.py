"""The databases' own full-text engines, behind one interface."""

from search.engines.base import Candidate, SearchEngine
from search.engines.choice import search_engine

__all__ = ["Candidate", "SearchEngine", "search_engine"]
