"""The editors' handbook in the admin."""
