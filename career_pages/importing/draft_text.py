"""The words of a draft, as its fields hold them."""

import re
from collections.abc import Iterable
from html import unescape

from career_pages.importing.draft import (
    ChapterDraft,
    Draft,
    Embed,
    Prose,
    Quote,
    RichText,
    SectionDraft,
)
from career_pages.importing.picture import Picture

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_INLINE_TAG = re.compile(r"</?[ib]>")
_BLOCK_TAG = re.compile(r"</?(?:p|h3|ul|ol|li|br)>")


def html_text(html: str) -> str:
    """Return the text of limited HTML, a line for each block, a link followed by its address."""
    return unescape(_BLOCK_TAG.sub("\n", _INLINE_TAG.sub("", _LINK.sub(_link_text, html))))


def _link_text(link: re.Match[str]) -> str:
    address, shown = link[1], _INLINE_TAG.sub("", link[2])
    return shown if shown == address else f"{shown} {address}"


def prose_text(prose: Prose) -> str:
    """Return the words of prose: those of its quotes, tables and pictures as well."""
    texts = []
    for piece in prose:
        if isinstance(piece, RichText):
            texts.append(html_text(piece.html))
        elif isinstance(piece, Quote):
            texts += [piece.text, piece.attribution, piece.url]
        elif isinstance(piece, Embed):
            texts += [piece.title, piece.url]
        elif isinstance(piece, Picture):
            texts += [piece.alt, piece.caption]
        else:
            texts += [piece.caption, *piece.header]
            texts += [html_text(cell) for row in piece.rows for cell in row]
    return "\n".join(texts)


def section_text(draft: Draft, section: SectionDraft) -> str:
    """Return all words of a section, its headings as readers see them."""
    texts = [
        section.heading or draft.shown_heading(section),
        # The template's own words above the title.
        "Up Next" if section.kind == "UpNextBlock" else "",
        prose_text(section.introduction),
        *map(html_text, section.items),
        prose_text(section.closing),
        *section.keywords,
        section.text,
        section.button,
        section.link,
        section.link_text,
        section.fallback,
        section.shared,
    ]
    for level in section.levels:
        texts += [level.heading or draft.shown_level_heading(level), prose_text(level.introduction)]
        texts += [*map(html_text, level.items), prose_text(level.closing)]
    for type_of_role in section.specializations:
        texts += [type_of_role.name, type_of_role.link, prose_text(type_of_role.description)]
    for question in section.questions:
        texts += [question.question, prose_text(question.answer)]
    for said in section.testimonials:
        texts += [said.person, said.job, said.organisation, said.quote]
    return _joined(texts)


def page_text(draft: Draft) -> str:
    """Return the words of a role's page that are in none of its sections."""
    about = draft.front_matter
    texts = [draft.headline or draft.shown_headline, draft.lede]
    texts += [about.role, about.plural, about.article or "", about.area, about.code]
    texts += [about.description, about.seo_title, about.image, about.author, about.reviewer]
    texts += [str(about.reviewed or ""), str(about.next_review or ""), about.headings]
    texts.append(str(about.job_zone or ""))
    texts += [*about.titles, *about.skills, *about.related]
    for source in about.sources:
        texts += [source.title, source.url if source.url != source.title else ""]
    return _joined(texts)


def chapter_text(chapter: ChapterDraft) -> str:
    """Return the words of a chapter that are in none of its sections."""
    return _joined([chapter.title, chapter.lede])


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))
