"""Browsers of people who may do some things in the admin and not others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def sign_in(person: Callable[[str], Any]) -> Callable[[str], Client]:
    """Return a browser in which a `person` has signed in: "anonymous" is nobody."""

    def browser(who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(person(who))
        return client

    return browser
