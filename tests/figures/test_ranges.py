"""The table of ranges in the documents is the one that figures are held to."""

import re
from pathlib import Path

import yaml

from exercises.figures import skeleton as sk
from exercises.figures.reading import judge
from exercises.figures.words import read_words

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "figures.md"
ROW = re.compile(r"^\| ([a-z ]+) \| (-?\d+) \| (-?\d+) \| ([A-Z, ]+) \|$", re.MULTILINE)


def test_the_documented_ranges_are_those_of_the_skeleton_each_with_a_source():
    text = DOCUMENT.read_text(encoding="utf-8")
    documented = {name: (float(least), float(most)) for name, least, most, _ in ROW.findall(text)}
    held_to = {name: (bounds.least, bounds.most) for name, bounds in (sk.TRUNK_RANGES | sk.LIMB_RANGES).items()}

    assert documented == held_to
    for *_, sources in ROW.findall(text):
        assert all(f"\n| {source} | " in text for source in sources.split(", "))


def test_the_example_in_the_document_is_a_figure():
    text = DOCUMENT.read_text(encoding="utf-8")
    (written,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (example,) = yaml.safe_load(written)

    assert example.pop("exercise") == "bridge"
    assert judge(read_words(example)) == []
