"""People who may do some things in the admin and not others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission

MAY = {
    "author": ("add_page",),
    "reviewer": ("change_page",),
    "publisher": ("add_page", "change_page", "publish_page"),
    "visitor of the admin": (),
}


@pytest.fixture
def sign_in(roles_index: Any) -> Callable[[str], Client]:
    """Return a browser in which somebody has signed in: "anonymous" is nobody."""

    def browser(who: str) -> Client:
        client = Client()
        if who == "administrator":
            client.force_login(get_user_model().objects.create_superuser(who, "a@example.org"))
        elif who != "anonymous":
            group = Group.objects.create(name=who)
            group.permissions.add(Permission.objects.get(codename="access_admin"))
            for codename in MAY[who]:
                GroupPagePermission.objects.create(
                    group=group,
                    page=roles_index,
                    permission=Permission.objects.get(codename=codename),
                )
            user = get_user_model().objects.create_user(who)
            user.groups.add(group)
            client.force_login(user)
        return client

    return browser
