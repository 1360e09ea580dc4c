"""How far an import of O*NET is, and what it has done."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from django.db import reset_queries, transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.findings import Finding
from career_pages.onet.occupation_facts import OccupationFacts
from career_pages.onet.release import Release
from career_pages.onet.writing.role_writer import Outcome

# So many occupations are written in one transaction: what a kill costs at most.
BATCH: Final = 50


@dataclass(slots=True)
class ImportProgress:
    """What an import has done so far; ``report`` is told after each batch.

    ``step`` says which of the passes over the release is under way, ``done`` how many of ``total``
    occupations it has passed. ``published`` are the ids of the roles that went live, ``held_back``
    counts those that could not; ``found`` are the findings on those that did, each with the role's
    title.
    """

    report: Callable[["ImportProgress"], None] = lambda progress: None
    step: str = ""
    done: int = 0
    total: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    published: list[int] = field(default_factory=list)
    held_back: int = 0
    found: list[tuple[str, Finding]] = field(default_factory=list)

    def batches(
        self, step: str, release: Release, limit: int | None = None
    ) -> Iterator[list[OccupationFacts]]:
        """Yield the release's first ``limit`` occupations, or all, in batches.

        What is written until the next one is asked for is one transaction.
        """
        occupations = islice(release.occupations(), limit)
        self.step, self.done = step, 0
        self.total = len(release) if limit is None else min(limit, len(release))
        while batch := list(islice(occupations, BATCH)):
            with one_write():
                yield batch
            reset_queries()  # In development Django keeps them, with all that they wrote.
            self.done += len(batch)
            self.report(self)


@contextmanager
def one_write() -> Iterator[None]:
    """Within it, pages are written in one transaction, and indexed once when it is committed.

    Whoever changes what live pages refer to also brings Wagtail's index of references up to date.
    """
    with transaction.atomic(), disable_reference_index_auto_update():
        yield
