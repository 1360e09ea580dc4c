"""What a complete page has, and how much of that a page has already."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from career_pages.sections import PartKind, Section, top_sections

# What there should be at least for a section to be complete. Fewer than two levels or types are
# no choice, and a reader with three questions finds out whether more is worth reading.
ENOUGH: Final = {
    "DefinitionSection": (1, "definition", "Say what the role is, in a definition."),
    "OverviewSection": (1, "overview", "Say what people in the role do."),
    "ResponsibilitiesSection": (5, "responsibilities", "List five responsibilities or more."),
    "LevelsSection": (2, "levels", "Describe the work at two levels or more."),
    "SpecializationsSection": (2, "specializations", "Describe two specializations or more."),
    "ExperienceSection": (1, "experience", "Say what the role is like from inside."),
    "TopicSection": (2, "topics", "Write two topics or more, such as the work environment."),
    "FAQSection": (3, "faqs", "Answer three questions or more."),
    "KeywordsSection": (5, "keywords", "List five resume keywords or more."),
    "UpNextBlock": (1, "up-next", "Say what to read next."),
}
LISTS: Final = {"ResponsibilitiesSection": "items", "KeywordsSection": "keywords"}


class Step(NamedTuple):
    """One thing that a complete page has: its name, what to do, where, and whether it is done."""

    name: str
    label: str
    field: str
    done: bool


def steps(page: Any) -> list[Step]:
    """Return what a complete role or chapter has, in the order of its form."""
    found = [section for section in top_sections(page) if section.shown]
    return list(_steps_of_role(page, found) if hasattr(page, "headline") else _steps(page, found))


def score(todo: Sequence[Step]) -> int:
    """Return how much of that is done, from 0 to 100; 100 only when all of it is."""
    return 100 * sum(step.done for step in todo) // len(todo)


def _steps(page: Any, found: list[Section]) -> Iterator[Step]:
    kinds = [section.kind for section in found]
    yield Step("lede", "Write a lede: why read on?", "lede", bool(page.lede))
    yield Step("sections", "Write two sections or more.", "body", kinds.count("TextSection") > 1)
    # A reader who has finished a chapter is offered the next page without being told of one.
    yield _description(page)


def _steps_of_role(page: Any, found: list[Section]) -> Iterator[Step]:
    yield Step("lede", "Write a lede: why read on?", "lede", bool(page.lede))
    for kind, (enough, name, label) in ENOUGH.items():
        of_kind = [section for section in found if section.kind == kind]
        field = of_kind[0].path if of_kind else "body"
        yield Step(name, label, field, _count(kind, of_kind) >= enough)
    yield Step("area", "Choose the career area.", "area", bool(page.area_id))
    for name, relation, enough, label in (
        ("titles", "other_titles", 1, "Add another title that people use."),
        ("skills", "role_skills", 3, "Choose three skills or more."),
        ("related", "related_roles", 1, "Relate the role to another."),
        ("sources", "sources", 1, "Name a source where facts can be checked."),
    ):
        rows = len(getattr(page, relation).all())
        yield Step(name, label, relation, rows >= enough)
    yield Step("reviewed", "Say when it was reviewed.", "last_reviewed", bool(page.last_reviewed))
    yield _description(page)


def _description(page: Any) -> Step:
    label = "Write the description that search engines show."
    return Step("description", label, "search_description", bool(page.search_description))


def _count(kind: str, of_kind: list[Section]) -> int:
    """Return how much there is: subsections where it has them, list items where it is a list."""
    if kind in LISTS:
        field = f".{LISTS[kind]}."
        return sum(
            part.kind is PartKind.ITEM and field in part.path
            for section in of_kind
            for part in section.parts
        )
    if kind in {"LevelsSection", "SpecializationsSection", "FAQSection"}:
        return sum(sub.shown for section in of_kind for sub in section.subsections)
    return len(of_kind)
