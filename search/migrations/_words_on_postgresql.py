"""The column of words on PostgreSQL, which the database makes by itself, and its indexes."""

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026"

REMOVE = [
    "DROP INDEX search_passage_words",
    "ALTER TABLE search_passage DROP COLUMN words",
]

# The index of the words in titles and other titles; it goes with the column.
NAMES = (
    "CREATE INDEX search_passage_names ON search_passage"
    " USING gin (ts_filter(words, '{a,b}')) WHERE position = 0"
)


def created(weights):
    """Return the statements that make them; ``weights`` are the letters, by the columns."""
    words = " || ".join(_weighed(column, weight) for column, weight in weights.items())
    return [
        f"ALTER TABLE search_passage ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED",
        "CREATE INDEX search_passage_words ON search_passage USING gin (words)",
    ]


def _weighed(column, weight):
    punctuation = "'" + PUNCTUATION.replace("'", "''") + "'"
    plain = f"translate({column}, {punctuation}, '{' ' * len(PUNCTUATION)}')"
    return f"setweight(to_tsvector('search_english', {plain}), '{weight}')"
