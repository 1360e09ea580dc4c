"""The names that may be suggested, as the database has them."""

from collections.abc import Iterator

from django.db.models import Max, Min

from career_pages.models import OtherTitle, RolePage, RoleSkill
from search.models import Passage
from search.suggestions.name import Kind, Name
from search.suggestions.topics import TOPICS
from search.visibility import visible


def all_names() -> Iterator[Name]:
    """Yield every name that may be suggested now, in a fixed number of queries."""
    roles = visible(RolePage.objects.order_by())
    ids = roles.values("pk")
    for key, title in roles.values_list("pk", "title"):
        yield Name(Kind.ROLE, key, title, (key,))
    titles = OtherTitle.objects.order_by().filter(role__in=ids)
    for key, title, role in titles.values_list("pk", "title", "role"):
        yield Name(Kind.OTHER_TITLE, key, title, (role,))
    needed = RoleSkill.objects.order_by().filter(role__in=ids, skill__is_confirmed=True)
    by_skill = needed.values_list("skill", "skill__name")
    for key, title, first, last in by_skill.annotate(Min("role"), Max("role")):
        yield Name(Kind.SKILL, key, title, (first, last))
    sections = Passage.objects.order_by().filter(kind="TopicSection", anchor__in=TOPICS)
    there = set(sections.values_list("anchor", flat=True).distinct())
    for key, (anchor, title) in enumerate(TOPICS.items()):
        if anchor in there:
            yield Name(Kind.TOPIC, key, str(title))
