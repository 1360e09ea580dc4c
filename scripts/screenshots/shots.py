"""The table of all screenshots, in the order of the handbook.

One row says who is signed in, which steps are taken, and what the picture shows of the window then.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from scripts.screenshots import steps
from scripts.screenshots.steps import Steps

# The moment at which all of them are taken.
MOMENT: Final = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)

# The people of a site in development, and the password of each.
NOBODY: Final = ""
AUTHOR: Final = "author"
REVIEWER: Final = "reviewer"
PUBLISHER: Final = "publisher"
PASSWORD: Final = "career-guide"  # noqa: S105 - of a site that lives for a minute

NEEDS: Final = "section:has(> * > #what-needs-you-heading), section:has(.guide-needs)"
PUBLISH: Final = "footer button:has-text('Publish')"


@dataclass(frozen=True, slots=True)
class Shot:
    """A screenshot: its name, who takes which steps before it, and what is shown.

    ``mark`` and ``around`` are selectors. What is marked gets an outline, with a number where
    there is more than one. The picture shows what is ``around``, the whole window if that is
    empty, and ``margin`` pixels more on each side.
    """

    name: str
    who: str
    steps: Steps
    mark: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    margin: int = 16
    height: int = 800


SHOTS: Final[tuple[Shot, ...]] = (
    # Signing in and finding one's way.
    Shot("sign-in", NOBODY, steps.at("/admin/login/"), around=("main",), margin=0, height=560),
    Shot(
        "home",
        AUTHOR,
        steps.at("/admin/"),
        mark=(
            "#wagtail-sidebar [role=search]",
            "#wagtail-sidebar :is(a, button):has-text('Roles')",
            "#wagtail-sidebar :is(a, button):has-text('Import a guide')",
            "#wagtail-sidebar :is(a, button):has-text('Help')",
            NEEDS,
        ),
        height=800,
    ),
    Shot("what-needs-you", REVIEWER, steps.at("/admin/"), around=(NEEDS,), height=1000),
    Shot(
        "editor",
        PUBLISHER,
        steps.in_editor_of("Electrician"),
        mark=(
            "[role=tablist] [role=tab]",
            "[data-side-panel-toggle]",
            "a[aria-label='History'], a:has(.icon-history)",
            "footer nav",
        ),
        around=("main",),
        margin=0,
        height=720,
    ),
    # A role from a finished document.
    Shot(
        "import-start",
        AUTHOR,
        steps.at("/admin/import/"),
        mark=("[name=documents]", "[name=text]", "form button:has-text('Import')"),
        around=("main [data-import-start]", "main h2 >> nth=0"),
    ),
    Shot(
        "import-lines",
        AUTHOR,
        steps.look_through,
        mark=("button:has-text('Make the draft')", ".import-line >> nth=2"),
        around=("main",),
        margin=0,
        height=740,
    ),
    Shot(
        "import-doubtful",
        AUTHOR,
        steps.go_to_doubtful_line,
        mark=(f"{steps.DOUBTFUL} >> nth=0",),
        around=(f"{steps.DOUBTFUL} >> nth=0",),
        margin=12,
    ),
    Shot(
        "import-change",
        AUTHOR,
        steps.change_line,
        mark=("[name=what]", "[name=section]", ".import-form button"),
        around=(".import-line--open",),
    ),
    # A role by hand: its name, its sections, and what stands in them.
    Shot(
        "add-a-role",
        AUTHOR,
        steps.open_roles,
        mark=("main header a:has-text('Add role')",),
        around=("main header", "main table tr >> nth=3"),
        margin=0,
    ),
    Shot(
        "new-role",
        AUTHOR,
        steps.new_role,
        mark=("[name=title]", "[name=plural]", "[name=article]", "[name=headline]"),
        around=("[name=title]", "[name=headline]", "[name=article]"),
        margin=50,
    ),
    Shot(
        "choose-a-section",
        AUTHOR,
        steps.choose_section,
        mark=(f"{steps.BODY} .c-sf-add-button >> nth=0", ".w-combobox__option-preview >> nth=0"),
        around=(".w-combobox", f"{steps.BODY} .c-sf-add-button >> nth=0"),
    ),
    Shot(
        "section-buttons",
        AUTHOR,
        steps.see_controls,
        mark=(f"{steps.section('definition')} [data-panel-controls] >> nth=0",),
        around=(f"{steps.section('definition')} .w-panel__header >> nth=0",),
        margin=40,
    ),
    Shot(
        "blank-heading",
        PUBLISHER,
        steps.see_generated_heading,
        mark=(
            f"{steps.section('responsibilities')} button:has(.icon-cog) >> nth=0",
            f"{steps.section('responsibilities')} [data-contentpath=heading]",
        ),
        around=(
            f"{steps.section('responsibilities')} .w-panel__header >> nth=0",
            f"{steps.section('responsibilities')} [data-contentpath=heading]",
        ),
        margin=24,
    ),
    Shot(
        "picture",
        AUTHOR,
        steps.add_picture,
        mark=("[name$=alt_text]", "[name$=decorative]"),
        around=(steps.FIGURE,),
        height=900,
    ),
    Shot(
        "link",
        AUTHOR,
        steps.add_link,
        mark=(f"{steps.DIALOG} >> text=External link",),
        around=(".modal-content",),
    ),
    Shot(
        "testimonial",
        PUBLISHER,
        steps.add_testimonial,
        mark=("[name$=consent_date]",),
        around=(f"{steps.QUOTE} section",),
        height=1000,
    ),
    # What stands around the text of a role.
    Shot(
        "promote",
        PUBLISHER,
        steps.open_promote,
        around=("main",),
        margin=0,
        height=900,
    ),
    Shot(
        "review-dates",
        PUBLISHER,
        steps.see_reviews,
        mark=("[name=last_reviewed]", "[name=next_review]", "[name=review_editor]"),
        around=("[name=author]", "[name=reviewer]", "[name=next_review]", "[name=review_editor]"),
        margin=60,
    ),
    Shot(
        "reviews-due",
        PUBLISHER,
        steps.at("/admin/reports/reviews-due/"),
        around=("main",),
        margin=0,
        height=460,
    ),
    # The records of the guide: what its roles have in common.
    Shot(
        "sources",
        PUBLISHER,
        steps.at("/admin/sources/"),
        mark=("a:has-text('Replace an address')",),
        around=("main",),
        margin=0,
        height=560,
    ),
    # What the checks say, drafts, previews and older versions.
    Shot(
        "guide-health",
        AUTHOR,
        steps.see_health,
        mark=(
            "[data-side-panel-toggle=guide-health]",
            "#guide-health-score",
            "section[aria-labelledby=guide-health-errors] li >> nth=0",
            "#guide-health-warnings",
            "#guide-health-todo",
        ),
        around=("main",),
        margin=0,
        height=640,
    ),
    Shot(
        "stopped",
        PUBLISHER,
        steps.publish_too_early,
        around=(".messages",),
        margin=0,
    ),
    Shot(
        "error-at-field",
        PUBLISHER,
        steps.see_the_error,
        around=(
            f"{steps.section('overview')} [data-contentpath=content]",
            f"{steps.section('overview')} .error-message:visible",
        ),
        margin=24,
    ),
    Shot("preview", AUTHOR, steps.preview, around=("main",), margin=0, height=720),
    Shot("history", AUTHOR, steps.open_history, around=("main",), margin=0, height=440),
    Shot("comparison", AUTHOR, steps.compare, around=("main",), margin=0, height=700),
    # Working with others.
    Shot(
        "submit",
        AUTHOR,
        steps.in_editor_of("Baker", with_actions=True),
        mark=("button:has-text('Submit to')",),
        around=("button:has-text('Submit to')", "footer nav"),
        margin=30,
    ),
    Shot("comment", REVIEWER, steps.comment, around=("main",), margin=0, height=760),
    Shot(
        "decide",
        REVIEWER,
        steps.in_editor_of("Bookbinder", with_actions=True),
        mark=("button:has-text('Request changes')", "button:has-text('Approve')"),
        around=("button:has-text('Request changes')", "footer nav"),
        margin=30,
    ),
    Shot(
        "share-draft",
        AUTHOR,
        steps.share,
        mark=("button:has-text('Copy address')", "button:has-text('Copy message')"),
        around=("main",),
        margin=0,
        height=790,
    ),
    Shot(
        "locked", AUTHOR, steps.in_editor_of("Bookbinder"), around=("main",), margin=0, height=430
    ),
    # Publishing, many roles at once, and taking pages away.
    Shot(
        "publish",
        PUBLISHER,
        steps.in_editor_of("Baker", with_actions=True),
        mark=(PUBLISH,),
        around=(PUBLISH, "footer nav"),
        margin=30,
    ),
    Shot(
        "schedule",
        PUBLISHER,
        steps.schedule,
        mark=("[name=go_live_at]",),
        around=("#schedule-publishing-dialog .w-dialog__box, .w-dialog__box",),
    ),
    Shot("roles", PUBLISHER, steps.open_roles, around=("main",), margin=0, height=500),
    Shot("bulk-actions", PUBLISHER, steps.select_roles, around=("main",), margin=0, height=500),
    Shot("bulk-form", PUBLISHER, steps.set_area, around=("main",), margin=0, height=620),
    Shot("bulk-report", PUBLISHER, steps.read_report, around=("main",), margin=0, height=430),
    Shot(
        "unpublish",
        PUBLISHER,
        steps.unpublish,
        mark=(
            "h2:has-text('What links here')",
            "label:has([name=include_descendants])",
            ".w-field__wrapper:has([name=redirect])",
        ),
        around=("main",),
        margin=0,
        height=760,
    ),
)
