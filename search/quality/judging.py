"""Whether what search gave is what somebody judged to be right."""

from dataclasses import dataclass
from typing import Final

from search.quality.answer import Answer, Answers
from search.quality.judgment import JudgedPage, Judgment

# Results behind the tenth are none: few readers go to a second page.
DEPTH: Final = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a query was answered.

    ``rank`` is the place of the first right page among the first ten, from 1; None if it is not
    there, or a wrong one is. ``section_is_right`` is None where no section was judged.
    ``found_rightly`` says whether something was found, or nothing, as it should be.
    """

    judgment: Judgment
    answers: Answers
    rank: int | None
    section_is_right: bool | None
    found_rightly: bool

    @property
    def failed(self) -> bool:
        """Say whether a reader would not have had the right answer at once."""
        is_first = self.rank == 1 or not self.judgment.right
        return not (is_first and self.found_rightly) or self.section_is_right is False


def judge(judgment: Judgment, answers: Answers) -> Verdict:
    """Return how well the answers are those of the judgment."""
    first = answers.first[:DEPTH]
    rank = next((at for at, one in enumerate(first, 1) if _any_is(judgment.right, one)), None)
    if any(_any_is(judgment.wrong, one) for one in first):
        rank = None
    return Verdict(
        judgment=judgment,
        answers=answers,
        rank=rank,
        section_is_right=_section_is_right(judgment, first[rank - 1] if rank else None),
        found_rightly=bool(answers.count) == bool(judgment.right),
    )


def _any_is(pages: tuple[JudgedPage, ...], answer: Answer) -> bool:
    return any(page.is_of(answer) for page in pages)


def _section_is_right(judgment: Judgment, answer: Answer | None) -> bool | None:
    """Say whether the answer's best passage is of a right section, None if none was judged."""
    if not judgment.sections:
        return None
    if answer is None:
        return False
    return any(section.is_of(answer.kind, answer.heading) for section in judgment.sections)
