"""What runs on a schedule: whoever has a job for it registers it when the application starts."""

from career_pages.schedule.job import Job

# In the order in which they are done: what readers and editors wait for comes first.
JOBS: list[Job] = []


def register_jobs(*jobs: Job) -> None:
    """Do those jobs from now on, behind the ones that are registered already."""
    known = {job.name for job in JOBS}
    JOBS.extend(job for job in jobs if job.name not in known)
