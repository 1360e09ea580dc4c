"""The living style page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from home import style_page


@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    """Return the page with every color, size, icon and block; for those who work in the admin."""
    context = {
        "colors": style_page.colors(),
        "type_steps": style_page.type_steps(),
        "icons": style_page.icons(),
        "blocks": style_page.shown_blocks(),
    }
    return render(request, "home/styleguide.html", context)
