"""What runs on a schedule, and whether it does."""
