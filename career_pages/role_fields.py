"""The fields of a role: what each is called wherever it is written, shown or told.

This is the one table from which the front matter of documents, the facts on pages, comparisons,
structured data and the API take their names. What is done with a ``plain`` field follows from the
table alone; where another needs code of its own, that is registered by its name.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Written(Enum):
    """How documents write a value in their front matter."""

    # One line of text.
    LINE = auto()
    # "a", "an" or nothing.
    ARTICLE = auto()
    # A whole number from 1 to ``highest``.
    NUMBER = auto()
    # "2026-01-31"
    DAY = auto()
    # A list of lines, or one.
    LINES = auto()
    # A list of titles, each with an address if there is one.
    SOURCES = auto()


@dataclass(frozen=True, slots=True)
class RoleField:
    """One field of `RolePage`, or one list of its records.

    - ``name``: of the attribute of the page
    - ``key``: in front matter, "" for what documents say elsewhere or not at all
    - ``plain``: whether the value is a column of the page that is written there as it is
    - ``api``: in the API, ``in_lists`` if lists of roles tell it without asking for more
    - ``schema``: the property of schema.org's Occupation
    - ``fact``: the label among the facts at the top of the page, and beside another role if it is
      ``compared``
    """

    name: str
    key: str = ""
    written: Written = Written.LINE
    highest: int = 0
    plain: bool = False
    api: str = ""
    in_lists: bool = True
    schema: str = ""
    fact: str = ""
    compared: bool = False


def _(text: str) -> str:
    """Mark what is translated where it is shown."""
    return text


# In the order in which a person would write them.
ROLE_FIELDS: Final = (
    RoleField("title", key="role", schema="name"),
    RoleField("plural", key="plural", api="plural"),
    RoleField("article", key="article", written=Written.ARTICLE, api="article"),
    RoleField("headline", api="headline"),
    RoleField("lede", api="lede"),
    RoleField(
        "other_titles",
        key="titles",
        written=Written.LINES,
        api="other_titles",
        in_lists=False,
        schema="alternateName",
    ),
    RoleField("area", key="area", api="area"),
    RoleField(
        "role_skills",
        key="skills",
        written=Written.LINES,
        api="skills",
        in_lists=False,
        schema="skills",
    ),
    RoleField(
        "occupation_code", key="code", plain=True, api="occupation_code", fact=_("Occupation code")
    ),
    RoleField(
        "job_zone", key="job_zone", written=Written.NUMBER, highest=5, plain=True, api="job_zone"
    ),
    RoleField("search_description", key="description", plain=True),
    RoleField("seo_title", key="seo_title", plain=True),
    RoleField("hero_image", key="image"),
    RoleField("related_roles", key="related", written=Written.LINES, api="related", in_lists=False),
    RoleField("author", key="author", plain=True, api="author", fact=_("Written by")),
    RoleField("reviewer", key="reviewer", plain=True, api="reviewer"),
    RoleField(
        "last_reviewed", key="reviewed", written=Written.DAY, plain=True, api="last_reviewed"
    ),
    RoleField("next_review", key="next_review", written=Written.DAY, plain=True),
    # Who is reminded is nobody's business but the admin's.
    RoleField("review_editor"),
    RoleField("sources", key="sources", written=Written.SOURCES, api="sources", in_lists=False),
)
PLAIN_FIELDS: Final = tuple(field for field in ROLE_FIELDS if field.plain)
