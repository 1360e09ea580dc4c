"""A file that did not become a page."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FailedImport:
    """A file that was not imported, and the one sentence that says why."""

    file: str
    error: str

    @property
    def report(self) -> dict[str, Any]:
        """What became of the file, as plain data."""
        return {
            "file": self.file,
            "role": "",
            "url": "",
            "status": "failed",
            "sections": [],
            "unplaced": [],
            "withheld": [],
            "findings": [],
            "error": self.error,
        }
