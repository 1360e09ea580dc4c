"""How a page is worded: repetitions, the ends of items, capitals and length."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings
from career_pages.publishing.gate import publication_errors

Remarks = Callable[..., list[tuple[str, str]]]
Body = list[tuple[str, dict[str, Any]]]


# A definition and an overview that say the same.


ALIKE = "definition-overview-alike"


SAID = "A sound engineer sets up microphones, mixes what comes in and keeps the hall in balance."


def saying(definition: str, overview: str) -> Body:
    return [
        ("definition", {"content": [("rich_text", definition)]}),
        ("overview", {"content": [("rich_text", overview)]}),
    ]


@pytest.mark.parametrize(
    "overview",
    [
        f"<p>{SAID}</p>",
        f"<p>{SAID.upper()}</p>",
        f"<p>{SAID.replace('sets up', 'places')}</p>",
        f"<p>{SAID[:40]}</p><p>{SAID[40:]}</p>",
        f"<p><b>{SAID}</b> Always.</p>",
    ],
)
def test_the_same_in_nearly_the_same_words_is_found(remarks: Remarks, overview: str) -> None:
    ((field, _),) = remarks(ALIKE, body=saying(f"<p>{SAID}</p>", overview))
    assert field == "body.content"


def test_it_is_found_at_the_overviews_text_and_stops_publication(
    stored: Callable[..., Any],
) -> None:
    data = [
        {
            "type": name,
            "value": {"content": [{"type": "rich_text", "value": SAID, "id": f"{name}-text"}]},
            "id": name,
        }
        for name in ("definition", "overview")
    ]
    page = stored(data)
    (finding,) = [one for one in findings(page) if one.rule == ALIKE]
    assert finding.field == "body.overview.content.overview-text"
    assert finding in publication_errors(page)


@pytest.mark.parametrize(
    ("definition", "overview"),
    [
        (f"<p>{SAID}</p>", "<p>They arrive before the band and leave when the truck is full.</p>"),
        (f"<p>{SAID}</p>", f"<p>{SAID} Then the truck is loaded and everybody drives home.</p>"),
        ("", ""),
        (f"<p>{SAID}</p>", ""),
    ],
)
def test_texts_that_differ_pass(remarks: Remarks, definition: str, overview: str) -> None:
    assert remarks(ALIKE, body=saying(definition, overview)) == []


def test_one_without_the_other_passes(remarks: Remarks) -> None:
    assert remarks(ALIKE, body=saying(f"<p>{SAID}</p>", "")[:1]) == []


# The same thing twice.


def test_a_repeated_item_is_found_once(remarks: Remarks) -> None:
    items = ["Mixing the show", "Coiling cables", "<b>Mixing</b> the show."]
    found = remarks("duplicate", body=[("responsibilities", {"items": items})])
    assert found == [("body.items", "Mixing the show.")]


def test_the_same_duty_at_two_levels_passes(remarks: Remarks) -> None:
    levels = [{"level": "A", "duties": ["Mixing"]}, {"level": "B", "duties": ["Mixing"]}]
    assert remarks("duplicate", body=[("levels", {"levels": levels})]) == []


def quote(words: str) -> dict[str, Any]:
    return {"quote": words, "person": "P", "consent_date": "2026-01-05"}


def test_a_repeated_quote_is_found_across_sections(remarks: Remarks) -> None:
    content = [("quote", {"quote": "“It is loud”", "attribution": "P"})]
    body = [
        ("experience", {"testimonials": [quote("It is loud."), quote("It is late.")]}),
        ("text", {"heading": "Words", "content": content}),
    ]
    assert remarks("duplicate", body=body) == [("body.content.quote", "“It is loud”")]


def twice(kind: str, names: list[str]) -> Body:
    text = [("rich_text", "<p>So.</p>")]
    match kind:
        case "level":
            return [("levels", {"levels": [{"level": name, "duties": [name]} for name in names]})]
        case "name":
            parts = [{"name": name, "description": text} for name in names]
            return [("specializations", {"specializations": parts})]
        case _:
            return [("faqs", {"questions": [{"question": name, "answer": text} for name in names]})]


@pytest.mark.parametrize(
    ("kind", "names", "field"),
    [
        ("level", ["Entry-Level", "Senior", "entry level"], "body.levels.level"),
        ("name", ["Live", "Studio", "live"], "body.specializations.name"),
        ("question", ["Is it loud?", "Why?", "Is It Loud"], "body.questions.question"),
        (
            "question",
            ["Who hires {roles}?", "Who hires Sound Engineers?"],
            "body.questions.question",
        ),
    ],
)
def test_a_part_that_is_there_twice_is_found_at_the_later_one(
    stored: Callable[..., Any], remarks: Remarks, kind: str, names: list[str], field: str
) -> None:
    ((found, excerpt),) = remarks("duplicate", body=twice(kind, names))
    assert found == field
    assert excerpt.casefold() != names[1].casefold() or len(names) == 2


def test_the_later_one_of_two_levels_is_named(stored: Callable[..., Any]) -> None:
    both = [
        {"type": "item", "value": {"level": "Senior", "duties": []}, "id": number}
        for number in ("first", "second")
    ]
    page = stored([{"type": "levels", "value": {"levels": both}, "id": "levels"}])
    found = [one for one in findings(page) if one.rule == "duplicate"]
    assert [one.field for one in found] == ["body.levels.levels.second.level"]
    assert found[0].message == "Remove this level or give it another name: it is here twice."


@pytest.mark.parametrize("kind", ["level", "name", "question"])
@pytest.mark.parametrize("names", [["A", "B"], ["", ""], ["Level 1", "Level 2"], ["C", "C++"]])
def test_parts_of_different_names_pass(remarks: Remarks, kind: str, names: list[str]) -> None:
    assert remarks("duplicate", body=twice(kind, names)) == []


def test_a_level_and_a_type_may_share_a_name(remarks: Remarks) -> None:
    assert remarks("duplicate", body=twice("level", ["Live"]) + twice("name", ["Live"])) == []


# The ends of list items.


FULL_STOPS = "mixed-full-stops"


def items(*texts: str) -> Body:
    return [("responsibilities", {"items": list(texts)})]


def prose(html: str) -> Body:
    return [("text", {"heading": "H", "content": [("rich_text", html)]})]


def test_the_minority_of_a_list_is_found(
    remarks: Remarks, messages: Callable[..., list[str]]
) -> None:
    body = items("Mixing", "Coiling cables.", "Loading")
    assert remarks(FULL_STOPS, body=body) == [("body.items", "Coiling cables.")]
    assert messages(FULL_STOPS, title="Rigger", body=body) == [
        "End this item without a full stop, as the others of its list."
    ]
    body = items("Mixing.", "Coiling cables", "Loading.")
    assert messages(FULL_STOPS, title="Tuner", body=body) == [
        "End this item with a full stop, as the others of its list."
    ]


def test_of_two_the_later_is_found(remarks: Remarks) -> None:
    assert remarks(FULL_STOPS, body=items("Mixing.", "Loading")) == [("body.items", "Loading")]


@pytest.mark.parametrize(
    "other",
    [
        "Testing, for example:",
        "Who asks?",
        "Cables, plugs, etc.",
        "Work in the U.S.",
        "And so on…",
        "Loud!",
        "Nothing but “quiet”",
        "Nothing (at all)",
    ],
)
def test_an_end_that_is_no_choice_passes(remarks: Remarks, other: str) -> None:
    assert remarks(FULL_STOPS, body=items("Mixing", "Loading", other)) == []


def test_a_stop_within_quotes_counts(remarks: Remarks) -> None:
    assert remarks(FULL_STOPS, body=items("Mixing", "Loading", "Saying “no.”")) == [
        ("body.items", "Saying “no.”")
    ]


def test_each_list_is_one_of_its_own(remarks: Remarks) -> None:
    html = (
        "<ul><li>One</li><li>Two<ul><li>In it.</li><li>Too.</li></ul></li></ul><p>And</p>"
        "<ol><li>First.</li><li>Second.</li></ol>"
    )
    assert remarks(FULL_STOPS, body=prose(html)) == []
    nested = "Testing:<ul><li>One.</li><li>Two.</li></ul>"
    assert remarks(FULL_STOPS, title="Rigger", body=items("Mixing", "Loading", nested)) == []


def test_lists_within_texts_and_keywords_are_read(remarks: Remarks) -> None:
    body = prose("<ul><li>One</li><li>Two.</li></ul>")
    assert remarks(FULL_STOPS, body=body) == [("body.content", "Two.")]
    body = [("keywords", {"keywords": ["Mixing", "Loading", "Tuning."]})]
    assert remarks(FULL_STOPS, title="Rigger", body=body) == [("body.keywords", "Tuning.")]


def test_paragraphs_are_no_list(remarks: Remarks) -> None:
    assert remarks(FULL_STOPS, body=prose("<p>One.</p><p>Two</p>")) == []


# Capitals in headings.


HEADING_CASE = "heading-case"


def texts(*headings: str, words: str = "Words.") -> Body:
    content = [("rich_text", f"<p>{words}</p>")]
    return [("text", {"heading": heading, "content": content}) for heading in headings]


def test_the_minority_is_found(remarks: Remarks, messages: Callable[..., list[str]]) -> None:
    body = texts("Tools of the Trade", "Where to start", "A Day on the Road")
    assert remarks(HEADING_CASE, body=body) == [("body.heading", "Where to start")]
    (message,) = messages(HEADING_CASE, title="Rigger", body=body)
    assert message.endswith("with a capital for every main word.")
    body = texts("Tools of the trade", "Where to start", "A Day on the Road")
    assert remarks(HEADING_CASE, title="Tuner", body=body) == [
        ("body.heading", "A Day on the Road")
    ]
    (message,) = messages(HEADING_CASE, title="Roadie", body=body)
    assert message.endswith("with a capital for its first word and for names only.")


def test_of_two_that_are_equally_frequent_the_later_is_found(remarks: Remarks) -> None:
    body = texts("Tools of the trade", "A Day on the Road")
    assert remarks(HEADING_CASE, body=body) == [("body.heading", "A Day on the Road")]


def test_headings_within_texts_count(remarks: Remarks) -> None:
    html = "<h3>What to carry</h3><p>So.</p><h3>What to leave</h3><p>So.</p>"
    body = [("text", {"heading": "The Tool Box", "content": [("rich_text", html)]})]
    assert remarks(HEADING_CASE, body=body) == [("body.heading", "The Tool Box")]


def test_generated_headings_questions_and_names_do_not_count(remarks: Remarks) -> None:
    answer = [("rich_text", "<p>No.</p>")]
    kinds = [{"name": "Live Sound Mixer", "description": answer}]
    body: Body = [
        ("responsibilities", {"items": ["Mixing"]}),
        ("specializations", {"specializations": kinds}),
        ("levels", {"levels": [{"level": "Crew Chief", "duties": ["x"]}]}),
        ("faqs", {"questions": [{"question": "Is It A Loud Job", "answer": answer}]}),
        ("up_next", {}),
        *texts("Who Calls The Show?", "Tools of the trade", "Where to start"),
    ]
    assert remarks(HEADING_CASE, body=body) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Pay of Sound Engineers",
        "Work as a Live Sound Mixer",
        "Learning SQL and JavaScript",
        "Training: Where to begin",
        "Wages",
        "Work in London",
        "An introduction to C# and I",
        "Erste Schritte",
        "音響技術者の一日",
    ],
)
def test_names_and_short_words_show_no_style(remarks: Remarks, heading: str) -> None:
    kinds = [{"name": "Live Sound Mixer", "description": [("rich_text", "<p>So.</p>")]}]
    words = "Many live in London, and the first Schritte are small."
    body = [
        ("specializations", {"specializations": kinds}),
        *texts("Tools of the trade", "Where to start", heading, words=words),
    ]
    assert remarks(HEADING_CASE, body=body) == []


def test_a_levels_own_heading_is_found_at_its_field(remarks: Remarks) -> None:
    levels = [{"level": "Senior", "heading": "what they do Every Single Day", "duties": ["x"]}]
    body = [*texts("Tools of the trade", "Where to start"), ("levels", {"levels": levels})]
    assert remarks(HEADING_CASE, body=body) == [
        ("body.levels.heading", "what they do Every Single Day")
    ]


# Long sentences and long paragraphs.


def words(count: int) -> str:
    return " ".join(["sound"] * count)


def text(html: str) -> Body:
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
