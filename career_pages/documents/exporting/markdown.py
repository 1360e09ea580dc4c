"""A guide as Markdown, with its front matter."""

import re
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from itertools import groupby
from typing import Any, Final

import yaml

from career_pages.documents.exporting.guide_lines import ExportedGuide
from career_pages.documents.exporting.prose_lines import picture_path
from career_pages.documents.exporting.runs import (
    Run,
    Runs,
    Span,
    compared,
    nested,
    paragraphs_of,
    runs_of,
)
from career_pages.documents.front_matter import KEYS, FrontMatter, Source
from career_pages.documents.outline import Line, LineKind
from career_pages.documents.readers.markdown import read_inline
from career_pages.documents.source_file import Picture
from career_pages.models import RolePage, Skill
from career_pages.role_fields import PLAIN_FIELDS, Written
from career_pages.text import collapse

# A number of more digits is read as part of the text, such as a year.
_LAST_NUMBER: Final = 99


def write_markdown(guide: ExportedGuide) -> str:
    """Return the guide as the text of a Markdown file."""
    blocks: list[str] = []
    for are_items, group in groupby(guide.lines, lambda line: line.is_item):
        lines = list(group)
        blocks += _lists(lines) if are_items else map(_block, lines)
    return front_matter_text(guide.front_matter) + "\n\n".join(blocks) + "\n"


def _block(line: Line) -> str:
    match line.kind:
        case LineKind.HEADING:
            return _heading(line)
        case LineKind.QUOTE:
            return _quote(line)
        case LineKind.TABLE:
            return _table(line)
        case LineKind.IMAGE if line.picture:
            return _picture(line.picture)
    return markdown_of(runs_of(line.html))


def _heading(line: Line) -> str:
    words = [heading_of(runs_of(line.html)), _escape_text(str(line.mark)) if line.mark else ""]
    return f"{'#' * line.level} {' '.join(filter(None, words))}"


def _lists(lines: Sequence[Line]) -> Iterator[str]:
    """Yield a run of items as lists, one after the other of bullets or of numbers."""
    rows: list[str] = []
    is_ordered = lines[0].ordered
    writer = _ListWriter()
    for line in lines:
        if line.depth == 0 and line.ordered != is_ordered:
            yield "\n".join(rows)
            rows, is_ordered, writer = [], line.ordered, _ListWriter()
        rows += writer.rows(line)
    yield "\n".join(rows)


class _ListWriter:
    """Knows how far the items of each depth are indented, and how many there were."""

    def __init__(self) -> None:
        self._indents = [0]
        self._counts: list[int] = []

    def rows(self, line: Line) -> Iterator[str]:
        """Yield an item's rows."""
        depth = min(line.depth, len(self._counts))
        del self._counts[depth + 1 :], self._indents[depth + 1 :]
        if depth == len(self._counts):
            self._counts.append(0)
        self._counts[depth] += 1
        sign = f"{min(self._counts[depth], _LAST_NUMBER)}." if line.ordered else "-"
        indent = self._indents[depth]
        inner = indent + len(sign) + 1
        self._indents.append(inner)
        first, *others = markdown_of(runs_of(line.html)).split("\n")
        yield f"{' ' * indent}{sign} {first}"
        yield from (f"{' ' * inner}{row}" for row in others)


def _quote(line: Line) -> str:
    rows = "\n\n".join(map(markdown_of, paragraphs_of(runs_of(line.html)))).split("\n")
    return "\n".join(f"> {row}".rstrip() for row in rows)


