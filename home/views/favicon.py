"""The icon, for whoever asks where icons have always been."""

from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control


@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Return a redirect to the icon; browsers ask for it beside what has no HTML to name one."""
    return HttpResponseRedirect(static("favicon.svg"))
