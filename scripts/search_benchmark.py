"""How long search takes in the guide that is in the database.

usage: python -m scripts.search_benchmark measure | answer N | copy N

Prints what each thing costs, or how N generated queries are answered, as JSON; or gives each role N
copies under names of their own. `measure_search` does so in guides of several sizes.
"""

import json
import logging
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, Final, NamedTuple
from uuid import uuid4

import django
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scripts.temporary_site import ROOT

if __name__ == "__main__":
    django.setup()

from wagtail.models import Page

from career_pages.models import RoleIndexPage, RolePage
from search.indexing import rebuild
from search.judgments import read_judgments
from search.models import KnownWord, Passage

ROUNDS: Final = 3
JUDGED: Final = ROOT / "search" / "judged_queries.tsv"

# So many of the commonest words of all are looked for each by itself, and all together.
COMMONEST: Final = 5
PUBLISHED: Final = 12  # roles


def main(what: str, number: int = 0) -> None:
    """Do what is said, with that number."""
    # Addresses that are not answered well are counted; they need not be told as well.
    logging.disable(logging.WARNING)
    match what:
        case "measure":
            print(json.dumps(measured()))
        case "answer":
            print(json.dumps(answering(number)))
        case "copy":
            make_copies(number)


def measured() -> dict[str, Any]:
    """Return the number of roles, and what each thing that is measured costs, by its name."""
    return {
        "roles": RolePage.objects.live().count(),
        "passages": Passage.objects.count(),
        "costs": {name: cost._asdict() for name, cost in measures()},
    }


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
    answers = [_spent(_got(client, "/api/search/", text)) for text in texts]
    yield "search: all of these as JSON", cost_of(answers)
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


def _publish(role: RolePage) -> None:
    role.save_revision().publish()


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
        assert client.get(address, {"q": text}).status_code == 200

    return get


# Generated queries.

# What takes so many times the median is asked again, so often: a pause of the computer is over by
# then, and a slow query is not.
SUSPICIOUS: Final = 8
AGAIN: Final = 3

SEED: Final = 27

WORDS: Final = (
    "nurse", "nurses", "data", "analyst", "electrcian", "how", "hard", "the", "a", "of", "work",
    "from", "home", "programer", "night-shift", "C++", "k8s", "24/7", "IT", "e-mail", "naïve",
    "Übersetzer", "электрик", "看護師", "ممرضة", "ΝΟΣΟΚΌΜΑ", "sjuksköterska", "ﬁreﬁghter", "Straße",
)  # fmt: skip
OPERATORS: Final = (
    "AND", "OR", "NOT", "NEAR(", "NEAR/2", "<->", "<2>", ":*", "&", "|", "!", "^", "*", '"', "'",
    "(", ")", "-", "--", "+", "\\", "%", ";", "\0", "{", "}", "[", "]", "~", "`", "title:", "live:",
    "=", "<", ">", ",", "?", "#", "$1", "@@", "::", "!!", "&&", "||",
)  # fmt: skip
INJECTIONS: Final = (
    "'; DROP TABLE search_passage; --", '" OR 1=1 --', "' UNION SELECT 1,2,3 --", "{{7*7}}",
    "{% debug %}", "<script>alert(1)</script>", "%s %(x)s %%", "../../etc/passwd", "\\x27\\x22",
    "$(sleep 9)", "pg_sleep(9)", "randomblob(1e9)", "x' AND 1=(SELECT 1)--", "\r\nSet-Cookie: a=b",
)  # fmt: skip
# Beginnings of parts of Unicode with a use of their own: letters that stand alone, marks that join,
# signs without width, directions, symbols, halves of pairs, private use, and what lies beyond.
PLANES: Final = (
    0x20, 0xA0, 0x300, 0x370, 0x590, 0x600, 0x900, 0xE00, 0x1100, 0x1E00, 0x2000, 0x2028, 0x2060,
    0x2190, 0x2E80, 0x3040, 0x4E00, 0xAC00, 0xD7F0, 0xE000, 0xFB00, 0xFE00, 0xFFF0, 0x10000,
    0x1D400, 0x1F300, 0x1F600, 0x20000, 0xE0000, 0x10FFF0,
)  # fmt: skip


def answering(number: int) -> dict[str, Any]:
    """Return how many of so many queries were errors, and lines that say how they were answered."""
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    errors, times = [], {}
    for query in generated_queries(number):
        status, times[query] = _asked(client, query)
        if status != 200:
            errors.append((query, status))
    usual = median(times.values())
    for query, time in times.items():
        if time > SUSPICIOUS * usual:
            times[query] = min(time, *(_asked(client, query)[1] for _ in range(AGAIN)))
    slowest = max(times, key=lambda query: times[query])
    ratio = times[slowest] / usual
    lines = [
        "",
        f"{number} generated queries ({len(times)} different): {len(errors)} errors, median "
        f"{usual:.1f} ms, slowest {times[slowest]:.1f} ms, which is {ratio:.1f} times as long: "
        f"{slowest[:60]!r}",
        *(f"error {status}: {query[:60]!r}" for query, status in errors[:20]),
    ]
    return {"errors": len(errors), "lines": lines}


