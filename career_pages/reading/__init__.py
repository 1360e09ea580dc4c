"""The way out: what readers and programs get of the guide."""
