"""What search costs in the guide that is in the database."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final, NamedTuple

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from career_pages.models import RolePage
from search.indexing import rebuild
from search.judgments import read_judgments
from search.models import KnownWord

ROUNDS: Final = 3
JUDGED: Final = Path("search/judged_queries.tsv")

# So many of the commonest words of all are looked for each by itself, and all together.
COMMONEST: Final = 5
PUBLISHED: Final = 12  # roles


class Spent(NamedTuple):
    """Milliseconds, and database queries where they are counted."""

    milliseconds: float
    queries: int = 0


class Cost(NamedTuple):
    """Milliseconds at the median and of the slowest, and the fewest and most database queries."""

    median: float
    slowest: float
    fewest_queries: int
    most_queries: int


def measures() -> Iterator[tuple[str, Cost]]:
    """Yield what is measured, and what it costs."""
    client = Client(headers={"user-agent": "Mozilla/5.0"}, SERVER_NAME="localhost")
    by_kind = queries_by_kind()
    pages: list[Spent] = []
    for kind, texts in by_kind.items():
        spent = [_spent(_got(client, "/search/", text)) for text in texts]
        pages += spent
        yield f"search: {kind}", cost_of(spent)
    yield "search: all of these", cost_of(pages)
    texts = list(chain.from_iterable(by_kind.values()))
    json = [_spent(_got(client, "/api/search/", text)) for text in texts]
    yield "search: all of these as JSON", cost_of(json)
    suggest = "/api/search/suggest/"
    typed = [text[:length] for text in by_kind["name"] for length in (1, 3, 6, len(text))]
    for name, texts in (("names", typed), ("typing errors", by_kind["typo"])):
        yield f"suggest: {name}", cost_of([_spent(_got(client, suggest, text)) for text in texts])
    yield from _publishing(client)
    yield "rebuild the index", cost_of([Spent(_milliseconds(rebuild))])


def queries_by_kind() -> dict[str, list[str]]:
    """Return the judged queries by kind, and those that as many pages match as any."""
    by_kind = defaultdict(list)
    for judgment in read_judgments(JUDGED):
        by_kind[judgment.kind].append(judgment.query)
    words = KnownWord.objects.order_by("-pages", "word").values_list("word", flat=True)
    commonest = list(words[:COMMONEST])
    return {**by_kind, "every page": [*commonest, " ".join(commonest)]}


def cost_of(spent: Sequence[Spent]) -> Cost:
    """Return what all of that cost."""
    times, queries = zip(*spent, strict=True)
    return Cost(median(times), max(times), min(queries), max(queries))


def _spent(action: Callable[[], Any]) -> Spent:
    """Return what the action costs once it has been done, at the median of the rounds."""
    with CaptureQueriesContext(connection) as captured:
        action()
    queries = len(captured)
    return Spent(median(_milliseconds(action) for _ in range(ROUNDS)), queries)


def _milliseconds(action: Callable[[], Any]) -> float:
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


def _got(client: Client, address: str, text: str) -> Callable[[], None]:
    def get() -> None:
        assert client.get(address, {"q": text}).status_code == 200  # noqa: S101

    return get


def _publish(role: RolePage) -> None:
    role.save_revision().publish()


def _publishing(client: Client) -> Iterator[tuple[str, Cost]]:
    """Yield what it costs to publish a role, and what the next readers wait for behind that."""
    roles = RolePage.objects.live().order_by("pk")
    step = max(roles.count() // PUBLISHED, 1)
    publish, search, suggest = [], [], []
    for number, role in enumerate(roles[::step][:PUBLISHED]):
        role.lede = f"{role.lede} Word{number}qx."
        publish.append(Spent(_milliseconds(partial(_publish, role))))
        search.append(Spent(_milliseconds(_got(client, "/search/", "misspeled"))))
        suggest.append(Spent(_milliseconds(_got(client, "/api/search/suggest/", "nur"))))
    yield "publish a role", cost_of(publish)
    yield "first search after that", cost_of(search)
    yield "first suggestion after that", cost_of(suggest)
