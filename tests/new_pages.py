"""Pages that tests begin with."""

from contextlib import nullcontext
from typing import Any

from tests.saved_for_now import saved_for_now


def prose(*paragraphs: str) -> list[tuple[str, str]]:
    return [("rich_text", "".join(f"<p>{text}</p>" for text in paragraphs))]


def small_body() -> list[tuple[str, dict[str, Any]]]:
    """The sections that every role needs, and one of two levels, without a fault."""
    return [
        ("definition", {"content": prose("A sound engineer makes a performance audible.")}),
        ("overview", {"content": prose("They set up microphones and mix what comes in.")}),
        (
            "responsibilities",
            {"introduction": [], "items": ["Placing microphones", "Mixing"], "closing": []},
        ),
        (
            "levels",
            {
                "introduction": prose("The desk grows with the level."),
                "levels": [
                    {"level": "Assistant", "introduction": [], "duties": ["Coiling cables"]},
                    {"level": "Senior", "introduction": [], "duties": ["Designing the system"]},
                ],
            },
        ),
    ]


def new_role(title: str = "Sound Engineer", *, live: bool = True, **fields: Any) -> Any:
    """Return a role below the index: live with a faultless small body, unless told otherwise."""
    from career_pages.models import RoleIndexPage, RolePage

    fields.setdefault("body", small_body())
    fields.setdefault("lede", "They decide what an audience hears.")
    with saved_for_now():
        page = RolePage(title=title, live=False, **fields)
        RoleIndexPage.objects.get().add_child(instance=page)
    with saved_for_now() if live else nullcontext():
        revision = page.save_revision()
    if live:
        revision.publish()
    return RolePage.objects.get(pk=page.pk)


def new_chapter(role: Any, title: str = "How to Become a Sound Engineer", **fields: Any) -> Any:
    """Return a live chapter below a role."""
    from career_pages.models import ChapterPage

    fields.setdefault(
        "body", [("text", {"heading": "Training", "content": prose("Start at a local venue.")})]
    )
    role.refresh_from_db()
    with saved_for_now():
        page = role.add_child(instance=ChapterPage(title=title, live=False, **fields))
        revision = page.save_revision()
    revision.publish()
    return ChapterPage.objects.get(pk=page.pk)
