"""Where a section leads."""

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What a link names: a page, a document, a picture or another record, or an address."""

    PAGE = "page"
    DOCUMENT = "document"
    IMAGE = "image"
    RECORD = "record"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Link:
    """One link, chosen page, picture or record of a section.

    ``target`` is the id of what it names, or the address as it is written. ``words`` are those
    that a reader follows, if any. ``path`` leads to the block field that holds it. ``is_gone``
    says that what an editor chose there has been deleted; for a link in running text only the
    database can tell. A link that ``cites`` stands in running text or below a quote: a reader can
    check there what is said.
    """

    kind: LinkKind
    target: str
    path: str
    words: str = ""
    is_gone: bool = False
    cites: bool = False
