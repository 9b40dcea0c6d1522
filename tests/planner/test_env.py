"""Values of the environment: read strictly, and refused with their name."""

from pathlib import Path

import pytest

from planner import env

Environment = pytest.MonkeyPatch


@pytest.mark.parametrize(
    ("value", "meaning"), [("on", True), ("TRUE", True), ("1", True), ("off", False), (" no ", False), ("", False)]
)
def test_switches_are_on_or_off(monkeypatch: Environment, value: str, meaning: bool) -> None:
    monkeypatch.setenv("DEBUG", value)
    assert env.switch("DEBUG") is meaning


@pytest.mark.parametrize("value", ["maybe", "2", "onn"])
def test_a_switch_that_is_neither_is_refused_with_its_name_and_the_words_that_fit(
    monkeypatch: Environment, value: str
) -> None:
    monkeypatch.setenv("DEBUG", value)
    with pytest.raises(env.EnvironmentFault, match=f"DEBUG is '{value}', but must be one of on, true"):
        env.switch("DEBUG")


@pytest.mark.parametrize("value", [None, "", "  "], ids=["absent", "empty", "blank"])
def test_a_required_value_that_is_empty_is_missing(monkeypatch: Environment, value: str | None) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(env.EnvironmentFault, match="SECRET_KEY is not set"):
        env.text("SECRET_KEY")


def test_hosts_are_separated_by_commas(monkeypatch: Environment) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "planner.example.org, localhost,")
    assert env.names("ALLOWED_HOSTS", "localhost") == ["planner.example.org", "localhost"]


@pytest.mark.parametrize("value", ["a b", "https://planner.example.org/", ","])
def test_hosts_that_are_no_host_names_are_refused(monkeypatch: Environment, value: str) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", value)
    with pytest.raises(env.EnvironmentFault, match="ALLOWED_HOSTS holds"):
        env.names("ALLOWED_HOSTS", "localhost")


@pytest.mark.parametrize(
    ("address", "engine", "name"),
    [
        ("sqlite:////var/planner.sqlite3", "django.db.backends.sqlite3", "/var/planner.sqlite3"),
        ("postgres://ana:secret@127.0.0.1:5432/planner", "django.db.backends.postgresql", "planner"),
        ("postgresql:///planner", "django.db.backends.postgresql", "planner"),
    ],
    ids=["sqlite", "postgres", "postgresql by socket"],
)
def test_the_database_is_sqlite_or_postgresql(monkeypatch: Environment, address: str, engine: str, name: str) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    found = env.database("DATABASE_URL", "")
    assert (found["ENGINE"], found["NAME"]) == (engine, name)


@pytest.mark.parametrize(
    "address",
    [
        "planner.sqlite3",
        "mysql://ana:hunter2@127.0.0.1/planner",
        "postgres://ana:hunter2@127.0.0.1:port/planner",
        "postgres://ana:hunter2@127.0.0.1",
        "sqlite://hunter2/planner.sqlite3",
    ],
    ids=["no scheme", "another database", "port in letters", "no name", "host for a file"],
)
def test_a_database_that_cannot_be_read_is_refused_without_repeating_its_password(
    monkeypatch: Environment, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(env.EnvironmentFault, match=r"DATABASE_URL .*expected sqlite:///FILE or postgres://") as caught:
        env.database("DATABASE_URL", "")
    assert "hunter2" not in str(caught.value)


def test_mail_goes_where_its_address_says(monkeypatch: Environment) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://ana:secret@mail.example.org:587")
    found = env.mail("EMAIL_URL", "consolemail://")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)


@pytest.mark.parametrize("address", ["mail.example.org", "pigeon://roof", "smtp://mail.example.org:many"])
def test_mail_that_cannot_be_read_is_refused(monkeypatch: Environment, address: str) -> None:
    monkeypatch.setenv("EMAIL_URL", address)
    with pytest.raises(env.EnvironmentFault, match="EMAIL_URL cannot be read"):
        env.mail("EMAIL_URL", "consolemail://")


def test_the_environment_wins_over_the_file(monkeypatch: Environment, tmp_path: Path) -> None:
    monkeypatch.setenv("PLANNER_TEST_NAME", "from the environment")
    (tmp_path / ".env").write_text("PLANNER_TEST_NAME=from the file\n", encoding="utf-8")
    env.read_file(tmp_path / ".env")
    assert env.text("PLANNER_TEST_NAME") == "from the environment"
