"""Production settings, loaded as a server would load them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "k" * 20 + "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ",
    "ALLOWED_HOSTS": "careers.example, www.careers.example",
    "BASE_URL": "https://careers.example/",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
}
KEPT = ("PATH", "HOME", "ENV_FILE")
PROGRAM = """
import sys
sys.path.insert(0, "site")
from django.conf import settings
print(eval(sys.argv[1]))
"""


def ask(expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {name: os.environ[name] for name in KEPT if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, expression],
        cwd=ROOT,
        env=plain | {"DJANGO_SETTINGS_MODULE": "config.settings.production"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", sorted(COMPLETE))
@pytest.mark.parametrize("value", [None, "  "])
def test_a_missing_variable_is_named(name: str, value: str | None) -> None:
    rest = {key: text for key, text in COMPLETE.items() if key != name}
    done = ask("settings.DEBUG", **rest, **({name: value} if value else {}))
    assert done.returncode != 0
    assert f"Set the environment variable {name}:" in done.stderr


@pytest.mark.parametrize("address", ["http://careers.example", "careers.example", "ftp://x"])
def test_an_unsafe_address_is_refused(address: str) -> None:
    done = ask("settings.DEBUG", **COMPLETE | {"BASE_URL": address})
    assert done.returncode != 0
    assert "BASE_URL must" in done.stderr


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("settings.DEBUG", "False"),
        ("settings.ALLOWED_HOSTS", "['careers.example', 'www.careers.example']"),
        ("settings.WAGTAILADMIN_BASE_URL", "https://careers.example"),
        ("settings.SECURE_SSL_REDIRECT", "True"),
        ("settings.SECURE_REDIRECT_EXEMPT", "['^healthz(/schedule)?$']"),
        ("settings.SECURE_HSTS_SECONDS >= 31536000", "True"),
        ("settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE", "True"),
        ("settings.EMAIL_HOST, settings.EMAIL_USE_TLS", "('mail.example', True)"),
        (
            "hasattr(settings, 'SECURE_PROXY_SSL_HEADER') and settings.SECURE_PROXY_SSL_HEADER",
            "None",
        ),
    ],
)
def test_readers_and_editors_are_protected(expression: str, expected: str) -> None:
    done = ask(expression, **COMPLETE)
    assert done.stdout.strip() == expected, done.stderr


def test_a_proxy_is_believed_only_when_it_is_named() -> None:
    done = ask("settings.SECURE_PROXY_SSL_HEADER", **COMPLETE, TRUSTED_PROXIES="1")
    assert done.stdout.strip() == "('HTTP_X_FORWARDED_PROTO', 'https')"


def test_plain_http_is_for_this_computer_alone() -> None:
    done = ask(
        "settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE",
        **COMPLETE | {"BASE_URL": "http://127.0.0.1:8000"},
    )
    assert done.stdout.strip() == "(False, False)"


def test_former_secrets_may_be_kept_for_a_while() -> None:
    done = ask("settings.SECRET_KEY_FALLBACKS", **COMPLETE, SECRET_KEY_FALLBACKS="old,older")
    assert done.stdout.strip() == "['old', 'older']"
    assert ask("settings.SECRET_KEY_FALLBACKS", **COMPLETE).stdout.strip() == "[]"


@pytest.mark.parametrize("hour", ["24", "-1", "three", "3.5", "9" * 5000, "²"])
def test_an_hour_that_no_day_has_is_refused(hour: str) -> None:
    done = ask("settings.SCHEDULE_DAILY_HOUR", **COMPLETE, SCHEDULE_DAILY_HOUR=hour)
    assert done.returncode != 0
    assert "SCHEDULE_DAILY_HOUR must be an hour of the day" in done.stderr
    assert ask("settings.SCHEDULE_DAILY_HOUR", **COMPLETE).stdout.strip() == "3"


def test_a_file_may_say_which_settings_are_meant(tmp_path: Path) -> None:
    file = tmp_path / "production.env"
    file.write_text("DJANGO_SETTINGS_MODULE=config.settings.production\nSECRET_KEY=from-the-file\n")
    plain = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=plain | {"ENV_FILE": str(file)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Set the environment variable ALLOWED_HOSTS:" in done.stderr


def test_the_database_comes_from_the_environment() -> None:
    done = ask(
        "settings.DATABASES['default']['ENGINE']",
        **COMPLETE,
        DATABASE_URL="postgres://guide:secret@db.example:5432/guide",
    )
    assert done.stdout.strip() == "django.db.backends.postgresql"
