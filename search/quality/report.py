"""A query that failed, in words and as data."""

from typing import Any, Final

from search.quality.judging import Verdict

# So many results that came instead are named.
NAMED: Final = 3


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
