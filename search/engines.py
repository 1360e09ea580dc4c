"""The databases' own full-text engines, behind one interface."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log
from typing import Any, Final, NamedTuple, cast

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from search.query import ParsedQuery, Term

# A word that so many passages have is common, however many more have it.
MOST_COUNTED: Final = 1_000
# What such a word tells.
LEAST_IDF: Final = log(2)
COUNT: Final = "(SELECT count(*) FROM ({found} LIMIT %s) AS found)"
PAGES: Final = """
SELECT DISTINCT {number}, passage.page_id FROM ({matches} LIMIT %s) AS matches
JOIN search_passage AS passage ON passage.id = matches.id
"""
# A piece of SQL and the values of its placeholders.
Sql = tuple[str, list[Any]]


class Hit(NamedTuple):
    """A passage that a query matches, and its page, by their primary keys."""

    passage_id: int
    page_id: int


class SearchEngine(ABC):
    """Finds passages with the full-text index of one kind of database.

    It knows nothing of who may see them: whoever asks must ask for that as well.
    """

    @abstractmethod
    def best(self, query: ParsedQuery, idfs: Sequence[float], limit: int) -> Sql:
        """Return a SELECT of the ids of at most ``limit`` passages that the query matches, and of
        their pages: those with the best score, best first, equal ones in the order of the guide.
        """

    @abstractmethod
    def matches(self, term: Term) -> Sql:
        """Return a SELECT of the ``id`` of every passage with the term or an alternative of it."""

    def best_hits(self, query: ParsedQuery, idfs: Sequence[float], limit: int) -> list[Hit]:
        """Return at most ``limit`` passages, those first that the engine finds best.

        They have every required term of the query and no excluded one, and at least one term.
        ``idfs`` are those of the query's terms. A query without terms has no hits.
        """
        if not query.terms:
            return []
        return list(map(Hit._make, self.rows(*self.best(query, idfs, limit))))

    def idfs(self, terms: Sequence[Term]) -> tuple[float, ...]:
        """Return for each term how much it tells: more for one that fewer passages have."""
        if not terms:
            return ()
        selects = [self.matches(term) for term in terms]
        counts = ", ".join(COUNT.format(found=sql) for sql, _ in selects)
        values = [value for _, params in selects for value in (*params, MOST_COUNTED)]
        [found] = self.rows(f"SELECT {counts}", values)
        return tuple(map(_idf, found))

    def pages_with(self, terms: Sequence[Term], limit: int) -> list[tuple[Term, int]]:
        """Return pairs of a term and the id of a page with it, of at most ``limit`` passages each.

        It is one query for all terms, of which there must be one.
        """
        selects = [self.matches(term) for term in terms]
        statement = " UNION ALL ".join(
            PAGES.format(number=number, matches=sql) for number, (sql, _) in enumerate(selects)
        )
        values = [value for _, params in selects for value in (*params, limit)]
        return [(terms[number], page_id) for number, page_id in self.rows(statement, values)]

    def rows(self, statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return what the database answers."""
        with connection.cursor() as cursor:
            cursor.execute(statement, params)
            return cast(list[tuple[Any, ...]], cursor.fetchall())

    def problems(self) -> Iterator[str]:
        """Yield, one line each, where the engine's own index does not hold the passages."""
        return iter(())

    def repair(self) -> None:
        """Make the engine's own index anew from the passages, if it can ever differ from them."""
        return


def _idf(count: int) -> float:
    return LEAST_IDF if count >= MOST_COUNTED else log(1 + MOST_COUNTED / max(count, 1))


# A word counts by where it is: in the title, the other titles, the heading, the text, and the
# titles that are only suggested.
BEST_IN_SQLITE: Final = """
WITH hits AS MATERIALIZED (
    SELECT rowid AS id, -bm25(search_passage_words, 10.0, 6.0, 3.0, 1.0, 2.0) AS score
    FROM search_passage_words WHERE search_passage_words MATCH %s
    ORDER BY score DESC, id LIMIT %s
)
SELECT passage.id, passage.page_id FROM hits JOIN search_passage AS passage ON passage.id = hits.id
ORDER BY hits.score DESC, passage.page_id, passage.position
"""


