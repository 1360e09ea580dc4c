"""What browsers are told to allow on the site's pages."""

from base64 import b64encode
from hashlib import sha256
from typing import Any, Final

from csp.constants import NONE, SELF, UNSAFE_INLINE

from config.env import ROOT

# The one script that stands in a page, since it must run before the page is painted.
_THEME: Final = sha256((ROOT / "templates/includes/theme.js").read_bytes()).digest()
THEME_SCRIPT: Final = f"'sha256-{b64encode(_THEME).decode()}'"

# Readers get the site's own files and nothing else.
READER_POLICY: Final[dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, THEME_SCRIPT],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [SELF],
    }
}

# Wagtail starts its date pickers and inline panels with scripts in the page, and its rich text
# editor sets styles in it. Everything still comes from this site alone.
ADMIN_DIRECTIVES: Final[dict[str, Any]] = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
    "object-src": [NONE],
    "frame-ancestors": [SELF],
}

# What is uploaded is shown or saved, never run.
UPLOAD_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

PERMISSIONS_POLICY: Final = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
