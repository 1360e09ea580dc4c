"""The home of the admin: what needs whoever has signed in."""
