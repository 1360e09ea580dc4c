"""Whether what runs on a schedule does run."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from career_pages.schedule.lateness import late_jobs


def schedule_health(request: HttpRequest) -> HttpResponse:
    """Return 200 "ok" if no job is late or keeps failing, else 503 and a line for each that is."""
    try:
        lines = [f"{job.name} {job.reason}" for job in late_jobs()]
    except DatabaseError:
        lines = ["database unavailable"]
    return HttpResponse(
        "\n".join(lines) or "ok",
        status=503 if lines else 200,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
