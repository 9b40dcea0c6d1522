"""Limbs come to what they touch, and say so where they cannot."""

from dataclasses import replace
from math import dist

import pytest

from exercises.figures.contacts import solve
from exercises.figures.look import Build
from exercises.figures.motion import bodies_between, course_of
from exercises.figures.reading import judge
from exercises.figures.scene import scene_of
from exercises.figures.skeleton import GIRTHS
from exercises.figures.words import read_words

WORDS = {"caption": "Do it", "seen": "A person does it, seen from the side."}


def figure(*frames, props=("mat",)):
    return read_words(
        {"props": list(props), "frames": [{**frame, **({} if "caption" in frame else WORDS)} for frame in frames]}
    )


def solved(*frames, props=("mat",)):
    return course_of(figure(*frames, props=props), Build.SLIM).frames


def test_a_standing_body_has_both_soles_on_the_floor():
    (frame,) = solved({"position": "standing"})

    for side in ("right", "left"):
        assert frame.body.points[f"{side} ankle"][1] == pytest.approx(0.075, abs=1e-3)
    assert max(frame.gaps.values()) < 1e-3


def test_a_foot_stays_where_it_was_when_the_body_lowers():
    start, end = solved({"position": "standing"}, {"pelvis": [-0.1, 0.7, 0]})

    assert dist(start.body.points["left ankle"], end.body.points["left ankle"]) < 2e-3
    assert end.body.angle("left knee flexion") > 40


def test_a_heel_that_slides_goes_along():
    start, end = solved(
        {"position": "lying on back", "contacts": {"right heel": "floor"}},
        {
            "joints": {"right hip": {"flexion": 45}, "right knee": 90},
            "contacts": {"right heel": {"to": "floor", "slides": True}},
        },
    )

    assert dist(start.body.points["right heel"], end.body.points["right heel"]) > 0.2
    assert end.gaps["right heel", "floor"] < 1e-3


def test_a_second_rest_tips_the_body_until_it_touches():
    (frame,) = solved(
        {
            "position": "on hands and knees",
            "lean": 0,
            "joints": {"hips": {"flexion": 0}, "knees": 0, "ankles": 20, "shoulders": {"flexion": 80}, "elbows": 80},
            "rests": ["right elbow", "right toes"],
            "contacts": {"left knee": None, "left toes": "floor", "left elbow": "floor", "hands": None},
        }
    )

    assert frame.gaps["right elbow", "floor"] < 0.005
    assert frame.gaps["right toes", "floor"] < 0.005


def test_a_second_rest_in_the_same_place_tips_nothing():
    drawn = figure({"position": "kneeling"})
    (frame,) = drawn.frames
    twice = replace(frame, rests=(frame.rests[0], frame.rests[0]))
    found = solve(twice, GIRTHS[Build.SLIM], scene_of(drawn.props))

    assert found.gaps["right knee", "floor"] < 1e-3


def test_a_hand_lies_on_the_skin_of_a_thigh():
    (frame,) = solved({"position": "sitting"}, props=("chair",))

    assert frame.gaps["right hand", "right thigh"] < 1e-3
    assert frame.body.points["right palm"][1] > frame.body.points["right knee"][1]


def test_no_elbow_is_pushed_into_the_floor():
    (frame,) = solved(
        {"position": "lying on back", "joints": {"shoulders": {"flexion": 10, "abduction": 12}, "elbows": 60}}
    )

    assert all(frame.body.points[f"{side} elbow"][1] > 0.03 for side in ("right", "left"))


@pytest.mark.parametrize(
    ("frame", "place", "message"),
    [
        (
            {"joints": {"shoulders": {"flexion": 170}}, "contacts": {"right hand": "floor"}},
            "frames[0].contacts.right hand",
            "cannot be reached",
        ),
        ({"pelvis": [0, 0.6, 0], "contacts": {"feet": None}}, "frames[0].right foot", "below the floor"),
    ],
)
def test_what_no_body_can_do_is_named(frame, place, message):
    remarks = judge(figure({"position": "standing", **frame}))

    assert any(remark.place == place and message in remark.message for remark in remarks)


def test_two_frames_that_look_alike_are_named():
    still = {"position": "standing", "caption": "One", "seen": "A person stands."}
    remarks = judge(figure(still, {"caption": "Two", "seen": "A person stands."}))

    assert [(remark.place, remark.message) for remark in remarks] == [("frames[1]", "looks like the frame before it")]


def test_what_both_frames_touch_is_touched_all_the_way():
    drawn = figure({"position": "standing"}, {"pelvis": [-0.15, 0.65, 0], "joints": {"lumbar": {"flexion": 20}}})
    course = course_of(drawn, Build.SLIM)
    bodies = bodies_between(course, drawn, (0, 1), 6)

    assert len(bodies) == 7
    for body in bodies:
        for side in ("right", "left"):
            assert dist(body.points[f"{side} ankle"], bodies[0].points[f"{side} ankle"]) < 0.01
