"""From the folder of library files to plain values, with the file and line of whatever cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from exercises.loading.faults import Fault
from exercises.loading.notation import parse
from exercises.models import Category

CATEGORIES = tuple(category.value.replace(" ", "-") for category in Category)
GROUPS: dict[str, tuple[str, ...]] = {
    "sources.yaml": ("sources", "articles", "passages"),
    "tags.yaml": ("tags", "directions"),
    "conditions.yaml": ("conditions", "refer_out"),
    "precautions.yaml": ("precautions",),
    "reviews.yaml": ("reviews",),
} | {f"exercises/{category}.yaml": ("exercises",) for category in CATEGORIES}
"""The groups of every file that has to be there."""
FIGURES = ("figures",)
"""The groups of a file in the folder figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawGroup:
    """One top-level key of one file, as YAML gave it."""

    file: str
    name: str
    content: Any


def read_groups(directory: Path) -> tuple[list[RawGroup], list[Fault]]:
    """Every group of every library file in a folder, and the faults of what could not be read."""
    if not directory.is_dir():
        return [], [Fault(file=str(directory), message="there is no such folder")]
    groups: list[RawGroup] = []
    faults = list(strange_files(directory))
    for file, names in (GROUPS | figure_files(directory)).items():
        found = read_file(directory, file, names)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            groups.extend(found)
            faults.extend(misnamed_groups(file, names, found))
    return groups, faults


def figure_files(directory: Path) -> dict[str, tuple[str, ...]]:
    """The files of figures that are there: any number for each category, as in `strength-lying.yaml`."""
    found = sorted((directory / "figures").glob("*.yaml"))
    of_category = [path for path in found if any(is_of(path.name, category) for category in CATEGORIES)]
    return dict.fromkeys([f"figures/{path.name}" for path in of_category], FIGURES)


def is_of(file: str, category: str) -> bool:
    """Whether a file is named for a category, alone or with a word more."""
    return f"{Path(file).stem}-".startswith(f"{category}-")


def strange_files(directory: Path) -> Iterator[Fault]:
    """YAML files that are not part of the library, so that none is left out unseen."""
    known = GROUPS | figure_files(directory)
    for path in sorted(directory.rglob("*.y*ml")):
        file = path.relative_to(directory).as_posix()
        if file not in known:
            yield Fault(file=called(file), message="is not a file of the library; put its entries in one that is")


def called(file: str) -> str:
    """How faults call a file: by its name, with the folder where that of the figures has a file of the same name."""
    return file if file.startswith("figures/") else Path(file).name


def read_file(directory: Path, file: str, names: tuple[str, ...]) -> list[RawGroup] | Fault:
    """The groups of one file, which is to hold those of these names, or why it could not be read."""
    name = called(file)
    try:
        content = parse((directory / file).read_text(encoding="utf-8"))
    except OSError as error:
        return Fault(file=name, message=f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        return Fault(file=name, message=f"is not UTF-8 at byte {error.start}")
    except yaml.YAMLError as error:
        return syntax_fault(name, error)
    if not isinstance(content, dict):
        return Fault(file=name, message=f"is not a mapping with the keys {', '.join(names)}")
    return [RawGroup(file=name, name=str(key), content=part) for key, part in content.items()]


def syntax_fault(file: str, error: yaml.YAMLError) -> Fault:
    """What the YAML reader stumbled over, and in which line."""
    mark = getattr(error, "problem_mark", None)
    line = f"line {mark.line + 1}" if mark else ""
    return Fault(file=file, entry=line, message=getattr(error, "problem", None) or " ".join(str(error).split()))


def misnamed_groups(file: str, names: tuple[str, ...], groups: list[RawGroup]) -> Iterator[Fault]:
    """Top-level keys that are missing, or that are not of this file."""
    found = {group.name for group in groups}
    for name in sorted(found.difference(names)):
        yield Fault(file=called(file), message=f"unknown key '{name}'; the keys are {', '.join(names)}")
    for name in names:
        if name not in found:
            yield Fault(file=called(file), message=f"the key '{name}' is missing")
