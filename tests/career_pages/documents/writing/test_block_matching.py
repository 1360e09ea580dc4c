"""What a page keeps when its document is imported again."""

from typing import Any

from career_pages.documents.pages import match_blocks


def block(kind: str, value: Any, block_id: str = "") -> dict[str, Any]:
    return {"type": kind, "value": value, **({"id": block_id} if block_id else {})}


def ids(blocks: list[dict[str, Any]]) -> list[str | None]:
    return [one.get("id") for one in blocks]


def test_a_section_that_a_page_has_once_is_the_same_whatever_its_heading() -> None:
    new = [block("definition", {"heading": "Anew"})]
    match_blocks([block("definition", {"heading": "Old"}, "a")], new)
    assert ids(new) == ["a"]


def test_repeated_kinds_are_told_apart_by_their_names_in_any_order() -> None:
    old = [
        block("topic", {"topic": "difficulty"}, "a"),
        block("text", {"heading": "Tools"}, "b"),
        block("text", {"heading": "Pay"}, "c"),
    ]
    new = [
        block("text", {"heading": "PAY "}),
        block("text", {"heading": "Hours"}),
        block("topic", {"topic": "difficulty"}),
        block("text", {"heading": "Tools"}),
    ]
    match_blocks(old, new)
    assert ids(new) == ["c", None, "a", "b"]


def test_list_items_keep_their_ids_by_their_text() -> None:
    old = [
        block("responsibilities", {"items": [block("item", "One", "1"), block("item", "Two", "2")]})
    ]
    new = [block("responsibilities", {"items": [block("item", "Two"), block("item", "Three")]})]
    match_blocks(old, new)
    assert ids(new[0]["value"]["items"]) == ["2", None]


def test_equal_items_do_not_share_an_id() -> None:
    old = [block("item", "One", "1"), block("item", "One", "2")]
    new = [block("item", "One"), block("item", "One"), block("item", "One")]
    match_blocks(old, new)
    assert ids(new) == ["1", "2", None]


def test_what_a_document_cannot_say_stays_and_what_it_says_wins() -> None:
    old = [block("up_next", {"anchor": "next", "page": 7, "title": "Old"}, "a")]
    new = [block("up_next", {"page": None, "title": "New"})]
    match_blocks(old, new)
    assert new[0]["value"] == {"anchor": "next", "page": 7, "title": "New"}


def test_a_table_is_no_list_of_blocks() -> None:
    table = {"columns": [{"type": "text", "heading": "A"}], "rows": []}
    old, new = [block("table", table, "a")], [block("table", dict(table))]
    match_blocks(old, new)
    assert ids(new) == ["a"]
