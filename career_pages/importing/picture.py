"""A picture that a document holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within a text: its file's ``name`` and bytes, and what the author says of it.

    ``alt`` is the alternative text, ``caption`` what stands below it; both are "" where the
    document gives none. ``address`` is the path of a picture that the site has already; then
    there is no ``data``. A ``decorative`` picture says nothing that the text does not.
    """

    name: str
    data: bytes
    alt: str = ""
    caption: str = ""
    address: str = ""
    decorative: bool = False
