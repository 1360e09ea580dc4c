"""How far a page is: what it has of what a complete one has, and what is wrong with it."""
