"""What an import changed, so that it can be undone."""

from contextlib import AbstractContextManager
from contextvars import ContextVar, Token
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that an import made, or to which it gave a new revision.

    ``before`` is the latest revision until then, None for a page that was new or had none;
    ``after`` is the import's own. ``was_changed`` says whether the page had unpublished changes.
    """

    page: int
    is_new: bool
    before: int | None
    after: int
    was_changed: bool


@dataclass(frozen=True, slots=True)
class RecordMade:
    """A record that an import made beside its pages: "app_label.model" and its primary key."""

    model: str
    pk: int


class Ledger(AbstractContextManager["Ledger"]):
    """Within it, the writing of pages and records is written down."""

    def __init__(self) -> None:
        self.pages: dict[int, PageChange] = {}
        self.records: list[RecordMade] = []
        self._token: Token[Ledger | None] | None = None

    def __enter__(self) -> Self:
        """Become what `note_page` and `note_record` write in."""
        self._token = _open.set(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop writing down."""
        if self._token:
            _open.reset(self._token)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data, of which `from_json` makes the same again."""
        return {
            "pages": [asdict(page) for page in self.pages.values()],
            "records": [asdict(record) for record in self.records],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the ledger that `as_json` made the data of."""
        ledger = cls()
        ledger.pages = {one["page"]: PageChange(**one) for one in data.get("pages", [])}
        ledger.records = [RecordMade(**one) for one in data.get("records", [])]
        return ledger


_open: ContextVar[Ledger | None] = ContextVar("ledger", default=None)


def note_page(change: PageChange) -> None:
    """Write down that a page changed; several changes of one page become one."""
    ledger = _open.get()
    if ledger is None:
        return
    first = ledger.pages.get(change.page, change)
    ledger.pages[change.page] = PageChange(
        change.page, first.is_new, first.before, change.after, first.was_changed
    )


def note_record(record: Any) -> None:
    """Write down that a record was made."""
    ledger = _open.get()
    if ledger is not None:
        ledger.records.append(RecordMade(record._meta.label_lower, record.pk))
