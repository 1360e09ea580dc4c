"""How well search answers judged queries, in figures."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any, Final, Self

from career_pages.models import ChapterPage, RolePage
from search.judgments import Answer, Answers, Judgment, Verdict
from search.models import Passage
from search.public_pages import visible
from search.results import search

# So many results that came instead are named.
NAMED: Final = 3
FiguresByName = Mapping[str, Any]
ALL: Final = "all"
HEADINGS: Final = {
    "mrr": "MRR@10",
    "success_1": "success@1",
    "success_3": "success@3",
    "section_1": "section@1",
    "zero_result": "zero results",
}


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


@dataclass(frozen=True, slots=True)
class JudgedGuide:
    """Every role and chapter that readers may see.

    ``pages`` are by address, each with all its passages as answers, by anchor.
    """

    pages: Mapping[str, Mapping[str, Answer]]

    @classmethod
    def load(cls) -> Self:
        """Return the guide as it is now."""
        roles = {role.path: role for role in visible(RolePage.objects.order_by())}
        pages = {role.pk: (role.url, _answer(role)) for role in roles.values()}
        for chapter in visible(ChapterPage.objects.order_by()):
            if role := roles.get(chapter.path[: -chapter.steplen]):
                answer = replace(_answer(role), chapter=chapter.title)
                pages[chapter.pk] = chapter.url, answer
        passages: dict[str, dict[str, Answer]] = {url: {} for url, _ in pages.values()}
        rows = Passage.objects.order_by("-position")
        for pk, anchor, kind, heading in rows.values_list("page_id", "anchor", "kind", "heading"):
            if pk in pages:
                url, answer = pages[pk]
                passages[url][anchor] = replace(answer, kind=kind, heading=heading)
        return cls(passages)

    def answers(self, query: str) -> Answers:
        """Search, and return what comes."""
        found = search(query)
        first = []
        for result in found.results:
            passages = self.pages.get(result.url, {})
            anchor = result.passages[0].anchor if result.passages else ""
            first.append(replace(passages.get(anchor, Answer("")), title=result.title))
        return Answers(found.count, tuple(first))

    def mistakes(self, judgments: Iterable[Judgment]) -> Iterator[str]:
        """Yield what the judgments name and no page has, each with its line."""
        for judgment in judgments:
            right = []
            for page in (*judgment.right, *judgment.wrong):
                there = [one for one in self.pages.values() if page.is_of(_own(one))]
                if not there:
                    yield f"Line {judgment.line}: no live page is “{page}”."
                right += there if page in judgment.right else []
            for section in judgment.sections:
                sections = (one for page in right for one in page.values())
                if not any(section.is_of(one.kind, one.heading) for one in sections):
                    yield f"Line {judgment.line}: no right page has the section “{section}”."


def _answer(role: RolePage) -> Answer:
    return Answer(role.title, role.occupation_code, role.title)


def _own(passages: Mapping[str, Answer]) -> Answer:
    return next(iter(passages.values()), Answer(""))


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: when (ISO 8601), of which text, and the figures and failures.

    ``digest`` tells one text of the file from another. ``scores`` are by kind, "" for all queries
    together, each as `Scores.as_json` gives them; ``failed`` are queries.
    """

    made: str
    digest: str
    scores: Mapping[str, Mapping[str, Any]]
    failed: tuple[str, ...]

    @classmethod
    def last(cls, place: Path) -> Self | None:
        """Return the run that is kept there, or None if there is none that can be read."""
        try:
            kept = json.loads(place.read_text(encoding="utf-8"))
            return cls(kept["made"], kept["digest"], kept["scores"], tuple(kept["failed"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, place: Path) -> None:
        """Keep it there in place of the last one; raises OSError if that cannot be."""
        place.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        place.write_text(f"{text}\n", encoding="utf-8")


def digest_of(path: Path) -> str:
    """Return what tells the file's text from another; raises OSError if it cannot be read."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def place_of_last_run(folder: Path, path: Path, engine: str) -> Path:
    """Return where in the folder the last run of that file on that engine is kept."""
    which = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]
    return folder / f"{path.stem}-{which}-{engine}.json"


def table(scores: Mapping[str, FiguresByName], last: Mapping[str, FiguresByName]) -> list[str]:
    """Return the lines of a table in Markdown: a row for each kind, the last for all queries.

    The kind of all queries is "". Behind a figure that differs from the last run's stands that
    one; a dash is where there is nothing to judge.
    """
    kinds = [*filter(None, scores), ""]
    rows = [("kind", "queries", *HEADINGS.values())]
    rows += [_row(kind or ALL, scores[kind], last.get(kind, {})) for kind in kinds]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"| {' | '.join(_aligned(row, widths))} |" for row in rows]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return [lines[0], f"| {' | '.join(rule)} |", *lines[1:]]


def _aligned(row: tuple[str, ...], widths: Sequence[int]) -> Iterator[str]:
    """Yield the cells as wide as their columns, the figures at the right."""
    yield row[0].ljust(widths[0])
    yield from map(str.rjust, row[1:], widths[1:])


def _row(kind: str, scores: FiguresByName, last: FiguresByName) -> tuple[str, ...]:
    cells = (_cell(scores[name], last.get(name)) for name in HEADINGS)
    return (kind, str(scores["queries"]), *cells)


def _cell(now: float | None, before: float | None) -> str:
    shown, was = _shown(now), _shown(before)
    return shown if before is None or shown == was else f"{shown} (was {was})"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def failure(verdict: Verdict, is_new: bool) -> str:
    """Return a paragraph that says what was looked for and what came instead."""
    judgment = verdict.judgment
    new = " (new)" if is_new else ""
    lines = [f"Line {judgment.line}, {judgment.kind}: {judgment.query or '(blank)'}{new}"]
    right = " | ".join(map(str, judgment.right)) or "nothing"
    if verdict.rank == 1:
        sections = " | ".join(map(str, judgment.sections))
        lines.append(f"  right: {right}, section {sections}")
    else:
        place = f", which is number {verdict.rank}" if verdict.rank else ""
        lines.append(f"  right: {right}{place}")
    for number, answer in enumerate(verdict.answers.first[:NAMED], start=1):
        lines.append(
            f"  {number}. {answer.title} — {answer.kind or 'other page'}: {answer.heading}"
        )
    if not verdict.answers.count:
        lines.append("  nothing came")
    return "\n".join(lines)


def failure_as_json(verdict: Verdict) -> dict[str, Any]:
    """Return the same as plain data."""
    judgment = verdict.judgment
    return {
        "line": judgment.line,
        "kind": judgment.kind,
        "query": judgment.query,
        "right": [str(page) for page in judgment.right],
        "wrong": [str(page) for page in judgment.wrong],
        "sections": [str(section) for section in judgment.sections],
        "rank": verdict.rank,
        "section_is_right": verdict.section_is_right,
        "count": verdict.answers.count,
        "came": [
            {"title": answer.title, "kind": answer.kind, "heading": answer.heading}
            for answer in verdict.answers.first[:NAMED]
        ],
    }
