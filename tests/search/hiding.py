"""A role that nobody may read any longer, in each way in which that comes about."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from career_pages.models import CareerArea, RolePage, RoleSkill, Skill
from tests.search.conftest import AddRole

Hide = Callable[[RolePage], Any]


def _unpublish(role: RolePage) -> None:
    role.unpublish()


def _delete(role: RolePage) -> None:
    role.delete()


def _expire(role: RolePage) -> None:
    RolePage.objects.filter(pk=role.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def _schedule(role: RolePage) -> None:
    RolePage.objects.filter(pk=role.pk).update(go_live_at=timezone.now() + timedelta(hours=1))


def _restrict(kind: str) -> Hide:
    def hide(role: RolePage) -> None:
        PageViewRestriction.objects.create(page=role, restriction_type=kind, password="x")

    return hide


def _restrict_above(role: RolePage) -> None:
    PageViewRestriction.objects.create(page=role.get_parent(), restriction_type="login")


def _unpublish_silently(role: RolePage) -> None:
    RolePage.objects.filter(pk=role.pk).update(live=False)


def _take_off_the_site(role: RolePage) -> None:
    role.move(Page.get_first_root_node(), pos="last-child")


STATES: dict[str, Hide] = {
    "unpublished": _unpublish,
    "deleted": _delete,
    "expired": _expire,
    "scheduled": _schedule,
    "private by login": _restrict("login"),
    "private by group": _restrict("groups"),
    "private by password": _restrict("password"),
    "below a private page": _restrict_above,
    "not live, told by nobody": _unpublish_silently,
    "on no site": _take_off_the_site,
}

# Of these the index learns when it is made anew.
SILENT = frozenset({"expired", "scheduled", "not live, told by nobody"})


def add_secret(add_role: AddRole, **fields: Any) -> RolePage:
    """Add a role that has a skill, an area, another title, and a promotion; live by default."""
    skill = Skill.objects.create(name="Lautering")
    area = CareerArea.objects.create(name="Cellar trades", slug="cellar")
    query = Query.get("zymurgist")
    role = add_role(
        "Zymurgist",
        "Fermentation in a copper kettle.",
        titles=("Brewmaster",),
        role_skills=[RoleSkill(skill=skill)],
        area=area,
        **fields,
    )
    SearchPromotion.objects.create(query=query, page=role, description="Try the copper.")
    return role
