"""The search page, search for programs, and what is found at an address that leads nowhere."""

from search.views.not_found import not_found
from search.views.search_api import search_api
from search.views.search_page import search_page
from search.views.suggest_api import suggest_api

__all__ = ["not_found", "search_api", "search_page", "suggest_api"]
