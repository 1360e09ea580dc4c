"""The screens of the admin that the handbook names."""

from typing import Final

from django.urls import reverse

from career_pages.models import RoleIndexPage

# As the text writes them in bold, and the names of their addresses.
SCREENS: Final = {
    "Account": "wagtailadmin_account",
    "Images": "wagtailimages:index",
    "Import a guide": "guide_imports:start",
    "Records → Skills": "skills_modeladmin_index",
    "Records → Sources": "sources_modeladmin_index",
    "Records → Suggested titles": "suggested-titles_modeladmin_index",
    "Records → Synonyms": "synonyms_modeladmin_index",
    "Records → Titles in use": "titles_modeladmin_index",
    "Reports → Guide health": "career_pages_guide_health",
    "Reports → Reviews due": "career_pages_reviews_due",
    "Reports → Searches": "search_report",
    "Reports → Suggested titles": "career_pages_suggested_titles_report",
    "Review links": "review-links_modeladmin_index",
    "Roles": "roles:index",
    "Settings → Promoted search results": "wagtailsearchpromotions:index",
    "Settings → Redirects": "wagtailredirects:index",
    "Snippets → Career areas": "wagtailsnippets_career_pages_careerarea:list",
    "Snippets → Calls to action": "wagtailsnippets_career_pages_calltoaction:list",
}
ALL_CAREERS: Final = "Pages → All careers"


def screen_addresses() -> dict[str, str]:
    """Return the address of each screen by the name that the handbook has for it."""
    addresses = {screen: reverse(name) for screen, name in SCREENS.items()}
    index = RoleIndexPage.objects.order_by("pk").values_list("pk", flat=True).first()
    if index:
        addresses[ALL_CAREERS] = reverse("wagtailadmin_explore", args=[index])
    return addresses
