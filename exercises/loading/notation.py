"""Plain values as YAML text, and back."""

from collections.abc import Hashable, Mapping
from itertools import accumulate
from typing import Any

import yaml

TEXT = "tag:yaml.org,2002:str"
WIDTH = 100
MOST_BRACKETS = 50
_ORDER = {
    name: place
    for place, name in enumerate(
        (
            *("camera", "azimuth", "elevation", "props", "kind", "at", "frames", "position", "lean", "roll", "turn"),
            *("pelvis", "belly", "joints", "flexion", "abduction", "rotation", "rests", "contacts", "to", "face", "of"),
            *("along", "beyond", "shift", "turned", "size", "slides", "arrows", "both_ways", "held", "anew"),
            *("from_start", "caption", "seen"),
        )
    )
}
"""In which order a person writes a figure."""
READER_STUMBLES = (ValueError, LookupError, AttributeError, RecursionError)
"""What PyYAML itself stumbles over, as at the date 2026-13-45 or a number of five thousand digits."""


class StrictLoader(yaml.CSafeLoader):
    """Reads plain values only, refuses a key that stands twice, and takes every key as a word, as `on` and `1` too."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        """Build a mapping; the signature is that of the class above."""
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            if isinstance(key_node, yaml.ScalarNode):
                key_node.tag = TEXT
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key}' stands twice", key_node.start_mark
                )
            seen.add(key if isinstance(key, Hashable) else id(key))
        return super().construct_mapping(node, deep)


class PlainDumper(yaml.SafeDumper):
    """Writes values for people to read: a line for each, but numbers that belong together side by side."""

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:  # noqa: FBT001
        """Put the angles of a joint in one line, and names in the order of a figure: a database may keep another."""
        ordered = dict(sorted(mapping.items(), key=lambda item: _ORDER.get(item[0], len(_ORDER))))
        node: yaml.MappingNode = super().represent_mapping(tag, ordered, flow_style)
        node.flow_style = _are_numbers(mapping.values())
        return node

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:  # noqa: FBT001
        """Put the numbers of a place in one line."""
        node: yaml.SequenceNode = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = _are_numbers(sequence)
        return node

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write out what stands twice."""
        return True


def parse(text: str) -> Any:
    """The one document of a YAML text; raises yaml.YAMLError."""
    if _deepest(text) > MOST_BRACKETS:
        # The reader in C would not come back from it.
        raise yaml.YAMLError(f"opens more than {MOST_BRACKETS} brackets one inside another")
    try:
        loader = StrictLoader(text)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except READER_STUMBLES as error:
        raise yaml.YAMLError(f"holds a value that cannot be read: {error}") from error


def written(value: Mapping[str, Any]) -> str:
    """Plain values as the text that `parse` reads back."""
    return yaml.dump(dict(value), Dumper=PlainDumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def _deepest(text: str) -> int:
    """How many brackets are open at once at the most; those in quotes count too, which no library comes near."""
    steps = (1 if letter in "[{" else -1 for letter in text if letter in "[]{}")
    return max(accumulate(steps), default=0)


def _are_numbers(values: Any) -> bool:
    return bool(values) and all(isinstance(value, int | float) for value in values)
