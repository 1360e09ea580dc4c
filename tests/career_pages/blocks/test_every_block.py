"""What every kind of block must be able to do in the editor."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail import blocks
from wagtail.models import Comment
from wagtail.test.utils.form_data import nested_form_data

from career_pages.blocks import ChapterBody, ProseBlock, RoleBody
from career_pages.models import CallToAction, ChapterPage, RolePage
from career_pages.sections.projection import sections
from tests.career_pages.blocks.block_values import BODIES, KINDS, Filler, leaf_paths, posted
from tests.made_once import made_once, read_again
from tests.new_pages import new_chapter, new_role

MakeFiller = Callable[[str], Filler]
PageWith = Callable[..., Any]
RoleForm = Callable[..., dict[str, Any]]

AS_JSON = {"accept": "application/json"}
# The database keeps the body as it is given; what the form makes of it is the same with every one.
every_kind = pytest.mark.parametrize(("body", "kind"), KINDS)


@made_once
def made() -> dict[str, Any]:
    """What sections name, a live role with a chapter, and a role that waits to go live."""
    role = new_role()
    return {
        "shared": CallToAction.objects.create(
            name="Courses", heading="", text="Look.", button="Go"
        ),
        "foreign": new_role("Lighting Designer"),
        "waiting": new_role("Electrician", live=False),
        "chapter": new_chapter(role),
        "role": role,
    }


@pytest.fixture
def pages(made: dict[str, Any], db: None) -> dict[str, Any]:
    return dict(read_again(made))


@pytest.fixture
def filler(site_image: Any, pages: dict[str, Any]) -> Callable[[str], Filler]:
    """Fill blocks with a word, and with a picture, a role and a call to action of this site."""

    def make(word: str) -> Filler:
        return Filler(
            word, image=site_image.pk, role=pages["foreign"].pk, shared=pages["shared"].pk
        )

    return make


@pytest.fixture
def page_with(pages: dict[str, Any]) -> Callable[..., Any]:
    """Return a role or chapter whose newest draft has that stream data as its body."""

    def make(body: str, data: list[dict[str, Any]]) -> Any:
        put(pages[body], body, data)
        return pages[body]

    return make


def put(page: Any, body: str, data: list[dict[str, Any]]) -> Any:
    """Save the body as the newest draft of the page, and return that revision."""
    page.body = BODIES[body].to_python(json.loads(DjangoJSONEncoder().encode(data)))
    return page.save_revision()


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(role_form: RoleForm, page: Any, body: str, data: Any, **more: str) -> dict[str, Any]:
    stream = nested_form_data({"body": posted(BODIES[body], data)})
    return {**role_form(body={"count": "0"}, title=page.title, slug=page.slug), **stream, **more}


def newest(page: Any) -> Any:
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


@pytest.mark.once
@every_kind
def test_it_is_saved_without_a_loss_and_then_with_a_comment_on_every_field(
    admin_client: Client,
    role_form: RoleForm,
    filler: MakeFiller,
    page_with: PageWith,
    body: str,
    kind: str,
) -> None:
    data = [filler("Fader").section(body, kind)]
    page = page_with(body, [])
    form = form_of(role_form, page, body, data)
    answer = admin_client.post(edit_url(page), form, headers=AS_JSON).json()
    assert answer["success"], answer
    saved = newest(page)
    stored = saved.body.get_prep_value()
    assert without_anchors(stored) == without_anchors(data)
    paths = list(leaf_paths(saved.body.stream_block, saved.body, "body"))
    assert paths
    more = {"overwrite_revision_id": answer["revision_id"], "lede": "Why read on."}
    again = form | more | nested_form_data({"comments": comments_on(paths)})
    answer = admin_client.post(edit_url(page), again, headers=AS_JSON).json()
    assert answer["success"], answer
    saved = newest(page)
    assert saved.body.get_prep_value() == stored
    comments = Comment.objects.filter(page=page.pk)
    assert {one.contentpath for one in comments} == set(paths)
    assert all(one.has_valid_contentpath(saved) for one in comments)


def comments_on(paths: list[str]) -> dict[str, Any]:
    """Return what a form sends that has a new comment at each of the paths."""
    comments = {
        str(number): {"contentpath": path, "text": "Is that so?", "position": "", "id": ""}
        | {"DELETE": "", "resolved": "", "replies": empty_formset()}
        for number, path in enumerate(paths)
    }
    return {**empty_formset(len(paths)), **comments}


def empty_formset(count: int = 0) -> dict[str, Any]:
    totals = {"TOTAL_FORMS": str(count), "INITIAL_FORMS": "0"}
    return {**totals, "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}


def without_anchors(data: Any) -> Any:
    """Return the stream data without the anchors, which are made when a page is saved."""
    if isinstance(data, dict):
        return {name: without_anchors(value) for name, value in data.items() if name != "anchor"}
    if isinstance(data, list):
        return [without_anchors(value) for value in data]
    return str(data) if isinstance(data, date) else data


@pytest.mark.once
@every_kind
def test_a_copy_gets_ids_and_anchors_of_its_own(
    admin_client: Client,
    role_form: RoleForm,
    filler: MakeFiller,
    page_with: PageWith,
    body: str,
    kind: str,
) -> None:
    page = page_with(body, [filler("Fader").section(body, kind)])
    kept = newest(page)
    original = kept.body.get_prep_value()[0]
    sent = [doubled(original)]
    if not BODIES[body].meta.block_counts.get(kind):
        sent.append(with_new_ids(original))
    admin_client.post(edit_url(page), form_of(role_form, page, body, sent))
    saved = newest(page)
    ids, anchors = ids_of(saved.body.get_prep_value()), [one.anchor for one in sections(saved)]
    assert ids == ids_of(sent)
    assert len(ids) == len(set(ids))
    assert len(anchors) == len(set(anchors))
    assert {one.anchor for one in sections(kept)} <= set(anchors)


def with_new_ids(data: Any) -> Any:
    """Return the data as the editor copies a block: everything the same but the ids."""
    if isinstance(data, dict):
        made = {name: with_new_ids(value) for name, value in data.items()}
        return {**made, "id": str(uuid4())} if "id" in data else made
    return [with_new_ids(one) for one in data] if isinstance(data, list) else data


def doubled(data: Any) -> Any:
    """Return the data with every child of every stream and list inside copied."""
    if isinstance(data, dict):
        return {name: doubled(value) for name, value in data.items()}
    if isinstance(data, list) and ids_of(data):
        return [copy for one in data for copy in (doubled(one), with_new_ids(one))]
    return data


def ids_of(data: Any) -> list[str]:
    if isinstance(data, list):
        return [found for one in data for found in ids_of(one)]
    if isinstance(data, dict):
        own = [data["id"]] if "id" in data else []
        return own + [found for value in data.values() for found in ids_of(value)]
    return []


@pytest.mark.once
@every_kind
def test_it_goes_live_when_it_is_due(
    admin_client: Client,
    role_form: RoleForm,
    pages: dict[str, Any],
    body: str,
    kind: str,
) -> None:
    page = pages["chapter" if body == "chapter" else "waiting"]
    data = with_preview(page, kind)
    soon = timezone.now() + timedelta(days=1)
    sent = {"go_live_at": soon.strftime("%Y-%m-%d %H:%M"), "action-publish": "1"}
    response = admin_client.post(edit_url(page), form_of(role_form, page, body, data, **sent))
    assert response.status_code == 302
    revision = newest(page).get_latest_revision()
    assert revision.approved_go_live_at
    assert type(page).objects.get(pk=page.pk).live is (body == "chapter")
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    page = type(page).objects.get(pk=page.pk)
    assert page.live
    assert page.body[-1].block_type == kind
    assert f'id="{page.contents[-1].anchor}"' in Client().get(page.url).content.decode()


def with_preview(page: Any, kind: str) -> list[dict[str, Any]]:
    """Return the page's body with the picker's preview of that kind at its end, in one copy."""
    block = page.body.stream_block.child_blocks[kind]
    value = block.get_prep_value(block.get_preview_value())
    # Looked at, a stored section has every field, also those that were left out.
    stored = [child.get_prep_value() for child in page.body]
    own = [one for one in stored if one["type"] != kind or kind == "text"]
    return [*own, {"type": kind, "value": value, "id": "the-new-one"}]


@pytest.mark.once
def test_the_form_has_every_field_once() -> None:
    """Whichever of them are behind the settings."""
    for block in walk(RoleBody()):
        if isinstance(block, blocks.StructBlock):
            in_form = block.meta.form_layout.get_sorted_block_names()
            assert sorted(in_form) == sorted(block.child_blocks), type(block).__name__


def walk(block: blocks.Block) -> Any:
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from walk(child)
    if isinstance(block, blocks.ListBlock):
        yield from walk(block.child_block)


PICKERS: dict[str, blocks.StreamBlock] = {
    "role": RolePage._meta.get_field("body").stream_block,
    "chapter": ChapterPage._meta.get_field("body").stream_block,
}


def offered(picker: blocks.StreamBlock) -> Iterator[blocks.Block]:
    """Yield the blocks of the picker, and those of the pickers inside them."""
    for child in picker.child_blocks.values():
        yield child
        for inner in getattr(child, "child_blocks", {}).values():
            if isinstance(inner, blocks.StreamBlock):
                yield from offered(inner)


OFFERED = {
    f"{name} {type(block).__name__} {block.name}": block
    for name, picker in PICKERS.items()
    for block in offered(picker)
}


def preview(client: Client, block: blocks.Block) -> Any:
    url = reverse("wagtailadmin_block_preview")
    response = client.get(url, {"id": block.definition_prefix})
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser").select_one("main")


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_each_block_of_the_pickers_shows_words_and_says_what_it_is_for(
    admin_client: Client, name: str
) -> None:
    block = OFFERED[name]
    assert block.is_previewable
    assert block.get_description()
    shown = preview(admin_client, block)
    assert len(shown.get_text(" ", strip=True).split()) >= 5, shown


def test_every_block_of_the_bodies_is_offered() -> None:
    kinds = {block.name for block in OFFERED.values()}
    for body in (RoleBody(), ChapterBody(), ProseBlock()):
        assert set(body.child_blocks) <= kinds


def test_a_picture_is_shown_that_the_project_brings_along(admin_client: Client) -> None:
    image = preview(admin_client, OFFERED["role FigureBlock figure"]).select_one("img")
    assert image["alt"]
    assert finders.find(image["src"].removeprefix("/static/"))


def test_what_comes_next_leads_somewhere(admin_client: Client) -> None:
    link = preview(admin_client, OFFERED["role UpNextBlock up_next"]).select_one("a.onward")
    assert admin_client.get(link["href"]).status_code == 200


# The database keeps both versions as they are given; what differs is found without it.

# The role of the previews in the block picker.
FOREIGN = "Electrician"


def compared(client: Client, page: Any, before: Any, after: Any) -> Any:
    """Return what the screen shows of the body, as a tree of elements."""
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before.pk, after.pk])
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser").select_one(".comparison")


@pytest.mark.once
@every_kind
def test_it_is_compared_when_it_is_new_gone_unchanged_or_changed(
    admin_client: Client, filler: MakeFiller, page_with: PageWith, body: str, kind: str
) -> None:
    section, other = filler("Fader").section(body, kind), filler("Cable").section(body, "text")
    page = page_with(body, [other])
    without = page.get_latest_revision()
    first = put(page, body, [other, section])
    for before, after, mark in ((without, first, "addition"), (first, without, "deletion")):
        shown = compared(admin_client, page, before, after)
        assert "Fader" in shown.select_one(f".{mark}").text
        assert FOREIGN not in shown.text
        unchanged = [
            one for one in shown.select(".comparison__child-object") if "Cable" in one.text
        ]
        assert unchanged
    second = put(page, body, replaced(page.body.get_prep_value(), "Cable", "Plug"))
    shown = compared(admin_client, page, first, second)
    assert "Fader" in shown.text
    assert FOREIGN not in shown.text
    third = put(page, body, replaced(page.body.get_prep_value(), "Fader", "Mixer"))
    shown = compared(admin_client, page, second, third)
    assert "Mixer" in shown.select_one(".addition").text
    assert "Fader" in shown.select_one(".deletion").text
    assert FOREIGN not in shown.text


@pytest.mark.once
def test_a_testimonial_that_readers_do_not_see_is_compared_too(
    admin_client: Client, filler: MakeFiller, page_with: PageWith
) -> None:
    section = filler("Fader").section("role", "experience")
    for item in section["value"]["testimonials"]:
        item["value"]["consent_date"] = None
    page = page_with("role", [])
    before = page.get_latest_revision()
    shown = compared(admin_client, page, before, put(page, "role", [section]))
    assert shown.text.count("Organization") == 2


def replaced(data: Any, old: str, new: str) -> Any:
    """Return the stream data with the word replaced wherever it stands."""
    if isinstance(data, dict):
        return {name: replaced(value, old, new) for name, value in data.items()}
    if isinstance(data, list):
        return [replaced(value, old, new) for value in data]
    return data.replace(old, new) if isinstance(data, str) else data
