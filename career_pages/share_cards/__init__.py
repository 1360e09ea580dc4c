"""Share cards: the pictures that stand beside links to the guide's pages."""

from career_pages.share_cards.card import ShareCard, share_card
from career_pages.share_cards.drawing import SIZE, draw

__all__ = ["SIZE", "ShareCard", "draw", "share_card"]
