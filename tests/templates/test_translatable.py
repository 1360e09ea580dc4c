"""Every word that a reader's template writes itself can be translated."""

import re
from pathlib import Path

import pytest
from django.template.base import DebugLexer, TokenType

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# What readers never get, or what must be made without a translation being loaded.
APART = {"career_pages/admin", "career_pages/workflow", "career_pages/reviewing", "wagtailadmin"}
STATIC = {"500.html", "wagtailcore/shared/block_preview.html"}
BETWEEN = re.compile(r"<!--.*?-->|<svg.*?</svg>", re.DOTALL)
ATTRIBUTE = re.compile(r"""\b(?:aria-label|placeholder|title|alt)="([^"]*)\"""")
WORD = re.compile(r"[A-Za-z]{2,}")
TAG = re.compile(r"<[^>]*>")


def readers_templates() -> list[str]:
    names = (str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
    return sorted(
        name
        for name in names
        if name not in STATIC and not any(name.startswith(f"{folder}/") for folder in APART)
    )


def own_words(source: str) -> list[str]:
    """Return the words of a template that are written outside what is translated."""
    kept = []
    inside = False
    for token in DebugLexer(BETWEEN.sub("", source)).tokenize():
        if token.token_type is TokenType.BLOCK:
            name = token.contents.split()[0]
            inside = {"blocktranslate": True, "endblocktranslate": False}.get(name, inside)
        # What a tag or variable gives stands for no word.
        kept.append(token.contents if token.token_type is TokenType.TEXT and not inside else "0")
    html = "".join(kept)
    return WORD.findall(" ".join([TAG.sub(" ", html), *ATTRIBUTE.findall(html)]))


@pytest.mark.parametrize("name", readers_templates())
def test_no_word_stands_outside_a_translation(name: str) -> None:
    assert own_words((TEMPLATES / name).read_text()) == []


def test_a_word_outside_would_be_found() -> None:
    assert own_words('<p title="Some">{% translate "any" %} more</p>') == ["more", "Some"]
