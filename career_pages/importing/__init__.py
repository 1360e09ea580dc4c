"""Importing a finished guide document: from a file's bytes to a draft, without Django."""

from career_pages.importing.account import words_missing
from career_pages.importing.archive import documents_in
from career_pages.importing.corrections import (
    Correction,
    Corrections,
    corrections_from_json,
    corrections_to_json,
)
from career_pages.importing.document_error import DocumentError
from career_pages.importing.draft import (
    ChapterDraft,
    Draft,
    LevelDraft,
    Prose,
    QuestionDraft,
    Quote,
    RichText,
    SectionDraft,
    SpecializationDraft,
    Table,
    TestimonialDraft,
)
from career_pages.importing.drafting import draft_guide
from career_pages.importing.guide_document import GuideDocument
from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.line_roles import LineRole
from career_pages.importing.matcher import match
from career_pages.importing.notes import LineNote, Problem
from career_pages.importing.placement import Placement
from career_pages.importing.reading import DOCUMENT_SUFFIXES, read_document, read_text
from career_pages.importing.report import to_json
from career_pages.importing.source_file import RefusedFile, SourceFile

__all__ = [
    "DOCUMENT_SUFFIXES",
    "ChapterDraft",
    "Correction",
    "Corrections",
    "DocumentError",
    "Draft",
    "GuideDocument",
    "ImportLimits",
    "LevelDraft",
    "LineNote",
    "LineRole",
    "Placement",
    "Problem",
    "Prose",
    "QuestionDraft",
    "Quote",
    "RefusedFile",
    "RichText",
    "SectionDraft",
    "SourceFile",
    "SpecializationDraft",
    "Table",
    "TestimonialDraft",
    "corrections_from_json",
    "corrections_to_json",
    "documents_in",
    "draft_guide",
    "match",
    "read_document",
    "read_text",
    "to_json",
    "words_missing",
]
