"""Superlatives and figures without a source."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings
from career_pages.models import Source

Remarks = Callable[..., list[tuple[str, str]]]
RULE = "unsourced-claim"


def text(words: str) -> list[tuple[str, dict[str, Any]]]:
    return [("text", {"heading": "Facts", "content": [("rich_text", f"<p>{words}</p>")]})]


@pytest.mark.parametrize(
    "words",
    [
        "It is one of the best careers.",
        "They work for the world's leading studio.",
        "A world-class team.",
        "An industry-leading salary.",
        "This is the number one job for introverts.",
        "Among the highest-paid trades.",
        "The fastest-growing trade in Europe.",
        "The largest employer in the country pays well.",
        "Engineers bring the best sound in the world.",
        "A most sought-after skill.",
        "Their training is second to none.",
        "About 40% leave.",
        "Some 12.5 percent are women.",
        "They earn $50,000.",
        "They earn 45,000 euros.",
        "Pay starts at EUR 3,000.",
        "There are 2 million jobs.",
        "Join 150,000+ members.",
        "It has 12,500 members.",
        "It hires 500+ people.",
        "Three out of four stay.",
        "One in five is self-employed.",
        "Nine in ten find work.",
        "Two thirds of all engineers freelance.",
    ],
)
def test_a_claim_is_found(remarks: Remarks, words: str) -> None:
    assert remarks(RULE, body=text(words)) == [("body.content", words)]


@pytest.mark.parametrize(
    "words",
    [
        "At least two people check the most recent version first.",
        "Follow best practice and do your best.",
        "Choose the best microphone for the room.",
        "They decide which seat has the best view.",
        "Assess the room for the best place, and plan the best cuts.",
        "The best way to learn is to listen, and the best time is at night.",
        "Interest in the latest news, the greatest care, the nearest exit.",
        "Rule number one: never touch the fader.",
        "They give 100% every night.",
        "ISO 27001, BS 7671 and NFPA 70 apply since 2015.",
        "Lines of 10,000 volts and 1,000 hours of music.",
        "Two in the morning, one in each room.",
        "They work one in two shifts and three in ten minutes.",
        "Part 3, page 12, level 2.",
        "Thousands of small moves.",
    ],
)
def test_other_words_and_numbers_pass(remarks: Remarks, words: str) -> None:
    assert remarks(RULE, body=text(words)) == []


def test_fields_headings_and_buttons_are_read(remarks: Remarks) -> None:
    body = [
        ("text", {"heading": "The Best Jobs", "content": []}),
        ("call_to_action", {"text": "Join 150,000+ members.", "link": "https://example.org"}),
    ]
    found = remarks(RULE, body=body, lede="A top-paid job.", search_description="40% more.")
    assert found == [
        ("lede", "A top-paid job."),
        ("search_description", "40% more."),
        ("body.heading", "The Best Jobs"),
        ("body.text", "Join 150,000+ members."),
    ]


def test_a_link_in_the_section_is_a_source_for_it_alone(remarks: Remarks) -> None:
    linked = text('About <a href="https://example.org/report">40%</a> leave.')
    assert remarks(RULE, body=linked) == []
    assert remarks(RULE, body=linked + text("About 40% leave.")) == [
        ("body.content", "About 40% leave.")
    ]


def test_a_quote_with_its_address_is_a_source(remarks: Remarks) -> None:
    quote = {"quote": "40% leave.", "attribution": "P", "url": "https://example.org/report"}
    said = [("rich_text", "<p>So 40% leave.</p>"), ("quote", quote)]
    assert remarks(RULE, body=[("text", {"heading": "H", "content": said})]) == []


def test_somebodys_own_words_are_theirs(remarks: Remarks) -> None:
    said = {"quote": "I am the best.", "person": "P", "consent_date": "2026-01-05"}
    assert remarks(RULE, body=[("experience", {"testimonials": [said]})]) == []


def test_the_roles_sources_serve_its_page_and_its_chapters(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role(body=text("About 40% leave."))
    chapter = make_chapter(role, body=text("About 60% stay."))
    for page in (role, chapter):
        assert RULE in {one.rule for one in findings(page)}
    role.sources = [Source(title="A report")]
    role.save()
    for page in (role, type(chapter).objects.get(pk=chapter.pk)):
        assert RULE not in {one.rule for one in findings(page)}


def test_the_message_names_the_claim(messages: Callable[..., list[str]]) -> None:
    (message,) = messages(RULE, lede="Among the highest-paid trades.")
    assert message == (
        "Say where “highest-paid” can be checked: add a source or a link, or leave it out."
    )
