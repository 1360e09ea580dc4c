"""A site for a while, with a database of its own, at a port that was free."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
STARTS_WITHIN: Final = 180  # seconds

Command = Sequence[str | Path]


@contextmanager
def temporary_site(
    serve: Command, prepare: Sequence[Command] = (), begins_with: Path | None = None
) -> Iterator[str]:
    """Yield the address of a site that runs until the block ends.

    ``prepare`` are commands that fill its database, and ``serve`` is the one that serves it at the
    port in PORT. Its database begins as a copy of the SQLite file ``begins_with``, if there is one.
    Raises CalledProcessError if a command fails, and RuntimeError if nothing answers.
    """
    with TemporaryDirectory(prefix="career-guide-site-") as folder:
        port = _free_port()
        environment = _environment(folder, port)
        if begins_with:
            shutil.copyfile(begins_with, _database_in(folder))
        for command in prepare:
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
        with subprocess.Popen(serve, cwd=ROOT, env=environment) as server:
            try:
                address = f"http://127.0.0.1:{port}"
                if not _answers(f"{address}/healthz", server):
                    raise RuntimeError("The site did not start.")
                yield address
            finally:
                server.terminate()


def _environment(folder: str, port: int) -> dict[str, str]:
    """Return the environment of its commands, which choose their settings themselves."""
    plain = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    programs = os.pathsep.join([str(Path(sys.executable).parent), plain.get("PATH", "")])
    return plain | {
        "DATABASE_URL": f"sqlite:///{_database_in(folder)}",
        "ENV_FILE": os.devnull,
        "MEDIA_ROOT": f"{folder}/media",
        "PATH": programs,
        "PORT": str(port),
    }


def _database_in(folder: str) -> Path:
    return Path(folder, "db.sqlite3")


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
