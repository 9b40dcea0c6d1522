"""From what a curator wrote to a Figure, or to every fault with its place."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from typing import Any

from exercises.figures import flesh
from exercises.figures.furniture import WORN, WORN_AT
from exercises.figures.plain import PlainReader, Remark
from exercises.figures.pose import Arrow, Camera, Contact, Figure, Frame, Prop
from exercises.figures.positions import POSITIONS
from exercises.figures.scene import KINDS, WALL, scene_of
from exercises.figures.skeleton import RANGES, SIDES

_MOST_FRAMES, _MOST_PROPS = 3, 8
_LONGEST_CAPTION, _LONGEST_SEEN = 60, 300
_SINGLE = {"knee": "flexion", "elbow": "flexion", "ankle": "dorsiflexion", "wrist": "extension"}
"""Joints for which one number is enough, with the movement that it means."""
_MOVEMENTS = {
    joint: [name.rpartition(" ")[2] for name in RANGES if name.rpartition(" ")[0] == joint]
    for joint in dict.fromkeys(name.rpartition(" ")[0] for name in RANGES)
}
"""What each joint can do, as in {'right knee': ['flexion']}."""
_PLURAL = {
    "hips": "hip", "knees": "knee", "ankles": "ankle", "shoulders": "shoulder", "elbows": "elbow", "wrists": "wrist",
    "feet": "foot", "hands": "hand", "heels": "heel", "toes": "toes", "shins": "shin", "thighs": "thigh",
}  # fmt: skip
_NOWHERE = frozenset(("",))
PROPS = frozenset(KINDS) | frozenset(WORN) | {"mat", "wall", "water"}


class FigureFaultsError(ValueError):
    """A figure that cannot be drawn; `remarks` are all its faults."""

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        super().__init__("; ".join(f"{remark.place}: {remark.message}" for remark in remarks))
        self.remarks = remarks


def read_words(raw: object) -> Figure:
    """The figure that a mapping describes, checked word by word; raises FigureFaultsError."""
    reader = _Reader()
    figure = reader.figure(raw)
    if reader.remarks:
        raise FigureFaultsError(tuple(reader.remarks))
    return figure


@dataclass(slots=True)
class _Reader(PlainReader):
    """Reads a figure part by part; `surfaces` are what can be touched in it, None while nothing is known of them."""

    surfaces: frozenset[str] | None = None

    def figure(self, raw: object) -> Figure:
        said = self.mapping(raw, "figure", {"camera", "props", "frames"})
        props = self.props(said.get("props", []))
        self.surfaces = frozenset(scene_of(props).surfaces) if not self.remarks else None
        frames = self.frames(said.get("frames"))
        return Figure(
            key=_key_of(raw) if not self.remarks else "",
            frames=frames,
            camera=self.camera(said.get("camera", {})),
            props=props,
        )

    def camera(self, raw: object) -> Camera:
        said = self.mapping(raw, "camera", {"azimuth", "elevation"})
        return Camera(
            azimuth=self.number(said.get("azimuth", 20.0), "camera.azimuth", (-180.0, 180.0)),
            elevation=self.number(said.get("elevation", 10.0), "camera.elevation", (-10.0, 60.0)),
        )

    def props(self, raw: object) -> tuple[Prop, ...]:
        """Every prop; of those that can be touched, one of a kind, since contacts name them by their kind."""
        props = tuple(self.prop(one, f"props[{n}]") for n, one in enumerate(self.items(raw, "props")[:_MOST_PROPS]))
        if len(self.items(raw, "props")) > _MOST_PROPS:
            self.fault("props", f"are more than {_MOST_PROPS}")
        standing = [prop.kind for prop in props if prop.kind in KINDS or prop.kind == WALL]
        for kind in sorted({kind for kind in standing if standing.count(kind) > 1}):
            self.fault("props", f"hold more than one {kind}")
        return props

    def prop(self, raw: object, place: str) -> Prop:
        if isinstance(raw, str):
            raw = {"kind": raw}
        said = self.mapping(raw, place, {"kind", "at", "shift", "turned", "size"})
        kind, at = str(said.get("kind", "")), str(said.get("at", ""))
        if kind not in PROPS:
            self.fault(f"{place}.kind", f"{kind[:40]!r} is not one of {', '.join(sorted(PROPS))}")
        if kind in PROPS and at not in (places := WORN_AT.get(kind, _NOWHERE)):
            known = ", ".join(sorted(place_of or "nowhere" for place_of in places))
            self.fault(f"{place}.at", f"a {kind} cannot be at {str(at)[:40]!r}, only: {known}")
        size = self.vector(said["size"], f"{place}.size", least=0.0) if "size" in said else None
        return Prop(
            kind=kind,
            at=at,
            shift=self.vector(said.get("shift", (0, 0, 0)), f"{place}.shift"),
            turned=self.number(said.get("turned", 0), f"{place}.turned", (-360.0, 360.0)),
            size=size,
        )

    # Frames

    def frames(self, raw: object) -> tuple[Frame, ...]:
        said = self.items(raw, "frames")
        if not 1 <= len(said) <= _MOST_FRAMES:
            self.fault("frames", f"{len(said)} frames; one to {_MOST_FRAMES} can be drawn")
        frames: list[Frame] = []
        merged: dict[str, Any] = {}
        for n, one in enumerate(said):
            place = f"frames[{n}]"
            own = self.mapping(one, place, _FRAME_KEYS)
            merged = self.merged(merged, own, place)
            frames.append(self.frame(merged, own, place))
        return tuple(frames)

    def merged(self, before: dict[str, Any], own: Mapping[str, Any], place: str) -> dict[str, Any]:
        """A frame goes on from the one before it, or from its position where it names one."""
        if "position" in own or not before:
            name = str(own.get("position", ""))
            if name not in POSITIONS:
                self.fault(f"{place}.position", f"{name[:40]!r} is not one of {', '.join(sorted(POSITIONS))}")
                name = "standing"
            base = POSITIONS[name]
            before = {
                "position": name,
                "lean": base.get("lean", 0),
                "angles": self.angles(base["joints"], place),
                "rests": base["rests"],
                "contacts": self.contacts(base["contacts"], f"{place}.contacts"),
            }
        angles = before["angles"] | self.angles(own.get("joints", {}), f"{place}.joints")
        contacts = self.joined(before["contacts"], own.get("contacts", {}), f"{place}.contacts")
        kept = {key: own[key] for key in ("lean", "roll", "turn", "rests", "pelvis") if key in own}
        if own.get("rests") and "pelvis" not in own:
            kept["pelvis"] = None
        return before | kept | {"angles": angles, "contacts": contacts}

    def frame(self, said: Mapping[str, Any], own: Mapping[str, Any], place: str) -> Frame:
        pelvis = said.get("pelvis")
        arrows = own.get("arrows", [])
        return Frame(
            position=said["position"],
            caption=self.said(own.get("caption"), f"{place}.caption", _LONGEST_CAPTION),
            seen=self.said(own.get("seen"), f"{place}.seen", _LONGEST_SEEN),
            lean=self.number(said.get("lean", 0), f"{place}.lean", (-180.0, 180.0)),
            roll=self.number(said.get("roll", 0), f"{place}.roll", (-180.0, 180.0)),
            turn=self.number(said.get("turn", 0), f"{place}.turn", (-180.0, 180.0)),
            angles=said["angles"],
            rests=tuple(self.rests(said["rests"], f"{place}.rests", free=pelvis is not None)),
            # Legs first: a hand may lie on one of them.
            contacts=tuple(sorted(said["contacts"].values(), key=lambda contact: contact.part.endswith(_OF_AN_ARM))),
            arrows=tuple(self.arrow(one, f"{place}.arrows[{n}]") for n, one in enumerate(self.items(arrows, "arrows"))),
            held=self.switch(own.get("held", False), f"{place}.held"),
            anew=self.switch(own.get("anew", False), f"{place}.anew"),
            from_start=self.switch(own.get("from_start", False), f"{place}.from_start"),
            pelvis=self.vector(pelvis, f"{place}.pelvis") if pelvis is not None else None,
            belly=self.number(own.get("belly", 0), f"{place}.belly", (-0.02, 0.08)),
        )

    def said(self, raw: object, place: str, longest: int) -> str:
        """Words for a patient, with `{side}` and `{other}` for the sides."""
        words = self.text(raw, place, longest)
        if re.search(r"[{}]", words.replace("{side}", "").replace("{other}", "")):
            self.fault(place, "has braces round something else than {side} and {other}")
        return words

    # Joints

    def angles(self, raw: object, place: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for joint, said in self.mapping(raw, place, None).items():
            for name in _both(str(joint)):
                found |= self.joint(name, said, f"{place}.{joint}")
        return found

    def joint(self, name: str, said: object, place: str) -> dict[str, float]:
        if name not in _MOVEMENTS:
            near = get_close_matches(name, _MOVEMENTS, n=1)
            self.fault(place, f"no joint is called {name[:40]!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
            return {}
        short = name.rpartition(" ")[2]
        if isinstance(said, int | float) and short in _SINGLE:
            said = {_SINGLE[short]: said}
        found = {}
        for movement, angle in self.mapping(said, place, None).items():
            if movement not in _MOVEMENTS[name]:
                self.fault(place, f"has no {movement[:40]}; it has {', '.join(_MOVEMENTS[name])}")
                continue
            bounds, value = RANGES[f"{name} {movement}"], self.number(angle, place, None)
            if not bounds.holds(value, 0.0):
                self.fault(place, f"{movement} {value:g} is outside {bounds}")
            found[f"{name} {movement}"] = value
        return found

    # Contacts

    def joined(self, before: Mapping[str, Contact], raw: object, place: str) -> dict[str, Contact]:
        """Contacts go on from the frame before; one that is null ends."""
        said = self.mapping(raw, place, None)
        released = {name for part, on in said.items() if on is None for name in _both(str(part))}
        kept = {part: contact for part, contact in before.items() if part not in released}
        return kept | self.contacts({part: on for part, on in said.items() if on is not None}, place)

    def contacts(self, raw: object, place: str) -> dict[str, Contact]:
        found = {}
        for part, said in self.mapping(raw, place, None).items():
            for name in _both(str(part)):
                found[name] = self.contact(name, said, f"{place}.{part}")
        return found

    def contact(self, part: str, raw: object, place: str) -> Contact:
        said = self.mapping({"to": raw} if isinstance(raw, str) else raw, place, _CONTACT_KEYS)
        on, face = str(said.get("to", "")), str(said.get("face", ""))
        if part not in flesh.PARTS:
            self.fault(place, f"no part of the body is called {part!r}")
        if not self.touchable(part, on):
            here = ", ".join(sorted(self.surfaces or ()))
            self.fault(
                place, f"nothing here is called {on!r}; there is {here}, or for hands and feet a part of the body"
            )
        if face and face not in flesh.FACES:
            self.fault(place, f"{face!r} is not one of {', '.join(flesh.FACES)}")
        return Contact(
            part=part,
            on=on,
            face=face,
            along=self.number(said.get("along", 0.5), f"{place}.along", (0.0, 1.2)),
            shift=self.vector(said.get("shift", (0, 0, 0)), f"{place}.shift"),
            slides=self.switch(said.get("slides", False), f"{place}.slides"),
        )

    def touchable(self, part: str, on: str) -> bool:
        """Whether a part can touch that: a surface, or for the end of a limb another part of the body."""
        return self.surfaces is None or on in self.surfaces or (flesh.is_limb_end(part) and on in flesh.HOLDABLE)

    def rests(self, raw: object, place: str, *, free: bool) -> Iterator[Contact]:
        said = self.items(raw, place)
        if not (said or free) or len(said) > 2:
            self.fault(place, "a body rests on one or two of its parts, or is put somewhere by its pelvis")
        named: set[str] = set()
        for n, one in enumerate(said):
            part, on = next(iter(one.items())) if isinstance(one, dict) and len(one) == 1 else (one, "floor")
            rest = self.contact(str(part), on, f"{place}[{n}]")
            if rest.on in flesh.HOLDABLE:
                self.fault(f"{place}[{n}]", f"a body does not rest on its own {rest.on}")
            if rest.part in named:
                self.fault(f"{place}[{n}]", f"the {rest.part} is named twice; a second rest is another part")
            named.add(rest.part)
            yield rest

    def arrow(self, raw: object, place: str) -> Arrow:
        said = self.mapping({"of": raw} if isinstance(raw, str) else raw, place, _ARROW_KEYS)
        of = str(said.get("of", ""))
        if of not in flesh.PARTS:
            self.fault(place, f"no part of the body is called {of!r}")
        along = said.get("along")
        return Arrow(
            of=of,
            beyond=self.number(said.get("beyond", 0.12), f"{place}.beyond", (-1.0, 1.0)),
            shift=self.vector(said.get("shift", (0, 0, 0)), f"{place}.shift"),
            along=self.vector(along, f"{place}.along") if along is not None else None,
            both_ways=self.switch(said.get("both_ways", False), f"{place}.both_ways"),
        )


_FRAME_KEYS = {
    "position", "belly", "joints", "lean", "roll", "turn", "pelvis", "rests", "contacts", "arrows", "held", "anew",
    "from_start", "caption", "seen",
}  # fmt: skip
_OF_AN_ARM = ("hand", "elbow")
_CONTACT_KEYS = {"to", "face", "along", "shift", "slides"}
_ARROW_KEYS = {"of", "beyond", "shift", "along", "both_ways"}


def _key_of(raw: object) -> str:
    return sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:24]


def _both(name: str) -> tuple[str, ...]:
    """A name of both sides as its two, any other as it is."""
    if name in _PLURAL:
        return tuple(f"{side} {_PLURAL[name]}" for side in SIDES)
    return (name,)
