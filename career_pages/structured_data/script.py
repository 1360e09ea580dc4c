"""Structured data as it stands in HTML."""

import json
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from career_pages.structured_data.node import Node

# As Django's json_script has it, which knows only its own type: nothing in it ends the element.
ESCAPES: Final = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


def script(graph: Node) -> SafeString:
    """Return the element that holds the graph: data, which no browser runs."""
    data = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(data),  # noqa: S308 - escaped above
    )
