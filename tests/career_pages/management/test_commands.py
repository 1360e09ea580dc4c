"""The commands that check, export, and do what is due."""

import json
import os
import signal
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from career_pages.models import GuideImport, ReviewLink, RolePage, ScheduledJob
from career_pages.publishing import schedule as jobs
from career_pages.publishing.schedule import Job
from career_pages.review.links import share_draft
from search.models import Passage

DESCRIBED = {"search_description": "What people in the role do all day."}


def check(*args: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_guides", *args, stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue()
    return 0, out.getvalue()


def test_a_faultless_guide_passes(make_role: Callable[..., Any]) -> None:
    make_role(live=False, **DESCRIBED)
    assert check() == (0, "1 pages checked, 0 findings.\n")


def test_the_newest_version_is_checked_and_errors_fail(make_role: Callable[..., Any]) -> None:
    page = make_role()
    page.lede = "TODO"
    page.save_revision()
    code, out = check()
    assert code == 1
    assert "/careers/sound-engineer/: error: Replace the placeholder “TODO”" in out


def test_warnings_do_not_fail(make_role: Callable[..., Any]) -> None:
    body = make_role("Usher").body
    said = {"testimonials": [{"quote": "It is loud.", "person": "P"}]}
    body.append(("experience", {**said, "content": [("rich_text", "<p>Loud.</p>")]}))
    make_role(body=body)
    code, out = check()
    assert code == 0
    assert "warning: Record when this person agreed" in out


@pytest.mark.parametrize("title", ["Sound Engineer", "Tontechnikerin ♪"])
def test_machines_get_json_and_nothing_else(make_role: Callable[..., Any], title: str) -> None:
    make_role(title, lede="Ask XYZ", live=False, **DESCRIBED)
    code, out = check("--json")
    (page,) = json.loads(out)
    assert code == 1
    assert (page["title"], page["live"]) == (title, False)
    assert page["findings"] == [
        {
            "rule": "placeholder",
            "severity": "error",
            "message": "Replace the placeholder “XYZ” with real words.",
            "excerpt": "Ask XYZ",
            "field": "lede",
        }
    ]


def test_machines_are_told_how_complete_a_page_is(make_role: Callable[..., Any]) -> None:
    make_role()
    (page,) = json.loads(check("--json")[1])
    assert list(page) == ["title", "url", "live", "score", "findings", "todo"]
    assert 0 < page["score"] < 100
    assert {"name": "area", "label": "Choose the career area.", "field": "area"} in page["todo"]


def test_a_guide_without_pages_is_an_empty_array(roles_index: Any) -> None:
    assert check("--json") == (0, "[]\n")
    assert check() == (0, "0 pages checked, 0 findings.\n")


def test_people_get_a_summary_of_the_rules(make_role: Callable[..., Any]) -> None:
    make_role("Usher", lede="TODO in 2019", live=False, **DESCRIBED)
    make_role("Porter", lede="TODO", live=False, **DESCRIBED)
    code, out = check()
    assert code == 1
    assert out.endswith(
        "2 pages checked, 3 findings.\n     2 error    placeholder\n     1 error    stale-year\n"
    )


def test_a_role_is_named_with_its_chapters(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    usher = make_role("Usher")
    make_chapter(usher, "Training")
    make_role("Porter", lede="TODO", live=False)

    def titles(*slugs: str) -> list[str]:
        return [page["title"] for page in json.loads(check(*slugs, "--json")[1])]

    assert titles("usher") == ["Usher", "Training"]
    assert titles("training") == ["Training"]
    assert titles("porter", "training") == ["Porter", "Training"]
    assert check("usher")[0] == 0
    assert check("porter")[0] == 1


def test_a_slug_that_no_page_has_is_refused(make_role: Callable[..., Any]) -> None:
    make_role("Usher")
    with pytest.raises(CommandError, match="has the address “bakr”, “porter”") as refused:
        check("porter", "usher", "bakr")
    assert refused.value.returncode == 2


MakeRole = Callable[..., Any]


def export(*args: str) -> tuple[int, str, str]:
    """Return the exit code of the command and what it wrote to standard output and error."""
    out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), StringIO()
    code = 0
    try:
        call_command("export_guide", *args, stdout=out, stderr=err)
    except SystemExit as stop:
        code = int(str(stop.code))
    out.seek(0)
    return code, out.read(), err.getvalue()


@pytest.mark.parametrize("named", ["sound-engineer", "27-4014.00", "sound engineers"])
def test_a_role_is_named_by_its_slug_its_code_or_its_name(
    make_role: MakeRole, tmp_path: Path, named: str
) -> None:
    make_role(occupation_code="27-4014.00")
    code, out, err = export(named, "--output", str(tmp_path / "new"))
    assert (code, err) == (0, "")
    path = tmp_path / "new" / "sound-engineer.md"
    assert out.strip() == str(path)
    assert path.read_text(encoding="utf-8").startswith("---\nrole: Sound Engineer\n")


def test_a_role_that_is_not_there_is_one_line_and_the_others_are_written(
    make_role: MakeRole, tmp_path: Path
) -> None:
    make_role()
    code, _, err = export("alchemist", "sound-engineer", "--output", str(tmp_path))
    assert code == 1
    assert err == "alchemist: The guide has no role of this slug, code or name.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["sound-engineer.md"]


def test_all_roles_go_into_an_archive(make_role: MakeRole, tmp_path: Path) -> None:
    make_role(live=False)
    make_role("Stagehand")
    path = tmp_path / "guide.zip"
    assert export("--all", "--output", str(path))[0] == 0
    assert ZipFile(path).namelist() == ["sound-engineer.md", "stagehand.md"]


def test_one_role_goes_to_standard_output(make_role: MakeRole) -> None:
    make_role()
    assert "\n# What is a Sound Engineer?\n" in export("sound-engineer", "--output", "-")[1]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Name the roles"),
        (["sound-engineer", "--all"], "Name the roles"),
        (["--all", "--output", "-"], "Standard output takes one role"),
        (["--all", "--output", "/dev/null/x"], "cannot be written to"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    make_role: MakeRole, args: list[str], message: str
) -> None:
    make_role()
    make_role("Stagehand")
    with pytest.raises(CommandError, match=message):
        export(*args)


Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def fresh(db: None) -> None:
    """Nothing has run yet."""
    ScheduledJob.objects.all().delete()


def run_schedule(*arguments: str) -> str:
    out = StringIO()
    call_command("run_schedule", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def only_job(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Have one job in place of all."""

    def replace(work: Callable[[], object]) -> None:
        one = (Job("one", "does one thing", work, daily=False),)
        monkeypatch.setattr("career_pages.management.commands.run_schedule.JOBS", one)

    return replace


def test_it_publishes_what_is_due(make_role: Make) -> None:
    page = make_role(live=False)
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert run_schedule() == ""
    assert RolePage.objects.get(pk=page.pk).live


def test_it_withdraws_what_has_expired(make_role: Make) -> None:
    page = make_role()
    RolePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    run_schedule()
    assert not RolePage.objects.get(pk=page.pk).live


def test_it_reminds_of_reviews_once(make_role: Make, administrator: Any) -> None:
    make_role(next_review=timezone.localdate(), review_editor=administrator)
    run_schedule()
    run_schedule()
    assert [message.to for message in mail.outbox] == [["a@example.org"]]


def test_it_forgets_what_is_old(make_role: Make, administrator: Any) -> None:
    long_ago = timezone.now() - timedelta(days=91)
    page = make_role()
    for days in (89, 91):
        link = share_draft(page, f"{days}", 7, administrator)
        ReviewLink.objects.filter(pk=link.pk).update(
            expires_at=timezone.now() - timedelta(days=days)
        )
    share_draft(page, "open", 7, administrator)
    GuideImport.objects.create(created_at=long_ago)
    GuideImport.objects.create()
    Session.objects.create(session_key="x", session_data="", expire_date=long_ago)
    DBTaskResult.objects.create(
        args_kwargs={},
        priority=0,
        task_path="x",
        queue_name="imports",
        backend_name="imports",
        run_after=long_ago,
        status="SUCCESSFUL",
        finished_at=long_ago,
        exception_class_path="",
        traceback="",
    )
    run_schedule()
    assert {link.recipient for link in ReviewLink.objects.all()} == {"89", "open"}
    assert GuideImport.objects.count() == 1
    assert not Session.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_it_makes_the_search_index_anew(make_role: Make) -> None:
    make_role()
    Passage.objects.all().delete()
    run_schedule()
    assert Passage.objects.exists()


def test_every_job_is_recorded_as_done() -> None:
    run_schedule()
    done = ScheduledJob.objects.exclude(succeeded_at=None).values_list("name", flat=True)
    assert set(done) == {job.name for job in jobs.JOBS}


def test_it_tells_what_it_does_when_asked() -> None:
    assert "publication: done\nreview-reminders: done\n" in run_schedule("--verbosity", "2")


def test_one_job_is_done_now_whether_due_or_not() -> None:
    assert run_schedule("--only", "search") == "search: done\n"
    assert run_schedule("--only", "search") == "search: done\n"
    assert [job.name for job in ScheduledJob.objects.all()] == ["search"]


@pytest.mark.parametrize("name", ["", "everything", "a\0b"])
def test_a_job_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(CommandError, match="The jobs are: publication, review-reminders"):
        run_schedule("--only", name)


def test_a_job_that_another_run_is_doing_is_not_done_twice() -> None:
    later = timezone.now() + timedelta(minutes=5)
    ScheduledJob.objects.create(name="search", claimed_until=later)
    with pytest.raises(CommandError, match="search is being done by another run"):
        run_schedule("--only", "search")


def test_a_failure_is_said(only_job: Make) -> None:
    only_job(lambda: 1 / 0)
    with pytest.raises(CommandError, match=r"Failed: one\.") as raised:
        run_schedule()
    assert raised.value.returncode == 1


def test_a_request_to_end_leaves_the_job_to_the_next_run(only_job: Make) -> None:
    before = signal.getsignal(signal.SIGTERM)
    only_job(lambda: os.kill(os.getpid(), signal.SIGTERM))
    with pytest.raises(SystemExit):
        run_schedule()
    assert ScheduledJob.objects.get().claimed_until is None
    assert signal.getsignal(signal.SIGTERM) is before


def test_jobs_are_listed_with_their_last_runs() -> None:
    assert run_schedule("--list").count("last done: never") == len(jobs.JOBS)
    run_schedule()
    ScheduledJob.objects.filter(name="search").update(failures=2, error="ValueError: no")
    listed = run_schedule("--list")
    assert "publication (each time): publishes what is due" in listed
    assert "search (once a day): makes the search index anew" in listed
    assert "failed 2 times since: ValueError: no" in listed
    assert f"last done: {timezone.now():%Y-%m-%d}" in listed


def test_only_one_thing_is_asked_at_a_time() -> None:
    with pytest.raises(CommandError, match="not allowed with"):
        call_command("run_schedule", "--list", "--check")