class SQLiteEngine(SearchEngine):
    """Full-text search by FTS5, ordered by BM25, which knows how rare a word is."""

    def best(self, query: ParsedQuery, idfs: Sequence[float], limit: int) -> Sql:
        """Return the query over the table of words."""
        return BEST_IN_SQLITE, [_expression(query), limit]

    def matches(self, term: Term) -> Sql:
        """Return the passages that have the term."""
        statement = (
            "SELECT rowid AS id FROM search_passage_words WHERE search_passage_words MATCH %s"
        )
        return statement, [_either_in_sqlite(term)]

    def problems(self) -> Iterator[str]:
        """Yield a line if the words are not those of the passages."""
        try:
            self._command("(search_passage_words, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            yield "the table of words does not hold the words of the passages"

    def repair(self) -> None:
        """Read the words of all passages again."""
        self._command("(search_passage_words) VALUES ('rebuild')")

    def _command(self, command: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO search_passage_words {command}")


def _expression(query: ParsedQuery) -> str:
    """Return the query in FTS5's syntax, in which everything quoted is only words."""
    anything = " OR ".join(map(_either_in_sqlite, query.terms))
    # Terms that are not required stay in the expression, since they count for the score.
    found = " AND ".join([*map(_either_in_sqlite, query.required), f"({anything})"])
    unwanted = " OR ".join(map(_either_in_sqlite, query.exclusions))
    return f"({found}) NOT ({unwanted})" if unwanted else found


def _either_in_sqlite(term: Term) -> str:
    phrases = [f'"{" ".join(form.words)}"' for form in term.forms]
    return f"({' OR '.join(phrases)})"


# PostgreSQL makes the query from plain words, so that nothing in them is an operator.
PHRASE: Final = "phraseto_tsquery('search_english', %s)"
# How much a word counts in the text, the heading or a suggested title, other titles, the title.
WEIGHTS: Final = "'{{0.1, 0.3, 0.6, 1.0}}'"
# Of all the passages with nothing but common words, so many are scored: that takes long. Which
# ones makes little difference, once those are among them that have one in a name.
MOST_SCORED: Final = 1_000
# A passage has a row in "scores" for each of the query's rarer terms, and one for the others.
BEST_IN_POSTGRES: Final = """
WITH {few} scores AS ({scores}),
hits AS (
    SELECT id, page_id, position, sum(score) AS score FROM scores
    GROUP BY id, page_id, position ORDER BY score DESC, id LIMIT %s
)
SELECT id, page_id FROM hits ORDER BY score DESC, page_id, position
"""
SCORES: Final = "SELECT id, page_id, position, {score} AS score FROM search_passage WHERE {having}"
SCORE: Final = f"%s * (1 + ts_rank({WEIGHTS}, words, {{term}}))"
SCORE_IF_THERE: Final = f"CASE WHEN words @@ ({{term}}) THEN {SCORE} ELSE 0 END"
IN_FEW: Final = "id IN (SELECT id FROM few)"
WITH: Final = "SELECT id FROM search_passage WHERE words @@ ({words})"
# As the index of names says it, word for word.
NAMED: Final = (
    "SELECT id FROM search_passage WHERE position = 0 AND ts_filter(words, '{{a,b}}') @@ ({words})"
)
# PostgreSQL takes it for cheap to read all passages, whose words it must fetch from elsewhere and
# unpack, and does so for every word that a tenth of them have: that takes thrice as long.
BY_INDEX: Final = "SET LOCAL enable_seqscan = off; {}; SET LOCAL enable_seqscan TO DEFAULT"


class PostgresEngine(SearchEngine):
    """Full-text search by tsvector. Its ranking does not know how rare a word is, so we say it."""

    def best(self, query: ParsedQuery, idfs: Sequence[float], limit: int) -> Sql:
        """Return the query over the passages, scored by the terms they have."""
        weighed = list(zip(query.terms, idfs, strict=True))
        rarer = [(term, idf) for term, idf in weighed if idf > LEAST_IDF]
        common = [(term, idf) for term, idf in weighed if idf <= LEAST_IDF]
        few, few_params = _few(query, [term for term, _ in rarer]) if common else ("", [])
        selects, params = _joined(" UNION ALL ", _scores(query, rarer, common))
        return BEST_IN_POSTGRES.format(few=few, scores=selects), [*few_params, *params, limit]

    def matches(self, term: Term) -> Sql:
        """Return the passages that have the term."""
        either, words = _either_in_postgres(term)
        return WITH.format(words=either), words

    def rows(self, statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return what the database answers that finds passages by their index."""
        with connection.cursor() as cursor:
            # As one command these statements are one transaction, and one way to the database.
            cursor.execute(BY_INDEX.format(statement), params)
            cursor.nextset()
            return cast(list[tuple[Any, ...]], cursor.fetchall())


Weighed = Sequence[tuple[Term, float]]


def _scores(query: ParsedQuery, rarer: Weighed, common: Weighed) -> Iterator[Sql]:
    """Yield a SELECT of the passages with each of the rarer terms, and one for the common ones."""
    allowed, allowed_params = _allowed(query)
    for term, idf in rarer:
        either, words = _either_in_postgres(term)
        having = f"words @@ ({either}){allowed}"
        statement = SCORES.format(score=SCORE.format(term=either), having=having)
        yield statement, [idf, *words, *words, *allowed_params]
    if common:
        eithers = [(*_either_in_postgres(term), idf) for term, idf in common]
        score = " + ".join(SCORE_IF_THERE.format(term=either) for either, _, _ in eithers)
        params = chain.from_iterable((*words, idf, *words) for _, words, idf in eithers)
        yield SCORES.format(score=score, having=IN_FEW + allowed), [*params, *allowed_params]


def _few(query: ParsedQuery, rarer: Sequence[Term]) -> Sql:
    """Return which of the passages are scored for common words, which too many have.

    They are those with a rarer word, those with a word in a name, and some others.
    """
    anything, words = _any(query.terms)
    allowed, allowed_params = _allowed(query)
    selects = [(NAMED.format(words=anything), words)]
    if rarer:
        words_of_rarer, params = _any(rarer)
        selects.append((WITH.format(words=words_of_rarer), params))
    others = f"({WITH.format(words=anything)}{allowed} LIMIT {MOST_SCORED})"
    selects.append((others, [*words, *allowed_params]))
    statement, params = _joined(" UNION ", selects)
    return f"few AS MATERIALIZED ({statement}),", params


def _allowed(query: ParsedQuery) -> Sql:
    """Return the condition that passages have every required term and no excluded one."""
    required = [_either_in_postgres(term) for term in query.required]
    excluded = [
        (f"!! ({either})", words) for either, words in map(_either_in_postgres, query.exclusions)
    ]
    clauses, params = _joined(") && (", [*required, *excluded])
    return (f" AND words @@ (({clauses}))", params) if clauses else ("", [])


def _any(terms: Iterable[Term]) -> Sql:
    return _joined(" || ", map(_either_in_postgres, terms))


def _either_in_postgres(term: Term) -> Sql:
    """Return the query for the term or any of its alternatives, and the texts to look for."""
    texts = [" ".join(form.words) for form in term.forms]
    return " || ".join([PHRASE] * len(texts)), texts


def _joined(between: str, parts: Iterable[Sql]) -> Sql:
    """Return the pieces of SQL in one, and all of their values."""
    statements, params = zip(*parts, strict=True) if (parts := list(parts)) else ((), ())
    return between.join(statements), list(chain.from_iterable(params))


ENGINES: Final[dict[str, type[SearchEngine]]] = {
    "postgresql": PostgresEngine,
    "sqlite": SQLiteEngine,
}


def search_engine() -> SearchEngine:
    """Return the engine of the default database.

    Raises ImproperlyConfigured for a database that has none.
    """
    try:
        return ENGINES[connection.vendor]()
    except KeyError:
        raise ImproperlyConfigured(
            f"Search needs PostgreSQL or SQLite, not {connection.vendor}."
        ) from None
