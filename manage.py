#!/usr/bin/env python
"""The project's command line."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

from planner.env import EnvironmentFault


def main() -> None:
    """Run one command, or say in one line which setting keeps it from starting."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "planner.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018  (reading any setting loads them all)
    except EnvironmentFault as fault:
        sys.exit(f"Cannot start: {fault}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
