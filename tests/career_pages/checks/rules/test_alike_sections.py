"""A definition and an overview that say the same."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings
from career_pages.publishing.gate import publication_errors

Remarks = Callable[..., list[tuple[str, str]]]
RULE = "definition-overview-alike"
SAID = "A sound engineer sets up microphones, mixes what comes in and keeps the hall in balance."


def body(definition: str, overview: str) -> list[tuple[str, dict[str, Any]]]:
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
    ((field, _),) = remarks(RULE, body=body(f"<p>{SAID}</p>", overview))
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
    (finding,) = [one for one in findings(page) if one.rule == RULE]
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
    assert remarks(RULE, body=body(definition, overview)) == []


def test_one_without_the_other_passes(remarks: Remarks) -> None:
    assert remarks(RULE, body=body(f"<p>{SAID}</p>", "")[:1]) == []
