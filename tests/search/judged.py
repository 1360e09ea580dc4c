"""Judgments and answers, as short as tests want them."""

from search.judgments import Answer, Answers, JudgedPage, JudgedSection, Judgment

ELECTRICIAN = Answer(
    "Electrician", "47-2111.00", "Electrician", kind="OverviewSection", heading="What they do"
)
SKILLS = Answer(
    "Electrician Skills", "47-2111.00", "Electrician", "Electrician Skills", "Page", "Skills"
)
BAKER = Answer("Baker", "", "Baker", kind="LevelSection", heading="The First Year")
HOME = Answer("Career Guide")


def judgment(
    *right: str, wrong: tuple[str, ...] = (), sections: tuple[str, ...] = (), kind: str = "name"
) -> Judgment:
    """Return a judgment of those pages and sections; of nothing where none is given."""
    return Judgment(
        kind=kind,
        query=" ".join([kind, *right]),
        right=tuple(map(JudgedPage.parse, right)),
        wrong=tuple(map(JudgedPage.parse, wrong)),
        sections=tuple(map(JudgedSection.parse, sections)),
        reason="",
        line=3,
    )


def answers(*first: Answer) -> Answers:
    """Return those answers, of which there are no more."""
    return Answers(len(first), first)
