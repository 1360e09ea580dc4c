"""Uploaded images, as the site itself serves them."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve

A_MONTH = 30 * 24 * 3600


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a rendition of an image under a policy that lets nothing in it run.

    Raises Http404 for what is not below the folder of renditions. Documents have an address of
    their own, which asks who may read them, and readers never need the originals of images.
    """
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    response.headers["Content-Security-Policy"] = settings.UPLOAD_CONTENT_SECURITY_POLICY
    response.headers["Cache-Control"] = f"public, max-age={A_MONTH}, immutable"
    return response
