"""Settings from the environment, read strictly: what cannot be read stops the start and says which one it was."""

import os
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

ON = ("on", "true", "yes", "1")
OFF = ("off", "false", "no", "0")
DATABASES = ("sqlite", "postgres", "postgresql")
MAIL = ("smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "memorymail", "dummymail")


class EnvironmentFault(ImproperlyConfigured):
    """A setting of the environment is missing or cannot be read."""


def read_file(path: Path) -> None:
    """Add the lines `NAME=value` of a .env file, where the environment does not say otherwise."""
    Env.read_env(path)


def text(name: str, default: str | None = None) -> str:
    """The words set for this name; without a default they must be there."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise EnvironmentFault(f"{name} is not set.")
    return default


def switch(name: str, *, default: bool = False) -> bool:
    """Whether something is on or off."""
    value = text(name, "on" if default else "off").lower()
    if value not in ON + OFF:
        raise EnvironmentFault(f"{name} is {value!r}, but must be one of {', '.join(ON + OFF)}.")
    return value in ON


def names(name: str, default: str) -> list[str]:
    """Names separated by commas, such as those of hosts; at least one."""
    found = [part.strip() for part in text(name, default).split(",") if part.strip()]
    if not found:
        raise EnvironmentFault(f"{name} holds no name; expected names separated by commas.")
    if unreadable := [part for part in found if any(sign in part for sign in " /;")]:
        raise EnvironmentFault(f"{name} holds {unreadable[0]!r}; expected host names separated by commas.")
    return found


def database(name: str, default: str) -> dict[str, Any]:
    """Django's description of the database at this address, which is SQLite or PostgreSQL."""
    address = text(name, default)
    expected = "expected sqlite:///FILE or postgres://USER:PASSWORD@HOST:PORT/NAME"
    found = _parsed(name, address, DATABASES, expected)
    if not found.get("NAME"):
        raise EnvironmentFault(f"{name} names no database; {expected}.")
    return found


def mail(name: str, default: str) -> dict[str, Any]:
    """Django's mail settings (EMAIL_BACKEND, EMAIL_HOST and so on) for this address."""
    return _parsed(name, text(name, default), MAIL, "expected smtp+tls://USER:PASSWORD@HOST:PORT or consolemail://")


def _parsed(name: str, address: str, schemes: tuple[str, ...], expected: str) -> dict[str, Any]:
    """Both kinds of address are read alike; the address is never repeated in a fault, as it may hold a password."""
    read = Env.email_url_config if schemes is MAIL else Env.db_url_config
    try:
        if urlsplit(address).scheme not in schemes:
            raise EnvironmentFault(f"{name} cannot be read; {expected}.")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found: dict[str, Any] = read(address)
    except (ValueError, KeyError, Warning) as fault:
        raise EnvironmentFault(f"{name} cannot be read; {expected}.") from fault
    return found
