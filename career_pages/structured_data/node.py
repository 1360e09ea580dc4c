"""One thing that JSON-LD describes."""

from typing import Any, Final

Node = dict[str, Any]
KEYWORDS: Final = frozenset({"type", "id", "context", "graph"})


def described(**properties: Any) -> Node:
    """Return the node of these properties, without those that nothing is known of.

    ``type``, ``id``, ``context`` and ``graph`` are JSON-LD's own, such as "@type".
    """
    return {
        f"@{name}" if name in KEYWORDS else name: value
        for name, value in properties.items()
        if value not in (None, "", [])
    }


def reference(identity: str) -> Node:
    """Return the node that stands for the one with that ``@id``."""
    return {"@id": identity}
