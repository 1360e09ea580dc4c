"""What readers find below the roles index besides roles."""

from wagtail import hooks

from career_pages.views.role_index import role_index_urls

hooks.register("register_role_index_urls", role_index_urls)
