"""Links: where they may lead, how they are written, and lines with and without them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape, unescape
from typing import Final
from urllib.parse import parse_qs, urlsplit, urlunsplit

from career_pages.documents.outline import LINK_IN_PLAIN_TEXT, Line, Notes
from career_pages.text import collapse


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


_UNSAFE = re.compile(r"[\s\x00-\x20<>\"\\^`{|}]")
_EMAIL = re.compile(r"[^@\s?]+@[^@\s?]+\.[^@\s?.]+(\?\S*)?")
_PHONE = re.compile(r"[+\-() \d]*\d[+\-() \d]*")


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


_BARE = re.compile(r"\bhttps?://[^\s<>\"“”]+")
_TRAILING = ".,;:!?'’)]}*_"


def clean_address(address: str) -> str:
    """Return the address that a link means, without parameters that only follow the reader."""
    for _ in range(_MOST_REDIRECTIONS):
        target = _redirected(address)
        if not target:
            break
        address = target
    return _untracked(address)


_MOST_REDIRECTIONS: Final = 3
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
    """Return an address without the parameters by which readers are followed."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    pairs = parts.query.split("&")
    names = [pair.partition("=")[0].lower() for pair in pairs]
    kept = [
        pair
        for pair, name in zip(pairs, names, strict=True)
        if not name.startswith("utm_") and name not in _TRACKERS
    ]
    if len(kept) == len(pairs):
        return address
    return urlunsplit(parts._replace(query="&".join(kept)))


def plain_text(line: Line, notes: Notes) -> str:
    """Return a line's text on one line, and note the addresses of the links that it loses."""
    note_links(line, notes)
    return line.title


def plain_rows(line: Line, notes: Notes) -> str:
    """Return a line's text with a new row at each line break that its author made on purpose."""
    note_links(line, notes)
    texts, htmls = line.text.split("\n"), line.html.split("\n")
    if len(texts) != len(htmls):
        return line.title
    ends = ["\n" if html.endswith("<br>") else " " for html in htmls]
    rows = "".join(f"{text}{end}" for text, end in zip(texts, ends, strict=True)).split("\n")
    return "\n".join(map(collapse, rows)).strip()


def plain_paragraphs(lines: Iterable[Line], notes: Notes) -> str:
    """Return the lines as plain text with a blank line between them."""
    return "\n\n".join(plain_text(line, notes) for line in lines)


def note_links(line: Line, notes: Notes) -> None:
    """Note as withheld the addresses of a line's links, unless the text spells them out."""
    for address, shown in _LINK.findall(line.html):
        if unescape(address) != unescape(_TAG.sub("", shown)):
            notes.withhold(line.first, unescape(address), LINK_IN_PLAIN_TEXT)


def html_text(html: str) -> str:
    """Return the text of limited HTML, a line for each block, a link followed by its address."""
    return unescape(_BLOCK_TAG.sub("\n", _INLINE_TAG.sub("", _LINK.sub(_link_text, html))))


def _link_text(link: re.Match[str]) -> str:
    address, shown = link[1], _INLINE_TAG.sub("", link[2])
    return shown if shown == address else f"{shown} {address}"


_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"</?(?:a|b|i|br)\b[^>]*>")
_INLINE_TAG = re.compile(r"</?[ib]>")
_BLOCK_TAG = re.compile(r"</?(?:p|h3|ul|ol|li|br)>")


def has_links(line: Line) -> bool:
    """Say whether a line holds a link."""
    return "<a " in line.html


def lone_link(html: str) -> tuple[str, str]:
    """Return the text and the address of a row that has no words but one link, or ("", "")."""
    bare = re.sub(r"</?[bi]>", "", html)
    found = _LONE_LINK.fullmatch(bare.removesuffix("<br>"))
    return (collapse(unescape(_TAG.sub("", found[2]))), unescape(found[1])) if found else ("", "")


_LONE_LINK = re.compile(r'[^\w<]*<a href="([^"]*)">((?:(?!</a>).)*)</a>[^\w<]*')


def site_path(line: Line) -> str:
    """Return the path of this site to which a line that is one link leads, or ""."""
    address = lone_link(line.html)[1]
    return address if address.startswith("/") else ""


def without_link(line: Line) -> Line:
    """Return a line with the words of its links and without their addresses."""
    return replace(line, html=re.sub(r"</?a\b[^>]*>", "", line.html))
