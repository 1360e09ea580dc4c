"""Run a command with a worker for imports beside it.

usage: python scripts/with_worker.py COMMAND [ARG ...]

A worker that ends by itself is started again. It ends with the command, whose exit code is
returned.
"""

import signal
import subprocess
import sys
import time
from pathlib import Path

MANAGE = Path(__file__).resolve().parents[1] / "manage.py"
WORKER = ("db_worker", "--backend", "imports", "--queue-name", "imports", "--no-reload")
LOOKS_EVERY = 0.5  # seconds
WAITS_FOR_WORKER = 30  # seconds


def start_worker() -> subprocess.Popen[bytes]:
    """Return a new worker."""
    return subprocess.Popen([sys.executable, MANAGE, *WORKER, "--verbosity", "0"])  # noqa: S603


def main(command: list[str]) -> int:
    """Return the exit code of the command, or 2 when there is none to run."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    # Ctrl-C reaches the other two as well; this one goes last.
    signal.signal(signal.SIGINT, lambda *_: None)
    served = subprocess.Popen(command)  # noqa: S603
    signal.signal(signal.SIGTERM, lambda *_: served.terminate())
    worker = start_worker()
    while served.poll() is None:
        time.sleep(LOOKS_EVERY)
        if worker.poll() is not None and served.poll() is None:
            worker = start_worker()
    worker.terminate()
    try:
        worker.wait(timeout=WAITS_FOR_WORKER)
    except subprocess.TimeoutExpired:
        worker.kill()
    return served.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
