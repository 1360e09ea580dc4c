"""What an occupation's facts offer to a role's page."""

from career_pages.onet.occupations import JobZone, OccupationFacts, SkillOffer, Technology, offer_of

FACTS = OccupationFacts(
    code="11-1011.00",
    title="Parcel Sorters",
    description="Sort parcels for the U.S. Mail & others. May drive.",
    tasks=("Sort parcels.", "Read <labels>.", "sort parcels"),
    technologies=(
        Technology("Sheetmaster", "Spreadsheet software", True),
        Technology("Boxlist", "Inventory software", False),
        Technology("Cratebook", "Inventory software", False),
        Technology("boxlist", "Inventory software", False),
    ),
    related=("11-1012.00",),
    job_zone=JobZone(2, "Zone Two", "A diploma.", "A few weeks."),
)


def test_the_description_becomes_lede_search_description_and_overview() -> None:
    offer = offer_of(FACTS, "99.1")
    assert offer.lede == "Sort parcels for the U.S. Mail & others."
    assert offer.search_description == FACTS.description
    html = {one.kind: "".join(piece.html for piece in one.introduction) for one in offer.sections}  # type: ignore[union-attr]
    assert html["OverviewSection"] == (
        "<p>Sort parcels for the U.S. Mail &amp; others. May drive.</p>"
    )
    assert html["DefinitionSection"].endswith("<p>Zone Two. A diploma. A few weeks.</p>")


def test_a_long_description_is_cut_at_a_word_for_search_engines() -> None:
    facts = OccupationFacts("11-1011.00", "Sorters", "word " * 60)
    description = offer_of(facts, "99.1").search_description
    assert len(description) <= 160
    assert description.endswith("word…")


def test_tasks_become_responsibilities_each_once_and_without_full_stop() -> None:
    last = offer_of(FACTS, "99.1").sections[-1]
    assert last.kind == "ResponsibilitiesSection"
    assert last.items == ("Sort parcels", "Read &lt;labels&gt;")


def test_an_occupation_without_tasks_has_no_responsibilities() -> None:
    offer = offer_of(OccupationFacts("11-1011.00", "Clergy", "Lead."), "99.1")
    assert [one.kind for one in offer.sections] == ["DefinitionSection", "OverviewSection"]
    assert offer.job_zone is None


def test_hot_technologies_are_skills_and_all_others_examples_of_their_kind() -> None:
    assert offer_of(FACTS, "99.1").skills == (
        SkillOffer("Sheetmaster"),
        SkillOffer("Inventory software", "Boxlist; Cratebook"),
    )


def test_the_attribution_names_the_release() -> None:
    assert offer_of(FACTS, "99.1").attribution == (
        "This page includes information from the O*NET 99.1 Database by the U.S. Department of "
        "Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 "
        "license. O*NET® is a trademark of USDOL/ETA."
    )
