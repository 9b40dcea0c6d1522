"""How the planner starts, and when it refuses to."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "TRUST_PROXY")
# Each is set, if only to nothing, so that a .env on this machine has no say.
NOTHING_SET = dict.fromkeys(OURS, "") | {
    "DATABASE_URL": "sqlite://:memory:",
    "DJANGO_SETTINGS_MODULE": "planner.settings",
}
PRODUCTION = {
    "SECRET_KEY": "seventy-nine herons and no two of them alike, each on its own leg",
    "ALLOWED_HOSTS": "a.example",
}
SHOW = "from django.conf import settings; print(settings.{})"


def _manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=inherited | NOTHING_SET | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_production_passes_the_deployment_checks() -> None:
    run = _manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert run.returncode == 0, run.stderr
    assert "no issues" in run.stdout


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({}, "Cannot start: SECRET_KEY is not set."),
        ({"DEBUG": "off"}, "Cannot start: SECRET_KEY is not set."),
        ({"DEBUG": "maybe"}, "Cannot start: DEBUG is 'maybe', but must be one of on, true, yes, 1, off, false, no, 0."),
        ({"DEBUG": "on", "TRUST_PROXY": "x"}, "Cannot start: TRUST_PROXY is 'x', but must be"),
        ({"DEBUG": "on", "DATABASE_URL": "oracle://x"}, "Cannot start: DATABASE_URL cannot be read; expected sqlite"),
        ({"DEBUG": "on", "EMAIL_URL": "x"}, "Cannot start: EMAIL_URL cannot be read; expected smtp"),
        ({"DEBUG": "on", "ALLOWED_HOSTS": ","}, "Cannot start: ALLOWED_HOSTS holds no name; expected names"),
    ],
    ids=["nothing set", "no key", "debug", "proxy", "database", "mail", "hosts"],
)
def test_a_setting_that_cannot_be_read_stops_the_start_in_one_line(environment: Mapping[str, str], line: str) -> None:
    run = _manage("check", **environment)
    assert run.returncode == 1
    assert run.stderr.startswith(line)
    assert run.stderr.count("\n") == 1


def test_debug_is_off_unless_asked_for() -> None:
    assert _manage("shell", "-v0", "-c", SHOW.format("DEBUG"), **PRODUCTION).stdout == "False\n"


def test_debug_needs_no_key() -> None:
    assert _manage("check", DEBUG="on").returncode == 0


def test_a_key_made_for_debug_is_another_one_each_time() -> None:
    runs = [_manage("shell", "-v0", "-c", SHOW.format("SECRET_KEY"), DEBUG="on").stdout for _ in range(2)]
    assert runs[0] != runs[1]


@pytest.mark.parametrize(("trusted", "secure"), [("on", "True"), ("off", "False")])
def test_a_forwarded_scheme_counts_only_behind_a_trusted_proxy(trusted: str, secure: str) -> None:
    ask = (
        "from django.test import RequestFactory as F; "
        "print(F(headers={'x-forwarded-proto': 'https'}).get('/').is_secure())"
    )
    assert _manage("shell", "-v0", "-c", ask, TRUST_PROXY=trusted, **PRODUCTION).stdout == f"{secure}\n"


def test_the_models_and_the_migrations_agree() -> None:
    run = _manage("makemigrations", "--check", "--dry-run", DEBUG="on")
    assert run.returncode == 0, run.stdout


def test_every_static_file_is_collected_with_a_name_of_its_own_content(tmp_path: Path) -> None:
    collect = (
        "from django.conf import settings; from django.core.management import call_command; "
        f"settings.STATIC_ROOT = {str(tmp_path)!r}; call_command('collectstatic', interactive=False, verbosity=0)"
    )
    run = _manage("shell", "-v0", "-c", collect, **PRODUCTION)
    assert run.returncode == 0, run.stderr
    assert len(list(tmp_path.glob("css/site.*.css"))) == 1
