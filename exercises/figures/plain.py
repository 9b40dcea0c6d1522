"""Plain values of what a curator wrote: each the kind it should be, or a remark with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exercises.figures.pose import Vector

FARTHEST, _LARGEST = 4.0, 1000.0


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """What is wrong, and where, as in ('frames[1].joints.right knee', 'flexion 190 is outside 0 to 150')."""

    place: str
    message: str


@dataclass(slots=True)
class PlainReader:
    """Reads values; what is wrong collects in `remarks`, and something harmless stands in for it."""

    remarks: list[Remark] = field(default_factory=list)

    def fault(self, place: str, message: str) -> None:
        """Note what is wrong, and where."""
        self.remarks.append(Remark(place, message))

    def mapping(self, raw: object, place: str, keys: set[str] | None) -> Mapping[str, Any]:
        """Names with their values; only these names where `keys` says which."""
        if not isinstance(raw, Mapping):
            self.fault(place, "is not a list of names with their values")
            return {}
        for key in raw:
            if not isinstance(key, str):
                self.fault(place, f"{key!r} is not a name")
                return {}
            if keys is not None and key not in keys:
                self.fault(f"{place}.{key}", f"is not known here; known are {', '.join(sorted(keys))}")
        return raw

    def items(self, raw: object, place: str) -> list[Any]:
        """A list."""
        if isinstance(raw, list | tuple):
            return list(raw)
        self.fault(place, "is not a list")
        return []

    def text(self, raw: object, place: str, longest: int) -> str:
        """Words, no more than so many letters of them."""
        if not isinstance(raw, str | None):
            self.fault(place, "is not text")
            return ""
        if not raw or not raw.strip():
            self.fault(place, "is missing")
            return ""
        if len(raw) > longest:
            self.fault(place, f"has {len(raw)} characters, {longest} are the most")
        return raw.strip()

    def switch(self, raw: object, place: str) -> bool:
        """True or false."""
        if not isinstance(raw, bool):
            self.fault(place, "is neither true nor false")
        return raw is True

    def number(self, raw: object, place: str, bounds: tuple[float, float] | None) -> float:
        """A number, within bounds where there are some."""
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not abs(raw) <= _LARGEST:
            self.fault(place, f"{str(raw)[:40]!r} is not a number that can be meant")
            return 0.0
        if bounds and not bounds[0] <= raw <= bounds[1]:
            self.fault(place, f"{raw:g} is outside {bounds[0]:g} to {bounds[1]:g}")
        return float(raw)

    def vector(self, raw: object, place: str, least: float = -FARTHEST) -> Vector:
        """Three lengths in metres."""
        said = self.items(raw, place)
        if len(said) != 3:
            self.fault(place, "needs three numbers: forward, up, to the right")
            return (0.0, 0.0, 0.0)
        x, y, z = (self.number(value, place, (least, FARTHEST)) for value in said)
        return (x, y, z)
