"""The triggers by which SQLite keeps the words of passages in its full-text index."""

CHANGES = ("added", "removed", "changed")


def added(columns):
    """Return the statements that make the triggers for those columns."""
    names = ", ".join(columns)

    def values(row):
        return ", ".join(f"{row}.{column}" for column in columns)

    into = "INSERT INTO search_passage_words"
    remove_old = (
        f"{into} (search_passage_words, rowid, {names}) VALUES ('delete', old.id, {values('old')});"
    )
    add_new = f"{into} (rowid, {names}) VALUES (new.id, {values('new')});"
    return [
        f"CREATE TRIGGER search_passage_added AFTER INSERT ON search_passage BEGIN {add_new} END",
        "CREATE TRIGGER search_passage_removed AFTER DELETE ON search_passage"
        f" BEGIN {remove_old} END",
        "CREATE TRIGGER search_passage_changed AFTER UPDATE ON search_passage"
        f" BEGIN {remove_old} {add_new} END",
    ]


def removed():
    """Return the statements that take them away."""
    return [f"DROP TRIGGER search_passage_{change}" for change in CHANGES]
