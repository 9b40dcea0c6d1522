"""What a curator wrote, read or refused with its place."""

from typing import Any

import pytest

from exercises.figures.draw import draw_figure
from exercises.figures.reading import judge
from exercises.figures.words import FigureFaultsError, read_words

FRAME = {"position": "standing", "caption": "Stand tall", "seen": "A person stands, seen from the right side."}


def faults(raw):
    with pytest.raises(FigureFaultsError) as caught:
        read_words(raw)
    return {(remark.place, remark.message) for remark in caught.value.remarks}


def test_a_frame_goes_on_from_the_one_before_it():
    figure = read_words(
        {
            "frames": [
                {**FRAME, "joints": {"knees": 20}},
                {"joints": {"right knee": 60}, "caption": "Bend", "seen": "It bends."},
            ]
        }
    )
    first, second = figure.frames

    assert first.angles["right knee flexion"] == first.angles["left knee flexion"] == 20
    assert second.angles["right knee flexion"] == 60
    assert second.angles["left knee flexion"] == 20
    assert {contact.part for contact in second.contacts} == {"right foot", "left foot"}


def test_a_contact_that_is_null_ends():
    figure = read_words(
        {"frames": [FRAME, {"contacts": {"right foot": None}, "caption": "Lift", "seen": "One foot is up."}]}
    )

    assert [contact.part for contact in figure.frames[1].contacts] == ["left foot"]


def test_the_same_figure_has_the_same_key_whatever_the_order_of_its_words():
    other = dict(reversed(FRAME.items()))

    assert read_words({"frames": [FRAME]}) == read_words({"frames": [other]})
    assert read_words({"frames": [FRAME]}) != read_words({"frames": [{**FRAME, "caption": "Stand"}]})


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        ({"joints": {"right knee": 190}}, "frames[0].joints.right knee", "flexion 190 is outside -5 to 160"),
        (
            {"joints": {"right nee": 10}},
            "frames[0].joints.right nee",
            "no joint is called 'right nee'; did you mean 'right knee'?",
        ),
        ({"joints": {"right hip": 10}}, "frames[0].joints.right hip", "is not a list of names with their values"),
        (
            {"joints": {"right nee": {"flexion": 10}}},
            "frames[0].joints.right nee",
            "no joint is called 'right nee'; did you mean 'right knee'?",
        ),
        (
            {"joints": {"right knee": {"abduction": 10}}},
            "frames[0].joints.right knee",
            "has no abduction; it has flexion",
        ),
        ({"joints": {"knees": "far"}}, "frames[0].joints.knees", "is not a list of names with their values"),
        ({"joints": {"knees": float("nan")}}, "frames[0].joints.knees", "'nan' is not a number that can be meant"),
        ({"contacts": {"tail": "floor"}}, "frames[0].contacts.tail", "no part of the body is called 'tail'"),
        (
            {"contacts": {"right foot": "moon"}},
            "frames[0].contacts.right foot",
            "nothing here is called 'moon'; there is floor, or for hands and feet a part of the body",
        ),
        ({"caption": ""}, "frames[0].caption", "is missing"),
        ({"caption": "x" * 61}, "frames[0].caption", "has 61 characters, 60 are the most"),
        ({"caption": 42}, "frames[0].caption", "is not text"),
        (
            {"caption": "Lift the {sdie} leg"},
            "frames[0].caption",
            "has braces round something else than {side} and {other}",
        ),
        ({"held": "yes"}, "frames[0].held", "is neither true nor false"),
        ({"pelvis": [1, 2]}, "frames[0].pelvis", "needs three numbers: forward, up, to the right"),
        ({"lean": 400}, "frames[0].lean", "400 is outside -180 to 180"),
        (
            {"rests": []},
            "frames[0].rests",
            "a body rests on one or two of its parts, or is put somewhere by its pelvis",
        ),
        (
            {"rests": ["right knee", "right knee"]},
            "frames[0].rests[1]",
            "the right knee is named twice; a second rest is another part",
        ),
        ({"arrows": ["nose"]}, "frames[0].arrows[0]", "no part of the body is called 'nose'"),
    ],
)
def test_a_fault_of_a_frame_is_named_with_its_place(change, place, message):
    assert (place, message) in faults({"frames": [{**FRAME, **change}]})


BAD_FRAMES: list[dict[Any, Any]] = [
    {"joints": {1: 2}}, {True: "floor"}, {"position": ["standing"]}, {"contacts": {"feet": {"to": []}}},
    {"rests": [{"buttocks": {}}]}, {"rests": [{"right foot": "right thigh"}]}, {"arrows": [{"of": {}}]},
    {"contacts": {"buttocks": "left thigh"}}, {"contacts": {"right knee": "left knee"}},
]  # fmt: skip
NONSENSE: list[Any] = [
    None, [], "figure", 7, {}, {"frames": None}, {"frames": []}, {"frames": [None]}, {"frames": [FRAME] * 4},
    {"props": 5, "frames": [FRAME]}, {"props": [{"kind": []}], "frames": [FRAME]},
    {"props": [{"kind": "pillow", "at": "moon"}], "frames": [FRAME]},
    {"props": [{"kind": "strap", "at": ""}], "frames": [FRAME]},
    {"props": [{"kind": "chair", "size": [-1, 1, 1]}], "frames": [FRAME]},
    {"camera": {"azimuth": "east"}, "frames": [FRAME]},
    *({"frames": [{**FRAME, **change}]} for change in BAD_FRAMES),
]  # fmt: skip


@pytest.mark.parametrize("raw", NONSENSE, ids=str)
def test_nonsense_is_refused(raw):
    assert faults(raw)


ODD: list[dict[str, Any]] = [
    {"arrows": [{"of": "right hip"}, {"of": "head", "along": [0, 0, 0]}]},
    {"joints": {}, "held": True, "turn": 180},
    {"contacts": {"hands": {"to": "head", "face": "behind", "along": 1.2}}},
    {"pelvis": [4, 4, 4]},
]


@pytest.mark.parametrize("change", ODD, ids=str)
def test_what_is_odd_but_clear_is_judged_and_drawn(change):
    props = ["bike", {"kind": "bag"}, {"kind": "roll", "size": [0, 0, 0]}]
    figure = read_words({"props": props, "frames": [{**FRAME, **change}]})

    assert isinstance(judge(figure), list)
    assert draw_figure(figure)[0].drawing.shapes


@pytest.mark.parametrize(
    ("props", "message"), [(["mat"] * 9, "are more than 8"), (["mat", "chair", "chair"], "hold more than one chair")]
)
def test_no_picture_is_filled_with_props(props, message):
    assert ("props", message) in faults({"props": props, "frames": [FRAME]})
