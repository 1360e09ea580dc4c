"""Pictures need words for those who cannot see them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from career_pages.checks import Finding, findings
from career_pages.forms import body_error
from career_pages.publishing.gate import publication_errors
from career_pages.sections.projection import sections
from home.models import GuideImage

Body = Callable[..., list[tuple[str, dict[str, Any]]]]


@pytest.fixture
def body(tmp_path: Path, settings: Any, db: None) -> Body:
    """Return the body of a page with nothing but a figure."""
    settings.MEDIA_ROOT = str(tmp_path)
    data = BytesIO()
    Image.new("RGB", (2, 2)).save(data, "PNG")
    image = GuideImage.objects.create(title="Desk", file=ImageFile(data, name="desk.png"))

    def make(**fields: Any) -> list[tuple[str, dict[str, Any]]]:
        value = {"image": image.pk, "alt_text": "", "decorative": False, **fields}
        figure = {"type": "figure", "value": {"image": value, "caption": ""}, "id": "figure"}
        return [("text", {"heading": "The Desk", "content": [figure]})]

    return make


def page_with(make_role: Callable[..., Any], body: Any) -> Any:
    page = make_role(live=False)
    data = [{"type": name, "value": value, "id": "section"} for name, value in body]
    page.body = page.body.stream_block.to_python(data)
    return page


def found(page: Any) -> list[Finding]:
    return [finding for finding in findings(page) if finding.rule == "missing-alt-text"]


def test_a_picture_without_words_may_not_go_live(make_role: Callable[..., Any], body: Body) -> None:
    page = page_with(make_role, body())
    (finding,) = found(page)
    assert finding.field == "body.section.content.figure.image.alt_text"
    assert finding.excerpt == "The Desk"
    assert finding in publication_errors(page)


def test_the_message_stands_at_the_field(make_role: Callable[..., Any], body: Body) -> None:
    page = page_with(make_role, body())
    error: Any = body_error(page.body, [(found(page)[0].field, "Describe it.")])
    for step in (0, "content", 0, "image", "alt_text"):
        error = error.block_errors[step]
    assert error.messages == ["Describe it."]


@pytest.mark.parametrize(
    "fields", [{"alt_text": "A mixing desk"}, {"decorative": True}, {"image": None}]
)
def test_a_picture_that_needs_no_more_words_passes(
    make_role: Callable[..., Any], body: Body, fields: dict[str, Any]
) -> None:
    assert found(page_with(make_role, body(**fields))) == []


def test_readers_see_a_section_that_holds_only_a_picture(
    make_role: Callable[..., Any], body: Body
) -> None:
    (section,) = sections(page_with(make_role, body()))
    assert (section.shown, section.text) == (True, "")
