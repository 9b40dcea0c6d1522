"""What make sets up on a machine, and what it leaves alone."""

import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).resolve().parents[1] / "Makefile"


def _make(folder: Path, *targets: str) -> str:
    if not shutil.which("make"):
        pytest.skip("no make: install Debian's make")
    run = subprocess.run(
        ["make", "-f", str(MAKEFILE), *targets], cwd=folder, capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout


def test_make_alone_says_what_can_be_done(tmp_path: Path) -> None:
    words = _make(tmp_path)
    for target in ("run", "test", "check", "format"):
        assert f"make {target} " in words


def test_the_settings_file_is_made_once_with_a_key_of_its_own(tmp_path: Path) -> None:
    _make(tmp_path, ".env")
    first = (tmp_path / ".env").read_text(encoding="utf-8")
    key, debug = first.splitlines()
    assert (len(key.removeprefix("SECRET_KEY=")) >= 50, debug) == (True, "DEBUG=on")
    _make(tmp_path, ".env")
    assert (tmp_path / ".env").read_text(encoding="utf-8") == first


def test_nobody_else_on_the_machine_reads_the_settings_file(tmp_path: Path) -> None:
    _make(tmp_path, ".env")
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0


def test_a_settings_file_that_somebody_wrote_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SECRET_KEY=mine\n", encoding="utf-8")
    _make(tmp_path, ".env")
    assert (tmp_path / ".env").read_text(encoding="utf-8") == "SECRET_KEY=mine\n"
