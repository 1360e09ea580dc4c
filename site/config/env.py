"""What the environment says. Every variable that the project reads is read through this module."""

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

env = environ.Env()
# What the environment says goes before what the file says.
environ.Env.read_env(env.str("ENV_FILE", default=str(ROOT / ".env")))


def required(name: str, purpose: str) -> str:
    """Return the variable's value.

    Raises ImproperlyConfigured, naming the variable and its purpose, when it is missing or blank.
    """
    value = str(env.str(name, default="")).strip()
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}: {purpose}.")
    return value


def hour_of_day(name: str, default: int) -> int:
    """Return the hour that the variable names, from 0 to 23.

    Raises ImproperlyConfigured for anything else.
    """
    value = str(env.str(name, default=str(default))).strip()
    if not value.isascii() or not value.isdecimal() or int(value[:9]) > 23:
        raise ImproperlyConfigured(f"{name} must be an hour of the day, from 0 to 23: {value!r}")
    return int(value)


def pairs(name: str) -> dict[str, str]:
    """Return what the variable says as "name=value,name=value"; nothing when it is not set.

    Raises ImproperlyConfigured for anything that is no pair.
    """
    found = {}
    for pair in filter(None, map(str.strip, str(env.str(name, default="")).split(","))):
        key, equals, value = map(str.strip, pair.partition("="))
        if not (key and equals and value):
            raise ImproperlyConfigured(
                f"{name}: write name=value, with commas between several, not {pair!r}."
            )
        found[key] = value
    return found


def database() -> dict[str, object]:
    """Return Django's settings for the database that DATABASE_URL names, or for local SQLite."""
    VAR.mkdir(exist_ok=True)
    settings: dict[str, object] = env.db_url("DATABASE_URL", default=f"sqlite:///{VAR}/db.sqlite3")
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # A writer takes its lock at once and others wait for it, instead of failing half-way.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        settings.setdefault("CONN_MAX_AGE", 60)
        settings.setdefault("CONN_HEALTH_CHECKS", True)
    return settings


def base_url(value: str) -> SplitResult:
    """Return the parts of the site's public address.

    Raises ImproperlyConfigured for one that is not an http or https address, and for plain http
    on any host but this computer's own.
    """
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImproperlyConfigured(
            f"BASE_URL must be the site's whole address, such as https://careers.example: {value!r}"
        )
    if parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise ImproperlyConfigured(f"BASE_URL must start with https://: {value!r}")
    return parts
