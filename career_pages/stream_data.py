"""The plain data of a stream."""

from typing import Any

BlockData = dict[str, Any]


def stream_data(stream: Any) -> list[BlockData]:
    """Return a stream's value as plain data with ids."""
    return list(stream.get_prep_value())
