"""The occupations of O*NET, and the roles that are made of them."""
