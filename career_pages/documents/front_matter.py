"""A guide document, and its front matter: what it says about itself in YAML above its text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from career_pages.documents.links import allowed_address
from career_pages.documents.outline import Notes, Outline
from career_pages.documents.source_file import DocumentError


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact can be looked up: a title, and a web address or ""."""

    title: str
    url: str


_ALL_MARKED: Final = "marked"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says about itself; blank where it says nothing.

    ``article`` is None when the document gives none, and "" when it says that there is none.
    ``image`` is the site's path of the picture at the top of the page. ``headings`` is "marked"
    when every heading of a section has its mark, so that none is to be guessed. ``job_zone`` is
    how much preparation the role needs, from 1 to 5.
    """

    role: str = ""
    plural: str = ""
    article: str | None = None
    titles: tuple[str, ...] = ()
    area: str = ""
    skills: tuple[str, ...] = ()
    code: str = ""
    job_zone: int | None = None
    description: str = ""
    seo_title: str = ""
    image: str = ""
    related: tuple[str, ...] = ()
    author: str = ""
    reviewer: str = ""
    reviewed: date | None = None
    next_review: date | None = None
    sources: tuple[Source, ...] = ()
    headings: str = ""

    @property
    def all_marked(self) -> bool:
        """Whether every heading of a section has its mark."""
        return self.headings == _ALL_MARKED


# In the order in which a person would write them.
KEYS: Final = tuple(one.name for one in fields(FrontMatter))


def read_front_matter(text: str) -> tuple[FrontMatter, Notes, int]:
    """Return a document's front matter, notes about it, and how many lines it takes.

    A document without front matter gives a blank one of 0 lines. Raises DocumentError for front
    matter that is not YAML or uses aliases.
    """
    lines = text.split("\n")
    ends = (n for n, line in enumerate(lines) if n and _END.fullmatch(line))
    end = next(ends, None) if lines[0].rstrip() == "---" else None
    node = _parse(lines[1:end]) if end else None
    if end is None or node is None:
        return FrontMatter(), Notes(), 0
    reader = _FrontMatterReader(lines)
    for key, value in node.value:
        reader.take(key, value)
    return FrontMatter(**reader.values), reader.notes, end + 1


_END = re.compile(r"(?:---|\.\.\.)\s*")
_LONGEST = 50_000
_DEEPEST = 8


def _parse(lines: list[str]) -> MappingNode | None:
    """Return the mapping that ``lines`` write down, or None when they are prose between rules."""
    source = "\n".join(lines)
    meant = any(re.match(rf"({'|'.join(KEYS)})\s*:", line) for line in lines)
    if not meant and not re.search(r"^[\w-]+:(?:\s|$)", source, re.MULTILINE):
        return None
    if len(source) > _LONGEST:
        raise DocumentError(f"The front matter is longer than {_LONGEST:,} characters; shorten it.")
    try:
        _refuse_bombs(yaml.parse(source, yaml.SafeLoader))
        node = yaml.compose(source, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise DocumentError(
            f"The front matter is not valid YAML at line {line} ({error.problem}); correct it, "
            "for instance by putting a value that holds a colon in quotation marks."
        ) from None
    except yaml.YAMLError:
        raise DocumentError("The front matter is not valid YAML; correct it.") from None
    return node if isinstance(node, MappingNode) else None


def _refuse_bombs(events: Iterable[yaml.Event]) -> None:
    """Raise DocumentError for what a small text can make a parser work on without end."""
    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise DocumentError(
                "The front matter uses YAML aliases (“*name”); write each value out instead."
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise DocumentError("The front matter nests too deeply; write plain keys and lists.")


@dataclass(slots=True)
class _FrontMatterReader:
    """Takes over the pairs of the mapping one by one."""

    source: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)

    def take(self, key_node: Node, value: Node) -> None:
        """Take one pair over, or report it."""
        key = str(key_node.value) if isinstance(key_node, ScalarNode) else ""
        if key not in KEYS:
            self._refuse(key_node, value, f"“{key}” is not known; use {', '.join(KEYS)}.")
        elif key in self.values:
            self._refuse(key_node, value, f"“{key}” is given twice; the first one counts.")
        else:
            try:
                self.values[key] = _PARSERS[key](value)
            except ValueError as error:
                self._refuse(key_node, value, f"“{key}” {error}.")

    def _refuse(self, key: Node, value: Node, message: str) -> None:
        """Warn of a pair, and note each of its lines as left out."""
        first = key.start_mark.line + 2
        last = value.end_mark.line + (1 if value.end_mark.column else 0) + 1
        self.notes.warn(first, f"Front matter: {message}")
        for number, line in enumerate(self.source[first - 1 : max(last, first)], start=first):
            if line.strip():
                self.notes.leave_out(number, line.strip(), message)


def _text(node: Node) -> str:
    if not isinstance(node, ScalarNode):
        raise ValueError("must be a text")
    if node.tag == "tag:yaml.org,2002:null":
        return ""
    return " ".join(str(node.value).split())


def _article(node: Node) -> str:
    article = _text(node).lower()
    if article not in {"", "a", "an"}:
        raise ValueError("must be “a”, “an” or blank")
    return article


def _job_zone(node: Node) -> int | None:
    zone = _text(node)
    if zone not in {"", *"12345"}:
        raise ValueError("must be a number from 1 to 5, or blank")
    return int(zone) if zone else None


def _headings(node: Node) -> str:
    headings = _text(node).lower()
    if headings not in {"", _ALL_MARKED}:
        raise ValueError(f"must be “{_ALL_MARKED}” or left out")
    return headings


def _list(node: Node) -> tuple[str, ...]:
    if not isinstance(node, SequenceNode):
        return tuple(filter(None, [_text(node)]))
    return tuple(filter(None, [_text(item) for item in node.value]))


def _date(node: Node) -> date | None:
    text = _text(node)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError("must be a date such as 2026-01-31") from None


def _sources(node: Node) -> tuple[Source, ...]:
    if isinstance(node, ScalarNode) and not _text(node):
        return ()
    if not isinstance(node, SequenceNode):
        raise ValueError("must be a list of a title and a url each")
    return tuple(_source(item) for item in node.value)


def _source(node: Node) -> Source:
    if not isinstance(node, MappingNode):
        text = _text(node)
        return Source(text, text if _is_web_address(text) else "")
    pairs = {_text(key): _text(value) for key, value in node.value}
    if len(pairs) != len(node.value) or not pairs.keys() <= {"title", "url"}:
        raise ValueError("must be a list of a title and a url each")
    title, url = pairs.get("title", ""), pairs.get("url", "")
    if url and not _is_web_address(url):
        raise ValueError("may only lead to web addresses (https://…)")
    return Source(title or url, url)


def _is_web_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://")) and allowed_address(text) == text


_PARSERS: Final[dict[str, Callable[[Node], Any]]] = {
    **dict.fromkeys(KEYS, _text),
    **dict.fromkeys(("titles", "skills", "related"), _list),
    "article": _article,
    "job_zone": _job_zone,
    "headings": _headings,
    **dict.fromkeys(("reviewed", "next_review"), _date),
    "sources": _sources,
}


class DocumentFormat(StrEnum):
    """How an author wrote a document."""

    PLAIN_TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    DOCX = "Word"


@dataclass(frozen=True, slots=True)
class GuideDocument:
    """The ``text`` of a document, and what its reader made of it.

    The text is the source itself where that is text. Of HTML and Word documents it is what a
    person reads there, one line for each paragraph, item, row of a table or picture, so that each
    has a line number all the same. The first ``front_matter_lines`` lines are front matter;
    ``notes`` are about those, and about the file as a whole.
    """

    text: str
    format: DocumentFormat
    front_matter: FrontMatter
    front_matter_lines: int
    notes: Notes
    outline: Outline
