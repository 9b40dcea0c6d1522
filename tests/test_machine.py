"""What the suite promises: a skip says why, and whatever is missing fails the run where everything is required."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = "import pytest\n\n\ndef test_something() -> None:\n    pytest.skip('no browser: install it')\n"
WHOLE_FILE_SKIPPED = "import pytest\n\npytest.skip('no browser: install it', allow_module_level=True)\n"
TOUCHING = "def test_rows(db: None) -> None:\n    pass\n\n\ndef test_numbers() -> None:\n    pass\n"
NOBODY_LISTENS = "postgres://postgres@127.0.0.1:1/postgres"


def _suite(folder: Path, content: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(content, encoding="utf-8")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.machine", "-c", "pyproject.toml", *options, str(folder)],
        cwd=ROOT,
        env=plain | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_skip_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "test_browser.py").write_text(WHOLE_FILE_SKIPPED, encoding="utf-8")
    run = _suite(tmp_path, SKIPPED, REQUIRE_ALL="0")
    assert re.findall(r"SKIPPED \[1\] .*(test_\w+)\.py:\d+: (.*)", run.stdout) == [
        ("test_browser", "no browser: install it"),
        ("test_it", "no browser: install it"),
    ]
    assert run.returncode == 0
    assert "2 skipped" in run.stdout


def test_a_skip_is_a_failure_where_everything_is_required(tmp_path: Path) -> None:
    (tmp_path / "test_browser.py").write_text(WHOLE_FILE_SKIPPED, encoding="utf-8")
    run = _suite(tmp_path, SKIPPED, "--continue-on-collection-errors", REQUIRE_ALL="1")
    assert run.returncode == 1
    assert run.stdout.count("skipped, but REQUIRE_ALL is on") == 2
    assert "1 failed, 1 error" in run.stdout


@pytest.mark.parametrize(("required", "status"), [("0", 0), ("1", 1)])
def test_a_missing_postgresql_is_told_in_one_line(tmp_path: Path, required: str, status: int) -> None:
    run = _suite(tmp_path, TOUCHING, "--only-database", REQUIRE_ALL=required, DATABASE_URL=NOBODY_LISTENS)
    assert run.returncode == status
    assert run.stderr.startswith("Exit: PostgreSQL does not answer at 127.0.0.1:1")
    assert run.stderr.count("\n") == 1


def test_the_second_run_keeps_to_the_tests_that_touch_the_database(tmp_path: Path) -> None:
    run = _suite(tmp_path, TOUCHING, "--only-database", "--collect-only", "-q", DATABASE_URL="")
    assert "::test_rows" in run.stdout
    assert "::test_numbers" not in run.stdout
