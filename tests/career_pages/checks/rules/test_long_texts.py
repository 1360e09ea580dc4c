"""Long sentences and long paragraphs."""

from collections.abc import Callable
from typing import Any

import pytest

Remarks = Callable[..., list[tuple[str, str]]]


def words(count: int) -> str:
    return " ".join(["sound"] * count)


def text(html: str) -> list[tuple[str, dict[str, Any]]]:
    return [("text", {"heading": "H", "content": [("rich_text", html)]})]


def test_a_sentence_of_more_than_forty_words_is_found(
    remarks: Remarks, messages: Callable[..., list[str]]
) -> None:
    body = text(f"<p>Short. {words(41).capitalize()}. Short.</p>")
    lede, (field, excerpt) = remarks("long-sentence", body=body, lede=f"{words(41)}.")
    assert (lede[0], field) == ("lede", "body.content")
    assert excerpt.startswith("Sound sound")
    assert messages("long-sentence", title="Rigger", body=body) == [
        "Divide this sentence: it has 41 words, and more than 40 are hard to follow."
    ]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{words(40)}.</p>",
        f"<p>{words(25).capitalize()}. {words(25).capitalize()}!</p>",
        f"<p>{words(25).capitalize()}? “{words(25).capitalize()}.”</p>",
        f"<p>{words(30)} – – – – – – – – – – – – {words(5)}</p>",
        f"<ul><li>{words(30)}</li><li>{words(30)}</li></ul>",
    ],
)
def test_shorter_sentences_pass(remarks: Remarks, html: str) -> None:
    assert remarks("long-sentence", body=text(html)) == []


@pytest.mark.parametrize("abbreviation", ["e.g.", "Dr.", "U.S.", "approx.", "No."])
def test_an_abbreviation_ends_no_sentence(remarks: Remarks, abbreviation: str) -> None:
    body = text(f"<p>{words(25)} {abbreviation} Sound {words(20)}</p>")
    assert len(remarks("long-sentence", body=body)) == 1


def test_a_paragraph_of_more_than_150_words_is_found(
    remarks: Remarks, messages: Callable[..., list[str]]
) -> None:
    sentence = f"{words(15).capitalize()}. "
    assert remarks("long-paragraph", body=text(f"<p>{sentence * 10}</p>")) == []
    body = text(f"<p>{sentence * 10} More.</p>")
    ((field, _),) = remarks("long-paragraph", title="Tuner", body=body)
    assert field == "body.content"
    assert messages("long-paragraph", title="Rigger", body=body) == [
        "Divide this paragraph: it has 151 words, and more than 150 discourage readers."
    ]


@pytest.mark.parametrize("rule", ["long-sentence", "long-paragraph"])
def test_somebody_elses_words_stay_as_they_are(remarks: Remarks, rule: str) -> None:
    said = {"quote": words(151), "person": "P", "consent_date": "2026-01-05"}
    assert remarks(rule, body=[("experience", {"testimonials": [said]})]) == []


def test_paragraphs_of_the_lede_are_read_one_by_one(remarks: Remarks) -> None:
    sentence = f"{words(15).capitalize()}. "
    assert remarks("long-paragraph", lede=f"{sentence * 6}\n\n{sentence * 6}") == []
