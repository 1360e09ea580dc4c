"""How generated queries are answered."""

from statistics import median
from time import perf_counter
from typing import Any, Final

from django.test import Client

from scripts.search_benchmark.generated_queries import generated_queries

# What takes so many times the median is asked again, so often: a pause of the computer is over by
# then, and a slow query is not.
SUSPICIOUS: Final = 8
AGAIN: Final = 3


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