def _asked(client: Client, query: str) -> tuple[int, float]:
    """Return the status of the answer, and the milliseconds that it took.

    The status is that of the suggestions for the query if it is an error.
    """
    asked = {"q": query.encode("utf-8", "surrogatepass")}
    begun = perf_counter()
    status = client.get("/api/search/", asked).status_code
    time = (perf_counter() - begun) * 1000
    return max(status, client.get("/api/search/suggest/", asked).status_code), time


def generated_queries(number: int) -> Iterator[str]:
    """Yield so many queries, the same ones every time."""
    random = Random(SEED)  # noqa: S311 - nothing depends on that nobody guesses them
    makers = (_words, _operators, _quoted, _unicode, _injection, _long, _slip)
    for at in range(number):
        yield makers[at % len(makers)](random)


def _words(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, 8)))


def _operators(random: Random) -> str:
    pieces = random.choices(OPERATORS + WORDS, k=random.randint(1, 14))
    return random.choice(("", " ")).join(pieces)


def _quoted(random: Random) -> str:
    marks = random.choices(('"', '""', "“", "”", "'", "-", '-"', " "), k=random.randint(2, 10))
    words = random.choices(WORDS, k=len(marks))
    return "".join(f"{mark}{word}" for mark, word in zip(marks, words, strict=True))


def _unicode(random: Random) -> str:
    length = random.randint(1, 40)
    return "".join(chr(random.choice(PLANES) + random.randint(0, 15)) for _ in range(length))


def _injection(random: Random) -> str:
    parts = [random.choice(INJECTIONS), random.choice(WORDS), random.choice(INJECTIONS)]
    return random.choice(("", " ", "\t", "\n")).join(parts[: random.randint(1, 3)])


def _long(random: Random) -> str:
    piece = random.choice((_words, _operators, _quoted, _unicode))(random)
    return (piece + random.choice(("", " "))) * random.choice((5, 20, 100, 400))


def _slip(random: Random) -> str:
    """Return a few made-up words, of which most are known to no guide."""
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    words = ("".join(random.choices(letters, k=random.randint(2, 12))) for _ in range(20))
    return " ".join(list(words)[: random.choice((1, 2, 4, 20))])


# Larger guides.

KINDS: Final = (
    "Marine", "Rural", "Mobile", "Nocturnal", "Alpine", "Industrial", "Volunteer", "Municipal",
    "Seasonal", "Military", "Itinerant", "Arctic",
)  # fmt: skip


def make_copies(copies: int) -> None:
    """Make so many copies of each role."""
    index = RoleIndexPage.objects.get()
    roles = list(RolePage.objects.child_of(index).live().order_by("path"))
    places = count(int(roles[-1].path[-Page.steplen :], 36) + 1)
    with transaction.atomic():
        for kind in KINDS[:copies]:
            for role in roles:
                copy(role, kind, Page._get_path(index.path, index.depth + 1, next(places)))
        RoleIndexPage.objects.update(numchild=index.numchild + copies * len(roles))
    rebuild()


def copy(role: Any, kind: str, path: str) -> None:
    """Save a copy of the role, as a fixture is loaded: without anything that follows a save."""
    records = list(named_records(role, kind))
    old = role.pk
    page = Page.objects.get(pk=old)
    changed = {
        "title": f"{kind} {role.title}",
        "draft_title": f"{kind} {role.title}",
        "slug": f"{kind.lower()}-{role.slug}",
        "url_path": f"{role.url_path.rstrip('/').rpartition('/')[0]}/{kind.lower()}-{role.slug}/",
        "path": path,
        "translation_key": uuid4(),
        "latest_revision": None,
        "live_revision": None,
    }
    for name, value in {**changed, "pk": None, "id": None}.items():
        setattr(page, name, value)
    page.save_base(raw=True, force_insert=True)
    twin = type(role).objects.get(pk=old)
    for name, value in {**changed, "pk": page.pk, "id": page.pk, "page_ptr_id": page.pk}.items():
        setattr(twin, name, value)
    twin.save_base(raw=True, force_insert=True)
    for record in records:
        record.pk, record.role_id = None, page.pk
    for model in {type(record) for record in records}:
        model.objects.bulk_create([one for one in records if type(one) is model])


def named_records(role: Any, kind: str) -> Iterator[Any]:
    """Yield what belongs to the role, with names of their own."""
    titles: list[Any] = [*role.other_titles.all(), *role.suggested_titles.all()]
    for record in titles:
        record.title = f"{kind} {record.title}"[:200]
        yield record
    yield from role.role_skills.all()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
