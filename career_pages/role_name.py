"""The name of a role in the forms that a sentence needs."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Self

import typeguard

if TYPE_CHECKING:
    import inflect

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class RoleName:
    """One role's name: ``singular``, ``plural`` and its indefinite ``article``.

    The article is "a", "an" or empty, for a name that takes none.
    """

    singular: str
    plural: str
    article: str

    @classmethod
    def suggest(cls, singular: str, plural: str = "", article: str | None = None) -> Self:
        """Return the name with what is missing suggested from the singular.

        A blank ``plural`` and an ``article`` of None or "" are suggested; what is given is kept,
        since an author knows better than a library ("a UX Designer").
        """
        singular = " ".join(singular.split())
        return cls(
            singular=singular,
            plural=" ".join(plural.split()) or suggest_plural(singular),
            article=article or suggest_article(singular),
        )

    @property
    def a_role(self) -> str:
        """The singular behind its article: "an Electrician"."""
        return f"{self.article} {self.singular}".strip()

    def slots(self) -> dict[str, str]:
        """Return the text of each slot that a pattern may name."""
        return {"role": self.singular, "roles": self.plural, "a_role": self.a_role}

    def fill(self, pattern: str, **more: str) -> str:
        """Return ``pattern`` with its slots filled: "{a_role}" becomes "an Electrician".

        ``more`` fills further slots, such as ``level``. A slot that nobody knows stays as it is
        written, so that the editorial checks can show it.
        """
        known = self.slots() | more
        return SLOT.sub(lambda slot: known.get(slot[1], slot[0]), pattern)


@cache
def _inflector() -> "inflect.engine":
    # typeguard rewrites inflect while it is imported, so as to check the arguments of every call:
    # that takes four seconds. As it was written, it is there in a quarter of one.
    checked = typeguard.typechecked
    typeguard.typechecked = lambda function: function  # type: ignore[assignment]
    try:
        import inflect
    finally:
        typeguard.typechecked = checked
    return inflect.engine()


def suggest_plural(singular: str) -> str:
    """Return the likely plural of a role's name ("Director of Nursing": "Directors of Nursing").

    A name whose last word is already a plural stays as it is.
    """
    words = singular.split()
    if not words or _inflector().singular_noun(words[-1].lower()):
        return singular
    return str(_inflector().plural_noun(singular))


def suggest_article(singular: str) -> str:
    """Return "a" or "an", whichever the name is likely to take, or "" for a blank name."""
    return str(_inflector().a(singular)).split(" ", 1)[0] if singular else ""
