"""What must follow when a transaction is committed, once for all that changed in it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import transaction

Work = Callable[[list[int]], None]


@dataclass(slots=True, eq=False)
class _Batch:
    """The ids that one transaction has collected."""

    work: Work
    ids: dict[int, None] = field(default_factory=dict)

    def finish(self) -> None:
        """Do the work for what was collected and is not done yet."""
        ids, self.ids = list(self.ids), {}
        if ids:
            self.work(ids)


class OnCommit:
    """Collects ids in a transaction and does its work for all of them once that is committed.

    After a rollback nothing is done. An error in the work is logged only: what was committed stays.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._held: ContextVar[_Batch | None] = ContextVar("held", default=None)

    def add(self, ids: Iterable[int]) -> None:
        """Do the work for those ids, too, when the present transaction is committed."""
        batch = self._held.get()
        if batch is None:
            batch = self._batch_of_transaction() or _Batch(self._work)
            batch.ids.update(dict.fromkeys(ids))
            # Every time, since a savepoint takes its own calls along when it is rolled back.
            transaction.on_commit(batch.finish, robust=True)
        else:
            batch.ids.update(dict.fromkeys(ids))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Do the work at the end of the block, once for all of its transactions."""
        batch = _Batch(self._work)
        token = self._held.set(batch)
        try:
            yield
        finally:
            self._held.reset(token)
        batch.finish()

    def _batch_of_transaction(self) -> _Batch | None:
        for _, call, _ in reversed(transaction.get_connection().run_on_commit):
            batch = getattr(call, "__self__", None)
            if isinstance(batch, _Batch) and batch.work == self._work:
                return batch
        return None
