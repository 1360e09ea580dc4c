"""The report on the health of the guide."""
