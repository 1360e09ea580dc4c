"""The questions that a page answers, as structured data."""

from typing import Any

from career_pages.sections import subsections_of
from career_pages.structured_data.node import Node, described
from career_pages.structured_data.plain_text import text_of
from career_pages.structured_data.surroundings import Surroundings


def question_nodes(page: Any, around: Surroundings) -> list[Node]:
    """Return each question that the page shows with its answer, in the form of a FAQPage.

    It is what Google documents for FAQPage: the whole question, and the whole answer as text.
    """
    return [
        described(
            type="Question",
            id=f"{around.url}#{sub.anchor}",
            name=sub.heading,
            acceptedAnswer=described(type="Answer", text=answer),
        )
        for sub in subsections_of("FAQBlock", getattr(page, "contents", ()))
        if sub.heading and (answer := text_of(sub))
    ]
