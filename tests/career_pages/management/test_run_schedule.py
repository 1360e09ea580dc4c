"""The command that does what runs on a schedule."""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

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
