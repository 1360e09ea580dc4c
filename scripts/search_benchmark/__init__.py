"""How long search takes in guides of three sizes, on both databases."""
