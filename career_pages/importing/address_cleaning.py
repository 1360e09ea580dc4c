"""Addresses as their owners meant them: without redirections and the marks of trackers."""

from typing import Final
from urllib.parse import parse_qs, urlsplit, urlunsplit

# Where programs send a reader through a page of their own, and the parameter with the address.
_REDIRECTIONS: Final = (
    ("google.com", "/url", ("q", "url")),
    ("safelinks.protection.outlook.com", "/", ("url",)),
    ("l.facebook.com", "/l.php", ("u",)),
)
_TRACKERS: Final = frozenset(
    (
        *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "igshid"),
        *("mc_cid", "mc_eid", "_hsenc", "_hsmi", "srsltid"),
    )
)
_MOST_REDIRECTIONS: Final = 3


def clean_address(address: str) -> str:
    """Return the address that a link means, without parameters that only follow the reader."""
    for _ in range(_MOST_REDIRECTIONS):
        target = _redirected(address)
        if not target:
            break
        address = target
    return _untracked(address)


def _redirected(address: str) -> str:
    """Return the address to which ``address`` only leads on, or ""."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        query = parse_qs(parts.query)
    except ValueError:
        return ""
    for site, path, names in _REDIRECTIONS:
        if (host == site or host.endswith(f".{site}")) and parts.path == path:
            targets = [query[name][0] for name in names if name in query]
            return next((to for to in targets if to.startswith(("http://", "https://"))), "")
    return ""


def _untracked(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    pairs = parts.query.split("&")
    kept = [pair for pair in pairs if not _is_tracker(pair.partition("=")[0].lower())]
    if len(kept) == len(pairs):
        return address
    return urlunsplit(parts._replace(query="&".join(kept)))


def _is_tracker(name: str) -> bool:
    return name.startswith("utm_") or name in _TRACKERS