def _table(line: Line) -> str:
    rows = [
        [_escape_text(cell).replace("|", "\\|") for cell in line.header],
        ["---"] * len(line.header),
        *([cell_of(runs_of(cell)) for cell in row] for row in line.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _picture(picture: Picture) -> str:
    caption = _escape_text(picture.caption).replace('"', '\\"')
    title = f' "{caption}"' if caption else ""
    mark = " {.decorative}" if picture.decorative else ""
    return f"![{_escape_text(picture.alt)}]({_destination(picture.address)}{title}){mark}"


def front_matter_of(page: Any) -> FrontMatter:
    """Return the fields and records of a role's page, also of one that is not stored as it is."""
    name = page.role_name
    return FrontMatter(
        role=name.singular,
        plural=name.plural,
        article=name.article,
        titles=tuple(one.title for one in page.other_titles.all()),
        area=page.area.name if page.area else "",
        skills=_names(Skill, [one.skill_id for one in page.role_skills.all()], "name"),
        image=picture_path(page.hero_image) if page.hero_image else "",
        related=_names(RolePage, [one.related_id for one in page.related_roles.all()], "title"),
        sources=tuple(Source(one.title, one.url) for one in page.sources.all()),
        plain={
            field.key: collapse(str(value))
            for field in PLAIN_FIELDS
            if (value := getattr(page, field.name))
        },
    )


def _names(model: Any, ids: list[int], field: str) -> tuple[str, ...]:
    """Return the names of records in the order of their ids; what is gone is left out."""
    names = dict(model.objects.filter(pk__in=ids).values_list("pk", field)) if ids else {}
    return tuple(str(names[number]) for number in ids if number in names)


def front_matter_text(matter: FrontMatter) -> str:
    """Return front matter as the lines at the top of a Markdown file; blank keys are left out."""
    dumped = yaml.dump(
        front_matter_data(matter),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
    )
    return f"---\n{dumped}---\n"


class _Dumper(yaml.SafeDumper):
    """Indents lists, uses one kind of quotation marks, and writes everything out."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, data: Any) -> bool:
        return True


def front_matter_data(matter: FrontMatter) -> dict[str, Any]:
    """Return what front matter says, by its keys in their order; what is blank is left out."""
    plain = {
        field.key: _READ[field.written](matter.plain[field.key])
        for field in PLAIN_FIELDS
        if field.key in matter.plain
    }
    values = {key: plain.get(key) or getattr(matter, key, None) for key in KEYS}
    # A name without an article says so.
    return {key: _plain(one) for key, one in values.items() if one or (key, one) == ("article", "")}


# What YAML writes without quotation marks.
_READ: Final[Mapping[Written, Callable[[str], Any]]] = {
    Written.LINE: str,
    Written.NUMBER: int,
    Written.DAY: date.fromisoformat,
}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Source):
        return {"title": value.title, "url": value.url} if value.url else value.title
    return value if isinstance(value, date | int) else str(value)


# Ways to write bold and italic, the most usual first. The last ones also write the letters beside
# the signs by their numbers: Markdown does not see emphasis that begins in the middle of a word.
_WAYS: Final = (("*", False), ("_", False), ("*", True), ("_", True))
_LONE_ADDRESS: Final = re.compile(r"https?://[^\s<>]+")
_OPEN_END: Final = re.compile(r"(?:(?<!\\)|(?<=\\\\))!$")


def markdown_of(runs: Runs) -> str:
    """Return runs as Markdown for the inside of a block; line breaks stay line breaks."""
    return "\\\n".join(_escape_start(row) for row in _inline(runs).split("\n"))


def heading_of(runs: Runs) -> str:
    """Return runs of one row as the Markdown of a heading."""
    return re.sub(r"(?:(?<=\s)|^)#(?=#*$)", r"\\#", _inline(runs))


def cell_of(runs: Runs) -> str:
    """Return runs as the Markdown of a table's cell."""
    return _inline(runs).replace("|", "\\|").replace("\n", "<br>")


def _inline(runs: Runs) -> str:
    ways = _WAYS if any(run.bold or run.italic for run in runs) else _WAYS[:1]
    markdown = ""
    for italic, is_careful in ways:
        markdown = _pieces(nested(runs), italic, is_careful)
        if len(ways) == 1 or _read(markdown) == compared(runs):
            break
    return markdown


def _read(markdown: str) -> Sequence[Run]:
    html = read_inline(markdown.replace("\n", "\\\n")).html
    return compared(runs_of(html.replace("<br>\n", "<br>")))


def _pieces(pieces: Sequence[str | Span], italic: str, is_careful: bool) -> str:
    written: list[str] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Span):
            written.append(_span(piece, italic, is_careful))
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        before = at > 0 and _is_emphasis(pieces[at - 1])
        text = _text(piece, before and is_careful, _is_emphasis(after) and is_careful)
        if isinstance(after, Span) and after.style == "address":
            text = _OPEN_END.sub(r"\\!", text)
        written.append(text)
    return "".join(written)


def _is_emphasis(piece: str | Span | None) -> bool:
    return isinstance(piece, Span) and piece.style != "address"


def _text(text: str, after_emphasis: bool, before_emphasis: bool) -> str:
    first = last = ""
    if after_emphasis and _joins_words(text[:1]):
        first, text = _entity(text[0]), text[1:]
    if before_emphasis and _joins_words(text[-1:]):
        last, text = _entity(text[-1]), text[:-1]
    return first + _escape_text(text) + last


def _joins_words(character: str) -> bool:
    return not (character.isspace() or character in string.punctuation)


def _span(span: Span, italic: str, is_careful: bool) -> str:
    written = _pieces(span.inner, italic, is_careful)
    inner = written.strip()
    if not inner:
        return written
    start = written.index(inner)
    return written[:start] + _marked(span, inner, italic) + written[start + len(inner) :]


def _marked(span: Span, inner: str, italic: str) -> str:
    match span.style:
        case "bold":
            return f"**{inner}**"
        case "italic":
            return f"{italic}{inner}{italic}"
    if span.inner == (span.address,) and _LONE_ADDRESS.fullmatch(span.address):
        return f"<{span.address}>"
    return f"[{inner}]({_destination(span.address)})"


def _destination(address: str) -> str:
    """Return an address as the target of a link or a picture."""
    # An entity would be read as the character that it stands for.
    if unescape(address) != address:
        address = address.replace("&", "&amp;")
    if address and not re.search(r"[\s()<>\\]", address):
        return address
    return "<" + re.sub(r"[<>\\]", lambda sign: _entity(sign[0]), address) + ">"


# Signs that mean something anywhere in a text.
_SIGNS: Final = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])")
_ENTITY: Final = re.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)")
# What makes a row something else than text when it stands at its start.
_START: Final = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|~~~|=+\s*$|-+\s*$")
_NUMBER: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_RULER: Final = re.compile(r"[-:|\s]*-[-:|\s]*")
_TYPED_BULLET: Final = re.compile(r"([*_]*)([•◦▪▫‣⁃●○■□·∙➢➤►✓✔])")


def _escape_text(text: str) -> str:
    """Return one row of text with a backslash before each sign that is Markdown's."""
    return _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\g<0>", text))


def _escape_start(row: str) -> str:
    """Return a row of Markdown that begins with text so that it begins as a paragraph does."""
    if bullet := _TYPED_BULLET.match(row):
        return bullet[1] + _entity(bullet[2]) + row[bullet.end() :]
    if number := _NUMBER.match(row):
        return f"{number[1]}\\{row[number.start(2) :]}"
    if _START.match(row) or _RULER.fullmatch(row):
        return "\\" + row
    return row


def _entity(character: str) -> str:
    """Return a character by its number."""
    return f"&#{ord(character)};"
