"""The command that runs a site with what belongs beside it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "with_worker.py"
# Writes down how it was called; the worker ends by itself, the schedule too.
MANAGE = """
import sys
from pathlib import Path
with Path({calls!r}).open("a") as calls:
    calls.write(" ".join(sys.argv[1:]) + "\\n")
"""
DRIVER = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("with_worker", {script!r})
with_worker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(with_worker)
with_worker.MANAGE = Path({manage!r})
with_worker.SCHEDULE_AFTER = with_worker.SCHEDULE_EVERY = 1
sys.exit(with_worker.main([sys.executable, "-c", {command!r}]))
"""


@pytest.mark.parametrize("code", [0, 7])
def test_worker_and_schedule_run_beside_a_command(tmp_path: Path, code: int) -> None:
    calls, manage = tmp_path / "calls", tmp_path / "manage.py"
    manage.write_text(MANAGE.format(calls=str(calls)))
    command = f"import time; time.sleep(8); raise SystemExit({code})"
    driver = DRIVER.format(script=str(SCRIPT), manage=str(manage), command=command)
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", driver], check=False, timeout=60)
    assert done.returncode == code
    assert time.monotonic() - began > 8
    lines = calls.read_text().splitlines()
    worker = "db_worker --backend imports --queue-name imports --no-reload --verbosity 0"
    assert set(lines) == {worker, "run_schedule --verbosity 0"}
    assert lines.count(worker) > 1
    assert lines.count("run_schedule --verbosity 0") > 1


def test_without_a_command_it_says_how_to_call_it() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"usage:" in done.stderr
