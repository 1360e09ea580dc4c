"""Documents: finished guides on their way in and out."""
