"""Whether something differs from what it was."""

import hashlib
import json
from typing import Any


def digest_of(*data: Any) -> str:
    """Return what tells plain data from other data."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
