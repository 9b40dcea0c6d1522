"""From the folder of library files to plain values, with the file and line of whatever cannot be read."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from exercises.loading.faults import Fault
from exercises.models import Category

GROUPS: dict[str, tuple[str, ...]] = {
    "sources.yaml": ("sources", "articles", "passages"),
    "tags.yaml": ("tags", "directions"),
    "conditions.yaml": ("conditions", "refer_out"),
    "precautions.yaml": ("precautions",),
    "reviews.yaml": ("reviews",),
} | {f"exercises/{category.value.replace(' ', '-')}.yaml": ("exercises",) for category in Category}


@dataclass(frozen=True, slots=True, kw_only=True)
class RawGroup:
    """One top-level key of one file, as YAML gave it."""

    file: str
    name: str
    content: Any


class StrictLoader(yaml.CSafeLoader):
    """Reads plain values only, and refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        """Build a mapping; the signature is that of the class above."""
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key}' stands twice", key_node.start_mark
                )
            seen.add(key if isinstance(key, Hashable) else id(key))
        return super().construct_mapping(node, deep)


def parse(text: str) -> Any:
    """The one document of a YAML text; raises yaml.YAMLError."""
    loader = StrictLoader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def read_groups(directory: Path) -> tuple[list[RawGroup], list[Fault]]:
    """Every group of every library file in a folder, and the faults of what could not be read."""
    if not directory.is_dir():
        return [], [Fault(file=str(directory), message="there is no such folder")]
    groups: list[RawGroup] = []
    faults = list(strange_files(directory))
    for file in GROUPS:
        found = read_file(directory, file)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            groups.extend(found)
            faults.extend(misnamed_groups(file, found))
    return groups, faults


def strange_files(directory: Path) -> Iterator[Fault]:
    """YAML files that are not part of the library, so that none is left out unseen."""
    for path in sorted(directory.rglob("*.y*ml")):
        if path.relative_to(directory).as_posix() not in GROUPS:
            yield Fault(file=path.name, message="is not a file of the library; put its entries in one that is")


def read_file(directory: Path, file: str) -> list[RawGroup] | Fault:
    """The groups of one file, or why it could not be read."""
    path = directory / file
    try:
        content = parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        return Fault(file=path.name, message=f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        return Fault(file=path.name, message=f"is not UTF-8 at byte {error.start}")
    except yaml.YAMLError as error:
        return syntax_fault(path.name, error)
    if not isinstance(content, dict):
        return Fault(file=path.name, message=f"is not a mapping with the keys {', '.join(GROUPS[file])}")
    return [RawGroup(file=path.name, name=str(name), content=part) for name, part in content.items()]


def syntax_fault(file: str, error: yaml.YAMLError) -> Fault:
    """What the YAML reader stumbled over, and in which line."""
    mark = getattr(error, "problem_mark", None)
    line = f"line {mark.line + 1}" if mark else ""
    return Fault(file=file, entry=line, message=getattr(error, "problem", None) or " ".join(str(error).split()))


def misnamed_groups(file: str, groups: list[RawGroup]) -> Iterator[Fault]:
    """Top-level keys that are missing, or that are not of this file."""
    names = {group.name for group in groups}
    name_of_file = Path(file).name
    for name in sorted(names - set(GROUPS[file])):
        yield Fault(file=name_of_file, message=f"unknown key '{name}'; the keys are {', '.join(GROUPS[file])}")
    for name in GROUPS[file]:
        if name not in names:
            yield Fault(file=name_of_file, message=f"the key '{name}' is missing")
