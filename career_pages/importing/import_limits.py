"""How much an import takes on."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ImportLimits:
    """What one file may hold at most; beyond it the file is refused.

    ``file_bytes`` is its size, ``unpacked_bytes`` that of all it holds when it is an archive (a
    Word document is one), ``files`` how many it may hold. ``line_characters`` is the length of one
    line of text, ``lines`` and ``characters`` say how much text it is altogether, ``cells`` how
    many cells its tables have in Markdown, ``nesting`` how deep elements may stand inside each
    other. ``pictures`` and ``picture_bytes`` say how many
    pictures of a document are kept and how large each may be; what is beyond those is reported,
    and the document imported without.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000
    files: int = 1_000
    line_characters: int = 200_000
    lines: int = 20_000
    characters: int = 2_000_000
    cells: int = 50_000
    nesting: int = 200
    pictures: int = 200
    picture_bytes: int = 15_000_000

    @property
    def megabytes(self) -> int:
        """The size of a file in megabytes of a million bytes, for messages."""
        return self.file_bytes // 1_000_000


DEFAULT_LIMITS: Final = ImportLimits()
