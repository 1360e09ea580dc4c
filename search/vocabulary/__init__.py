"""The words of the guide."""
