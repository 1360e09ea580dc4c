"""What readers search for, counted without a trace of who they are."""
