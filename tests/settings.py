"""Settings of the tests: those of production over plain http, with nothing taken from this machine's `.env`."""

import os
import tempfile
from pathlib import Path

os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "known-to-everybody-and-so-only-good-for-tests",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "EMAIL_URL": "memorymail://",
    "TRUST_PROXY": "off",
    # Playwright keeps an event loop running in the thread of the tests, which Django takes for asynchronous code.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
os.environ.setdefault("DATABASE_URL", "")

from planner.settings import *
from planner.settings import DATABASES, STORAGES

# Two runs at the same time must not meet in one database. A file, not memory: the browser's server runs in a thread.
FOLDER = Path(tempfile.gettempdir()) / f"rehabilitation-test-{os.getpid()}"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": FOLDER / "test.sqlite3"}
else:
    DATABASES["default"]["TEST"] = {"NAME": f"rehabilitation_test_{os.getpid()}"}
    # Nothing of a test has to outlive a power cut.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
