"""The listing of all roles in the admin, and the roles in Wagtail's explorer."""
