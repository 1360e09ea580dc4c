"""A site for a minute, with the sample guide and people to sign in as."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
STARTS_WITHIN: Final = 180  # seconds


@contextmanager
def temporary_site() -> Iterator[str]:
    """Yield the address of a running site of its own; raises RuntimeError if it does not start."""
    with TemporaryDirectory(prefix="career-guide-screenshots-") as folder:
        port = _free_port()
        plain = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
        environment = plain | {
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "ENV_FILE": os.devnull,
            "MEDIA_ROOT": f"{folder}/media",
            "PORT": str(port),
        }
        command = [sys.executable, "-m", "scripts.screenshots.serve", str(port)]
        log = Path(folder) / "log"
        with (
            log.open("wb") as output,
            subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env=environment, stdout=output, stderr=output
            ) as server,
        ):
            try:
                address = f"http://127.0.0.1:{port}"
                if not _answers(f"{address}/healthz", server):
                    raise RuntimeError(f"The site did not start.\n{log.read_text()}")
                yield address
            finally:
                server.terminate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    """Say whether the address answers before the server ends or takes too long."""
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2)  # noqa: S310 - an address of this computer
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return True
    return False
