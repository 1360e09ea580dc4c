"""Run a command with a worker for imports beside it, and what runs on a schedule.

usage: python scripts/with_worker.py COMMAND [ARG ...]

A worker that ends by itself is started again, and the schedule is run every five minutes. Both
end with the command, whose exit code is returned.
"""

import signal
import subprocess
import sys
import time
from pathlib import Path

MANAGE = Path(__file__).resolve().parents[1] / "manage.py"
WORKER = ("db_worker", "--backend", "imports", "--queue-name", "imports", "--no-reload")
SCHEDULE = ("run_schedule",)
LOOKS_EVERY = 0.5  # seconds
SCHEDULE_AFTER = 15  # seconds: the site itself starts first
SCHEDULE_EVERY = 300  # seconds
WAITS_FOR_THEM = 30  # seconds

Process = subprocess.Popen[bytes]


def start(command: tuple[str, ...]) -> Process:
    """Return a new process of a management command."""
    return subprocess.Popen([sys.executable, MANAGE, *command, "--verbosity", "0"])


def end(process: Process) -> None:
    """End a process, by force if it takes too long."""
    process.terminate()
    try:
        process.wait(timeout=WAITS_FOR_THEM)
    except subprocess.TimeoutExpired:
        process.kill()


def look_after(served: Process) -> None:
    """Keep the worker and the schedule running until the process has ended."""
    worker, schedule = start(WORKER), None
    due = time.monotonic() + SCHEDULE_AFTER
    while served.poll() is None:
        time.sleep(LOOKS_EVERY)
        if worker.poll() is not None and served.poll() is None:
            worker = start(WORKER)
        is_over = schedule is None or schedule.poll() is not None
        if is_over and time.monotonic() > due:
            schedule, due = start(SCHEDULE), time.monotonic() + SCHEDULE_EVERY
    for process in filter(None, (worker, schedule)):
        end(process)


def main(command: list[str]) -> int:
    """Return the exit code of the command, or 2 when there is none to run."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    # Ctrl-C reaches the others as well; this one goes last.
    signal.signal(signal.SIGINT, lambda *_: None)
    served = subprocess.Popen(command)
    signal.signal(signal.SIGTERM, lambda *_: served.terminate())
    look_after(served)
    return served.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
