"""Three-way merges of what O*NET offers and what editors did."""

import pytest

from career_pages.onet.role_state import merged_items, merged_value

Items = dict[str, str]


@pytest.mark.parametrize(
    ("base", "current", "offered", "merged"),
    [
        ("old", "old", "new", "new"),
        ("old", "edited", "new", "edited"),
        ("old", "", "new", ""),
        ("old", "old", "old", "old"),
        ("old", "edited", "old", "edited"),
    ],
)
def test_a_field_follows_the_offer_until_an_editor_changes_it(
    base: str, current: str, offered: str, merged: str
) -> None:
    assert merged_value(base, current, offered) == merged


def items(text: str) -> Items:
    """Return items written as "a b:changed", without a value where none is given."""
    return {one.partition(":")[0]: one.partition(":")[2] for one in text.split()}


@pytest.mark.parametrize(
    ("base", "current", "offered", "merged"),
    [
        ("", "", "a b", "a b"),
        ("a b", "a b", "b c a", "b c a"),
        ("a b", "a", "a b", "a"),
        ("a b", "a", "a b c", "a c"),
        ("a b", "b a", "a b c", "b a c"),
        ("a b", "a b mine", "a c", "a mine c"),
        ("a:1 b:1", "a:1 b:mine", "a:2 b:2", "a:2 b:mine"),
        ("a:1 b:1", "a:1 b:mine", "a:1", "a:1 b:mine"),
        ("a b", "a b", "a", "a"),
        ("a b", "", "a b", ""),
        ("", "a:mine", "a:1", "a:mine"),
    ],
)
def test_a_list_follows_the_offer_item_by_item(
    base: str, current: str, offered: str, merged: str
) -> None:
    result = merged_items(items(base), items(current), items(offered))
    assert list(result.items()) == list(items(merged).items())
