"""What blocks can refer to, and bodies filled with all of them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from career_pages.models import CallToAction
from tests.career_pages.blocks.filled_blocks import BODIES, Filler

MakePage = Callable[..., Any]


@pytest.fixture
def filler(site_image: Any, make_role: MakePage) -> Callable[[str], Filler]:
    """Fill blocks with a word, and with a picture, a role and a call to action of this site."""
    shared = CallToAction.objects.create(name="Courses", heading="", text="Look.", button="Go")
    role = make_role("Lighting Designer")

    def make(word: str) -> Filler:
        return Filler(word, image=site_image.pk, role=role.pk, shared=shared.pk)

    return make


@pytest.fixture
def page_with(make_role: MakePage, make_chapter: MakePage) -> Callable[..., Any]:
    """Make a draft of a role or chapter whose body is that stream data."""

    def make(body: str, data: list[dict[str, Any]]) -> Any:
        page = make_role() if body == "role" else make_chapter(make_role())
        put(page, body, data)
        return page

    return make


def put(page: Any, body: str, data: list[dict[str, Any]]) -> Any:
    """Save the body as the newest draft of the page, and return that revision."""
    page.body = BODIES[body].to_python(json.loads(DjangoJSONEncoder().encode(data)))
    return page.save_revision()
