"""What a page claims: words that stand for words, quotes, years, figures and superlatives."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import Severity, findings
from career_pages.models import Source

Remarks = Callable[..., list[tuple[str, str]]]


# Words that stand for words.


def tools(words: str) -> list[tuple[str, dict[str, Any]]]:
    content = [("rich_text", f"<p>{words}</p>")]
    return [("text", {"heading": "Tools", "content": content})]


@pytest.mark.parametrize(
    "words",
    [
        "Lorem ipsum dolor",
        "TODO: write this",
        "The fee is TBC.",
        "It is like doing XYZ all day",
        "what it takes to become a JOB",
        "A [ROLE] works hard",
        "Ask [your employer's name] first",
        "The day of {a_role}",
        "Dear {{ name }}",
    ],
)
def test_a_placeholder_is_found(remarks: Remarks, words: str) -> None:
    assert remarks("placeholder", body=tools(words)) == [("body.content", words)]


@pytest.mark.parametrize(
    "words",
    [
        "A job is a job, and Job was patient.",
        "The XYZed axis",
        "See the list [1] below",
        "The set {1, 2} has two members",
        "JOBS are listed by trade",
    ],
)
def test_real_words_pass(remarks: Remarks, words: str) -> None:
    assert remarks("placeholder", body=tools(words)) == []


def test_fields_and_headings_are_read(remarks: Remarks) -> None:
    body = [("text", {"heading": "TODO", "content": [("rich_text", "<p>Words.</p>")]})]
    found = remarks("placeholder", body=body, lede="A TBD sentence")
    assert found == [("lede", "A TBD sentence"), ("body.heading", "TODO")]


def test_a_slot_that_is_filled_is_no_placeholder(remarks: Remarks) -> None:
    body = [("text", {"heading": "Pay of {roles}", "content": [("rich_text", "<p>x</p>")]})]
    assert remarks("placeholder", body=body) == []


# Quotes need a name and testimonials consent.


def experience(**fields: Any) -> list[tuple[str, dict[str, Any]]]:
    return [("experience", {"testimonials": [{"quote": "It is loud.", **fields}]})]


def test_a_quote_without_a_person_is_found(remarks: Remarks) -> None:
    body = experience(job="Engineer", consent_date="2026-01-05")
    assert remarks("unattributed-quote", body=body) == [("body.testimonials.quote", "It is loud.")]


def test_a_quote_in_the_text_needs_its_author(remarks: Remarks) -> None:
    content = [("quote", {"quote": "Listen first."})]
    body = [("text", {"heading": "Words", "content": content})]
    assert remarks("unattributed-quote", body=body) == [("body.content.quote", "Listen first.")]


def test_missing_consent_is_found_and_does_not_stop_publication(
    make_role: Callable[..., Any],
) -> None:
    page = make_role(live=False, body=experience(person="P"))
    found = [one for one in findings(page) if one.rule == "unconsented-testimonial"]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert found[0].field.endswith(".consent_date")


@pytest.mark.parametrize("rule", ["unattributed-quote", "unconsented-testimonial"])
def test_a_complete_testimonial_passes(remarks: Remarks, rule: str) -> None:
    assert remarks(rule, body=experience(person="P", consent_date="2026-01-05")) == []


# Years that have passed.


def test_a_past_year_is_found_where_it_stands_out(remarks: Remarks, stopped_clock: Any) -> None:
    body = [
        ("up_next", {"title": "Start in 2029", "teaser": "All of 2030, month by month"}),
        ("text", {"heading": "Pay in 2031", "content": [("rich_text", "<p>x</p>")]}),
    ]
    assert remarks("stale-year", body=body, lede="News of 2024") == [
        ("lede", "News of 2024"),
        ("body.title", "Start in 2029"),
        ("body.teaser", "All of 2030, month by month"),
    ]


@pytest.mark.parametrize(
    "words", ["Part 9001/2015", "ISO 2015-3", "1984", "2031", "from 2032", "20245", "2,020 people"]
)
def test_other_numbers_pass(remarks: Remarks, stopped_clock: Any, words: str) -> None:
    assert remarks("stale-year", lede=words) == []


def test_history_in_the_text_passes(remarks: Remarks, stopped_clock: Any) -> None:
    content = [("rich_text", "<p>The rules changed in 2019.</p>")]
    assert remarks("stale-year", body=[("text", {"heading": "Rules", "content": content})]) == []


# Superlatives and figures without a source.


UNSOURCED = "unsourced-claim"


def facts(words: str) -> list[tuple[str, dict[str, Any]]]:
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
    assert remarks(UNSOURCED, body=facts(words)) == [("body.content", words)]


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
    assert remarks(UNSOURCED, body=facts(words)) == []


def test_fields_headings_and_buttons_are_read(remarks: Remarks) -> None:
    body = [
        ("text", {"heading": "The Best Jobs", "content": []}),
        ("call_to_action", {"text": "Join 150,000+ members.", "link": "https://example.org"}),
    ]
    found = remarks(UNSOURCED, body=body, lede="A top-paid job.", search_description="40% more.")
    assert found == [
        ("lede", "A top-paid job."),
        ("search_description", "40% more."),
        ("body.heading", "The Best Jobs"),
        ("body.text", "Join 150,000+ members."),
    ]


def test_a_link_in_the_section_is_a_source_for_it_alone(remarks: Remarks) -> None:
    linked = facts('About <a href="https://example.org/report">40%</a> leave.')
    assert remarks(UNSOURCED, body=linked) == []
    assert remarks(UNSOURCED, body=linked + facts("About 40% leave.")) == [
        ("body.content", "About 40% leave.")
    ]


def test_a_quote_with_its_address_is_a_source(remarks: Remarks) -> None:
    quote = {"quote": "40% leave.", "attribution": "P", "url": "https://example.org/report"}
    said = [("rich_text", "<p>So 40% leave.</p>"), ("quote", quote)]
    assert remarks(UNSOURCED, body=[("text", {"heading": "H", "content": said})]) == []


def test_somebodys_own_words_are_theirs(remarks: Remarks) -> None:
    said = {"quote": "I am the best.", "person": "P", "consent_date": "2026-01-05"}
    assert remarks(UNSOURCED, body=[("experience", {"testimonials": [said]})]) == []


def test_the_roles_sources_serve_its_page_and_its_chapters(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role(body=facts("About 40% leave."))
    chapter = make_chapter(role, body=facts("About 60% stay."))
    for page in (role, chapter):
        assert UNSOURCED in {one.rule for one in findings(page)}
    role.sources = [Source(title="A report")]
    role.save()
    for page in (role, type(chapter).objects.get(pk=chapter.pk)):
        assert UNSOURCED not in {one.rule for one in findings(page)}


def test_the_message_names_the_claim(messages: Callable[..., list[str]]) -> None:
    (message,) = messages(UNSOURCED, lede="Among the highest-paid trades.")
    assert message == (
        "Say where “highest-paid” can be checked: add a source or a link, or leave it out."
    )
