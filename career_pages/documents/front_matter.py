"""A guide document, and its front matter: what it says about itself in YAML above its text."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from career_pages.documents.links import allowed_address
from career_pages.documents.outline import Notes, Outline
from career_pages.documents.source_file import DocumentError
from career_pages.role_fields import PLAIN_FIELDS, ROLE_FIELDS, Written


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
    ``image`` is the site's path of the picture at the top of the page. ``plain`` holds the values
    of the role's plain fields by their keys, as they are written. ``headings`` is "marked" when
    every heading of a section has its mark, so that none is to be guessed.
    """

    role: str = ""
    plural: str = ""
    article: str | None = None
    titles: tuple[str, ...] = ()
    area: str = ""
    skills: tuple[str, ...] = ()
    image: str = ""
    related: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    plain: Mapping[str, str] = field(default_factory=dict)
    headings: str = ""

    @property
    def all_marked(self) -> bool:
        """Whether every heading of a section has its mark."""
        return self.headings == _ALL_MARKED

    @property
    def code(self) -> str:
        """The code of the occupation, or ""."""
        return self.plain.get("code", "")


# In the order in which a person would write them.
KEYS: Final = (*(one.key for one in ROLE_FIELDS if one.key), "headings")
_PLAIN_KEYS: Final = frozenset(one.key for one in PLAIN_FIELDS)


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
    plain = {key: text for key, text in reader.values.items() if text and key in _PLAIN_KEYS}
    others = {key: value for key, value in reader.values.items() if key not in _PLAIN_KEYS}
    return FrontMatter(**others, plain=plain), reader.notes, end + 1


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
                self.values[key] = _value(key, value)
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


def _number(node: Node, highest: int) -> str:
    number = _text(node)
    if number not in {"", *map(str, range(1, highest + 1))}:
        raise ValueError(f"must be a number from 1 to {highest}, or blank")
    return number


def _headings(node: Node) -> str:
    headings = _text(node).lower()
    if headings not in {"", _ALL_MARKED}:
        raise ValueError(f"must be “{_ALL_MARKED}” or left out")
    return headings


def _list(node: Node) -> tuple[str, ...]:
    if not isinstance(node, SequenceNode):
        return tuple(filter(None, [_text(node)]))
    return tuple(filter(None, [_text(item) for item in node.value]))


def _day(node: Node) -> str:
    text = _text(node)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
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


_READERS: Final[Mapping[Written, Callable[[Node], Any]]] = {
    Written.LINE: _text,
    Written.ARTICLE: _article,
    Written.DAY: _day,
    Written.LINES: _list,
    Written.SOURCES: _sources,
}


def _value(key: str, node: Node) -> Any:
    """Return the value of a key; raises ValueError with what it must be."""
    if key == "headings":
        return _headings(node)
    known = next(one for one in ROLE_FIELDS if one.key == key)
    if known.written is Written.NUMBER:
        return _number(node, known.highest)
    return _READERS[known.written](node)


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
