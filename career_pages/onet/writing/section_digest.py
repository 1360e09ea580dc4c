"""Whether a section still says what it said."""

import hashlib
import json
import re
from html import unescape
from typing import Any, Final

_TAG: Final = re.compile(r"<[^>]+>")
# The editor marks every paragraph that it saves.
_EDITORS_MARK: Final = re.compile(r' data-block-key="[^"]*"')


def section_digest(value: Any) -> str:
    """Return what tells a section's stored value from one that says something else; "" if blank.

    Ids, link names and what the editor adds when nothing was changed make no difference.
    """
    said = _said(value)
    data = json.dumps(said, sort_keys=True).encode()
    return hashlib.sha256(data).hexdigest() if said else ""


def _said(value: Any) -> Any:
    if isinstance(value, str):
        text = " ".join(unescape(_EDITORS_MARK.sub("", value)).split())
        return text if _TAG.sub("", text).strip() else ""
    if isinstance(value, list):
        return [said for said in map(_said, value) if said]
    if isinstance(value, dict):
        if {"type", "value"} <= value.keys():
            said = _said(value["value"])
            return [value["type"], said] if said else ""
        silent = ("id", "anchor")
        kept = {key: _said(one) for key, one in value.items() if key not in silent}
        return {key: said for key, said in kept.items() if said}
    return value
