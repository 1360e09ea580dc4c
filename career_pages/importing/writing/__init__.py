"""From a draft to pages of the guide."""
