"""The living style page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from home.style_page import colors, icons, shown_blocks, type_steps


@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    """Return the page with every color, size, icon and block; for those who work in the admin."""
    context = {
        "colors": colors(),
        "type_steps": type_steps(),
        "icons": icons(),
        "blocks": shown_blocks(),
    }
    return render(request, "home/styleguide.html", context)
