"""Review links and review dates in the admin."""
