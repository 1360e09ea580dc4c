"""Figures about how a set of queries was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any, Self

from search.quality.judging import Verdict


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1 of ``queries`` queries; None where no query of them has that to judge.

    ``mrr`` is the mean reciprocal rank of the first right page, counting 0 for none among the first
    ten (Voorhees, "The TREC-8 Question Answering Track Report", 1999). ``success_1`` and
    ``success_3`` are the shares that have one in the first place or the first three; ``section_1``
    is that of queries with a judged section whose first right page comes with a right one as its
    best passage. ``zero_result`` is the share that finds nothing, or something, as it should.
    """

    queries: int
    mrr: float | None
    success_1: float | None
    success_3: float | None
    section_1: float | None
    zero_result: float | None

    @classmethod
    def of(cls, verdicts: Sequence[Verdict]) -> Self:
        """Return the figures about the verdicts."""
        ranks = [verdict.rank for verdict in verdicts if verdict.judgment.right]
        sections = [verdict.section_is_right for verdict in verdicts]
        return cls(
            queries=len(verdicts),
            mrr=_mean(1 / rank if rank else 0.0 for rank in ranks),
            success_1=_mean(rank == 1 for rank in ranks),
            success_3=_mean(rank is not None and rank <= 3 for rank in ranks),
            section_1=_mean(section for section in sections if section is not None),
            zero_result=_mean(verdict.found_rightly for verdict in verdicts),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the figures by name."""
        return asdict(self)


def scores_by_kind(verdicts: Sequence[Verdict]) -> dict[str, Scores]:
    """Return the figures about each kind of query, in the order in which the kinds first come."""
    kinds: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        kinds.setdefault(verdict.judgment.kind, []).append(verdict)
    return {kind: Scores.of(of_kind) for kind, of_kind in kinds.items()}


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return fmean(numbers) if numbers else None
