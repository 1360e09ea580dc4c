"""Words that mean the same, as editors say."""
