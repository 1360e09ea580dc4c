"""Actions on many pages at once, each with a screen before and a report after."""
