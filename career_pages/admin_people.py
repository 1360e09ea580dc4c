"""The people who can look at a page again when its review is due."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q


def people_of_the_admin() -> Any:
    """Return the active users who may enter the admin, by name, as a queryset."""
    enters = Permission.objects.filter(
        codename="access_admin", content_type__app_label="wagtailadmin"
    )
    may_enter = (
        Q(is_superuser=True) | Q(user_permissions__in=enters) | Q(groups__permissions__in=enters)
    )
    people = get_user_model().objects.filter(may_enter, is_active=True).distinct()
    return people.order_by("first_name", "last_name", "username")
