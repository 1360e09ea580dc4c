"""A level has one name, in one spelling."""

import re
from collections.abc import Iterator
from functools import lru_cache

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.findings.words import folded
from career_pages.sections import PartKind, Section

_BETWEEN = r"[\s‐‑–-]*"
# In one word, as "Midlevel" is.
_JOINED = re.compile(r"(\w{2,})(level)", re.IGNORECASE)


@rule("level-name", Severity.WARNING)
def level_names(subject: Subject) -> Iterator[Remark]:
    """Remark on a level's name in another spelling, and on a level's heading that names another.

    In headings any other spelling counts, in running text only one with capitals: "the entry
    level" is plain English.
    """
    names = dict.fromkeys(subject.level_names)
    for section in subject.sections:
        if section.kind == "LevelSection":
            yield from _other_level(section, list(names))
    if not names:
        return
    any_name = re.compile("|".join(_pattern(name).pattern for name in names), re.IGNORECASE)
    for field, text, is_heading in _places(subject):
        for name in names if any_name.search(text) else ():
            if found := _other_spelling(name, text, is_heading):
                yield Remark(field, text, f"Write “{name}”, as the level is called, for “{found}”.")
                break


def _other_level(section: Section, names: list[str]) -> Iterator[Remark]:
    own = (section.block_value.get("level") or "").strip()
    if not section.has_own_heading or not own or _pattern(own).search(section.heading):
        return
    for name in names:
        found = _pattern(name).search(section.heading)
        # A level's name is also a word: only one that is written like a name names the level.
        if found and folded(name) != folded(own) and found[0][:1].isupper():
            yield Remark(
                section.heading_path(),
                section.heading,
                f"This is the level “{own}”, and its heading names “{name}”: correct one of them.",
            )
            return


def _places(subject: Subject) -> Iterator[tuple[str, str, bool]]:
    """Yield (field, text, whether it is a heading) of all that an editor wrote."""
    for field, text in subject.fields.items():
        yield field, text, field not in {"lede", "search_description"}
    for section in subject.sections:
        if section.has_own_heading:
            yield section.heading_path(), section.heading, True
        for part in section.parts:
            if part.kind is not PartKind.QUOTE:
                yield part.path, part.text, part.kind is PartKind.HEADING


def _other_spelling(name: str, text: str, is_heading: bool) -> str:
    """Return the first place where the text spells the name otherwise; "" if there is none."""
    for found in _pattern(name).finditer(text):
        words = re.findall(r"\w+", found[0])
        written_as_name = is_heading or all(word[0].isupper() for word in words)
        if _spelling(found[0]) != _spelling(name) and written_as_name:
            return found[0]
    return ""


def _spelling(name: str) -> str:
    """Return what is not the same in two spellings: spaces and hyphens, but no capitals."""
    return re.sub(r"[‐‑–]", "-", " ".join(name.split())).casefold()


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    words = re.findall(r"\w+", _JOINED.sub(r"\1 \2", name))
    return re.compile(rf"\b{_BETWEEN.join(map(re.escape, words))}\b", re.IGNORECASE)
