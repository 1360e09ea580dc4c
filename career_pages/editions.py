"""What processes keep in memory, and what must follow when a transaction is committed."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import models, transaction

T = TypeVar("T")


_kept: dict[str, tuple[Hashable, Any]] = {}


class Edition(models.Model):
    """The present edition of something that every process keeps in memory, by its name.

    Whoever changes the thing gives it another token, in the same transaction; whoever keeps it
    reads it anew when the token is another one.
    """

    name = models.CharField(max_length=40, primary_key=True)
    token = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return self.name


def present_editions() -> Mapping[str, UUID]:
    """Return the token of the present edition of each thing, by its name."""
    return dict(Edition.objects.values_list("name", "token"))


def renew(name: str) -> None:
    """Say that the thing has changed, from the end of the present transaction on."""
    Edition.objects.update_or_create(name=name, defaults={"token": uuid4()})


def kept(name: str, token: Hashable | None, load: Callable[[], T]) -> T:
    """Return the thing as this process keeps it, or loaded anew if it keeps another edition.

    What never had an edition is loaded each time.
    """
    if token is None:
        return load()
    found = _kept.get(name)
    if found is None or found[0] != token:
        found = _kept[name] = (token, load())
    thing: T = found[1]
    return thing


def forget(name: str) -> None:
    """Let this process load the thing anew when it is asked for next."""
    _kept.pop(name, None)


class Memo(Generic[T]):
    """What this process has worked out of a few things, each with all that it was worked out from.

    A result is used again only while that is equal. Of more than ``most`` things, those are
    forgotten for which nobody has asked for longest.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, tuple[Any, T]] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, thing: Hashable) -> bool:
        with self._lock:
            return thing in self._results

    def get(self, thing: Hashable, source: Any, work: Callable[[], T]) -> T:
        """Return the result of ``work``, which depends on the ``source`` and on nothing else."""
        with self._lock:
            known = self._results.get(thing)
        result = known[1] if known and known[0] == source else work()
        with self._lock:
            self._results[thing] = (source, result)
            self._results.move_to_end(thing)
            if len(self._results) > self._most:
                self._results.popitem(last=False)
        return result

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._results.clear()


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
