"""Lists of what belongs to roles and is looked after across all of them."""
