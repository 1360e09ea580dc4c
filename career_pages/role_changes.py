"""Small changes of a role that are made without opening it."""

from datetime import date

from career_pages.models import CareerArea, OtherTitle, RolePage
from career_pages.quiet_change import Change


def set_area(area: CareerArea | None) -> Change:
    """Return the change that puts a role in the area; None takes it out of its area."""

    def change(role: RolePage) -> None:
        role.area = area

    return change


def set_reviewer(name: str) -> Change:
    """Return the change that names who checked a role; "" removes the name."""

    def change(role: RolePage) -> None:
        role.reviewer = name

    return change


def set_review_dates(last: date | None, following: date | None) -> Change:
    """Return the change that sets when a role was and will be reviewed; None leaves a date."""

    def change(role: RolePage) -> None:
        role.last_reviewed = last or role.last_reviewed
        role.next_review = following or role.next_review

    return change


def add_title(title: str) -> Change:
    """Return the change that gives a role another title, unless it has that one."""

    def change(role: RolePage) -> None:
        known = list(role.other_titles.all())
        if title.casefold() not in {other.title.casefold() for other in known}:
            role.other_titles.add(OtherTitle(title=title, sort_order=len(known)))

    return change
