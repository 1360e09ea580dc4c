"""The guide as far as its pages and sections are judged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from career_pages.models import ChapterPage, RolePage
from search.models import Passage
from search.quality.answer import Answer, Answers
from search.quality.judgment import Judgment
from search.service import search
from search.visibility import visible


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
