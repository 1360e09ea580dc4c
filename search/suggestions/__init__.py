"""What a reader may mean who is still typing."""

from search.suggestions.name import Kind
from search.suggestions.suggest import MOST, suggestions
from search.suggestions.suggestion import Suggestion

__all__ = ["MOST", "Kind", "Suggestion", "suggestions"]
