"""Roles side by side: which ones, what they share, and the step from one to another."""

from career_pages.comparing.chosen_roles import ChosenRoles, chosen_roles
from career_pages.comparing.comparison import Comparison, comparison
from career_pages.comparing.offers import Offer, pairs_to_compare, related_offers

__all__ = [
    "ChosenRoles",
    "Comparison",
    "Offer",
    "chosen_roles",
    "comparison",
    "pairs_to_compare",
    "related_offers",
]
