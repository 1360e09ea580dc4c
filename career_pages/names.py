"""The name of a role, what is generated from it, and the addresses that are taken."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final, Self

import typeguard

if TYPE_CHECKING:
    import inflect


COMPARE: Final = "compare"
SKILLS: Final = "skills"
RESERVED_SLUGS: Final = frozenset({COMPARE, SKILLS})
HEADLINE: Final = "What {is} {a_role}?"
SLOT = re.compile(r"\{(\w+)\}")
# What is stored where a name takes no article: a blank one asks for a suggestion.
NO_ARTICLE: Final = "-"


@dataclass(frozen=True, slots=True)
class RoleName:
    """One role's name: ``singular``, ``plural`` and its indefinite ``article``.

    The article is "a", "an" or empty, for a name that takes none. A name without article whose
    plural is the same is itself a plural: "What do Clergy do?"
    """

    singular: str
    plural: str
    article: str

    @classmethod
    def suggest(cls, singular: str, plural: str = "", article: str | None = None) -> Self:
        """Return the name with what is missing suggested from the singular.

        A blank ``plural`` and an ``article`` of None or "" are suggested; what is given is kept,
        since an author knows better than a library ("a UX Designer"). The article "-" says that
        the name takes none.
        """
        singular = " ".join(singular.split())
        return cls(
            singular=singular,
            plural=" ".join(plural.split()) or suggest_plural(singular),
            article=(article or suggest_article(singular)).replace(NO_ARTICLE, ""),
        )

    @property
    def stored_article(self) -> str:
        """The article in the form from which `suggest` gives it back: "a", "an" or "-"."""
        return self.article or (NO_ARTICLE if self.singular else "")

    @property
    def is_plural(self) -> bool:
        """Whether the name is that of many, so that verbs agree with many."""
        return not self.article and self.singular == self.plural

    @property
    def a_role(self) -> str:
        """The singular behind its article: "an Electrician"."""
        return f"{self.article} {self.singular}".strip()

    def slots(self) -> dict[str, str]:
        """Return the text of each slot that a pattern may name."""
        many = self.is_plural
        return {
            "role": self.singular,
            "roles": self.plural,
            "a_role": self.a_role,
            "is": "are" if many else "is",
            "Is": "Are" if many else "Is",
            "does": "do" if many else "does",
        }

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


def suggest_singular(plural: str) -> str:
    """Return the likely singular of a plural word, in its own case; "" if it is no plural."""
    singular = _inflector().singular_noun(plural.lower())
    if not singular:
        return ""
    pairs = takewhile(lambda pair: pair[0].lower() == pair[1], zip(plural, singular, strict=False))
    kept = len(list(pairs))
    return plural[:kept] + singular[kept:]


def suggest_article(singular: str) -> str:
    """Return "a" or "an", whichever the name is likely to take, or "" for a blank name."""
    return str(_inflector().a(singular)).split(" ", 1)[0] if singular else ""
