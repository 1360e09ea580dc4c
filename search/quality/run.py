"""A run of a judged file, and where the last one is kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: when (ISO 8601), of which text, and the figures and failures.

    ``digest`` tells one text of the file from another. ``scores`` are by kind, "" for all queries
    together, each as `Scores.as_json` gives them; ``failed`` are queries.
    """

    made: str
    digest: str
    scores: Mapping[str, Mapping[str, Any]]
    failed: tuple[str, ...]

    @classmethod
    def last(cls, place: Path) -> Self | None:
        """Return the run that is kept there, or None if there is none that can be read."""
        try:
            kept = json.loads(place.read_text(encoding="utf-8"))
            return cls(kept["made"], kept["digest"], kept["scores"], tuple(kept["failed"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, place: Path) -> None:
        """Keep it there in place of the last one; raises OSError if that cannot be."""
        place.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        place.write_text(f"{text}\n", encoding="utf-8")


def digest_of(path: Path) -> str:
    """Return what tells the file's text from another; raises OSError if it cannot be read."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def place_of_last_run(folder: Path, path: Path, engine: str) -> Path:
    """Return where in the folder the last run of that file on that engine is kept."""
    which = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]
    return folder / f"{path.stem}-{which}-{engine}.json"
