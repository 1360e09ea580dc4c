"""Which part of a page answers a question of a common kind, whatever words it is written in."""

from collections.abc import Mapping
from typing import Final

from career_pages.search_words import key, keys
from search.models import PAGE
from search.query import ParsedQuery
from search.stored_passage import StoredPassage

# By the class of the section's block, or by the anchor of a standing topic: words that ask for it.
ASKED_BY: Final[Mapping[str, str]] = {
    "OverviewSection": "do does job role about",
    "ResponsibilitiesSection": "duty duties responsibility responsibilities task tasks",
    "LevelsSection": "levels grades ranks stages seniority hierarchy ladder progression",
    "LevelSection": "junior senior entry graduate trainee apprentice beginner starter lead master",
    "SpecializationsSection": "type types kind kinds specialization specialize specialty branch",
    "ExperienceSection": "like feel enjoy rewarding day life",
    "KeywordsSection": "resume cv keyword keywords",
    "work-environment": "environment workplace office remote home where indoors outdoors place",
    "working-conditions": (
        "hours shift shifts night nights weekend weekends overtime hazard hazards danger dangerous "
        "risk risks injury injuries safe safety conditions physical stress"
    ),
    "difficulty": "hard difficult difficulty easy tough stressful challenging",
    "career-path": (
        "worth good future prospects outlook promotion advancement demand path progression "
        "career growth"
    ),
    "DefinitionSection": "definition meaning mean education degree qualification qualifications",
}
WORDS: Final = {place: frozenset(map(key, words.split())) for place, words in ASKED_BY.items()}

# A passage of the kind that was asked for counts so much more.
ASKED_FOR: Final = 1.6
# What a page says of itself before its sections is less of an answer than a section.
BEFORE_SECTIONS: Final = 0.6
# What is said more fully elsewhere: the definition, and the sum of the levels.
SAID_ELSEWHERE: Final = {PAGE: BEFORE_SECTIONS, "DefinitionSection": 0.9, "LevelsSection": 0.6}


def fitness(passage: StoredPassage, query: ParsedQuery, *, by_name: bool) -> float:
    """Return by how much the passage is the better for being of its kind; 1 for most.

    ``by_name`` says that the query is the name of the page: nothing in particular was asked.
    """
    asked = frozenset(keys(query.text))
    if any(asked & WORDS.get(place, frozenset()) for place in (passage.kind, passage.anchor)):
        return ASKED_FOR
    return 1.0 if by_name else SAID_ELSEWHERE.get(passage.kind, 1.0)
