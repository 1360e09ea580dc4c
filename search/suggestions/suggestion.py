"""What is suggested."""

from dataclasses import dataclass

from search.suggestions.name import Kind


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name, the address to which it leads, and whose name it is.

    ``about`` says the same to readers, in a word or two; it is "" for a role's own name.
    """

    title: str
    url: str
    kind: Kind
    about: str
