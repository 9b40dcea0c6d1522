"""Reads JSON documents from outside and writes files whole, or not at all."""

import errno
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.prescribing.contract import AssessmentFaults, Fault

MOST_BYTES = 1_000_000
STANDARD_INPUT = "-"


def read_document(source: str) -> object:
    """The decoded JSON of a file, or of standard input for '-'; raises AssessmentFaults naming what is wrong."""
    raw = _bytes_of(source)
    if len(raw) > MOST_BYTES:
        raise _unreadable(source, f"is larger than {MOST_BYTES:,} bytes; an assessment is a few thousand")
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise _unreadable(source, f"is not UTF-8 text (byte {error.start})") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _unreadable(source, f"is not complete JSON: {error.msg.lower()} at {where}") from error
    except (ValueError, RecursionError) as error:
        raise _unreadable(source, _why(error)) from error


def _bytes_of(source: str) -> bytes:
    try:
        if source == STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(source).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(source, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise ValueError(f"the key '{counts.most_common(1)[0][0][:60]}' stands twice in one object")
    return document


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is not a number that JSON knows")


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return "holds a number with too many digits" if "digits" in str(error) else str(error)


def _unreadable(source: str, message: str) -> AssessmentFaults:
    name = "standard input" if source == STANDARD_INPUT else source
    return AssessmentFaults([Fault(path=name, message=message)])


def as_json_bytes(document: Mapping[str, object]) -> bytes:
    """A document as UTF-8 JSON that is the same in any process."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Writes all files or none, readable by their owner: each beside its place first, then moved there.

    Raises OSError when one cannot be written.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            written.append((_written_beside(path, content), path))
        for temporary, path in written:
            temporary.replace(path)
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


def _written_beside(path: Path, content: bytes) -> Path:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory", str(path))
    if path.exists() and not path.is_file():
        # A device or a pipe would be replaced by a file of its name.
        raise OSError(errno.EINVAL, "is not an ordinary file", str(path))
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        error.filename = str(path)  # the person named this file, not the temporary one
        raise
    temporary = Path(name)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return temporary
