"""The search page, and search for programs."""

from search.views.search_api import search_api
from search.views.search_page import search_page
from search.views.suggest_api import suggest_api

__all__ = ["search_api", "search_page", "suggest_api"]
