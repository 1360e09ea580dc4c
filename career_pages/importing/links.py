"""Which addresses a link may lead to, and links as HTML."""

import re
from html import escape
from urllib.parse import urlsplit

_UNSAFE = re.compile(r"[\s\x00-\x20<>\"\\^`{|}]")
_EMAIL = re.compile(r"[^@\s?]+@[^@\s?]+\.[^@\s?.]+(\?\S*)?")
_PHONE = re.compile(r"[+\-() \d]*\d[+\-() \d]*")
_BARE = re.compile(r"\bhttps?://[^\s<>\"“”]+")
_TRAILING = ".,;:!?'’)]}*_"


def allowed_address(address: str) -> str:
    """Return ``address`` fit for an href, or "" when a link may not lead there.

    A link may lead to http, https, mailto and tel addresses, to a path of this site ("/…") and
    to a place on the page ("#…").
    """
    address = _UNSAFE.sub(lambda match: "".join(f"%{b:02X}" for b in match[0].encode()), address)
    if address.startswith("#") or (address.startswith("/") and address[1:2] != "/"):
        return address
    scheme, _, rest = address.partition(":")
    match scheme.lower():
        case "mailto":
            return address if _EMAIL.fullmatch(rest) else ""
        case "tel":
            return address if _PHONE.fullmatch(rest.replace("%20", " ")) else ""
        case "http" | "https":
            return address if _has_host(address) else ""
    return ""


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def anchor_html(address: str, html: str) -> str:
    """Return a link to an allowed ``address`` around inline ``html``."""
    return f'<a href="{escape(address)}">{html}</a>'


def link_bare_addresses(text: str) -> str:
    """Return plain ``text`` as HTML in which the web addresses it spells out are links."""
    html: list[str] = []
    end = 0
    for found in _BARE.finditer(text):
        shown = found[0].rstrip(_TRAILING)
        if shown.count("(") > shown.count(")") and found[0][len(shown) :].startswith(")"):
            shown += ")"
        address = allowed_address(shown)
        if not address:
            continue
        html.append(escape(text[end : found.start()], quote=False))
        html.append(anchor_html(address, escape(shown, quote=False)))
        end = found.start() + len(shown)
    html.append(escape(text[end:], quote=False))
    return "".join(html)
