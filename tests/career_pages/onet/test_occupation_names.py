"""The name of a role for the title of an occupation."""

import pytest

from career_pages.names import RoleName
from career_pages.onet.occupations import occupation_name


@pytest.mark.parametrize(
    ("title", "name", "article"),
    [
        ("Electricians", "Electrician", "an"),
        ("Registered Nurses", "Registered Nurse", "a"),
        ("Human Resources Managers", "Human Resources Manager", "a"),
        ("Urologists", "Urologist", "a"),
        ("Actuaries", "Actuary", "an"),
        ("Orderlies", "Orderly", "an"),
        ("Nurse Midwives", "Nurse Midwife", "a"),
        ("Nannies", "Nanny", "a"),
        ("Retail Salespersons", "Retail Salesperson", "a"),
        (
            "First-Line Supervisors of Security Workers",
            "First-Line Supervisor of Security Workers",
            "a",
        ),
    ],
)
def test_a_title_of_one_job_is_put_in_the_singular(title: str, name: str, article: str) -> None:
    assert occupation_name(title) == RoleName(name, title, article)


@pytest.mark.parametrize(
    "title",
    [
        "Chefs and Head Cooks",
        "Educational, Guidance, and Career Counselors and Advisors",
        "Managers, All Other",
        "Helpers--Roofers",
        "Driver/Sales Workers",
        "Clergy",
        "Infantry",
        "Special Forces",
    ],
)
def test_any_other_title_is_kept_as_a_plural_without_article(title: str) -> None:
    name = occupation_name(title)
    assert name == RoleName(title, title, "")
    assert name.is_plural
