"""From angles to places and back."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.figures import skeleton as sk
from exercises.figures.kinematics import JOINTS, angles_of, joint_rotation, placed
from exercises.figures.vectors import UPRIGHT, about, after, transposed, turned_part, unit

NEUTRAL: dict[str, float] = {}


def test_a_neutral_body_stands_upright_with_its_arms_down():
    points = placed(NEUTRAL).points

    assert points["head"][1] > points["neck"][1] > points["pelvis"][1] > points["right knee"][1]
    assert points["right fingers"][1] < points["right shoulder"][1] - 0.6
    assert points["right shoulder"][2] == -points["left shoulder"][2] > 0
    assert points["right toes"][0] > points["right heel"][0]


@pytest.mark.parametrize(
    ("joint", "angle", "point", "axis", "way"),
    [
        ("right hip flexion", 60, "right knee", 0, 1),
        ("right hip abduction", 30, "right knee", 2, 1),
        ("left hip abduction", 30, "left knee", 2, -1),
        ("right knee flexion", 60, "right ankle", 0, -1),
        ("left shoulder flexion", 60, "left elbow", 0, 1),
        ("left shoulder abduction", 60, "left elbow", 2, -1),
        ("right elbow flexion", 60, "right wrist", 0, 1),
        ("lumbar flexion", 40, "neck", 0, 1),
        ("thorax bend", 20, "neck", 2, 1),
        ("right ankle dorsiflexion", 20, "right toes", 1, 1),
    ],
)
def test_a_joint_moves_what_follows_it_the_way_its_name_says(joint, angle, point, axis, way):
    before, after_it = placed(NEUTRAL).points[point], placed({joint: angle}).points[point]

    assert (after_it[axis] - before[axis]) * way > 0.03


def test_outward_rotation_of_a_bent_hip_brings_the_foot_inward():
    bent = {"right hip flexion": 90.0, "right knee flexion": 90.0}
    straight, turned = placed(bent), placed(bent | {"right hip rotation": 40.0})

    assert turned.points["right ankle"][2] < straight.points["right ankle"][2] - 0.1
    assert turned.points["right knee"] == pytest.approx(straight.points["right knee"])


def test_turning_the_chest_to_the_right_brings_the_left_shoulder_forward():
    points = placed({"thorax rotation": 30.0}).points

    assert points["left shoulder"][0] > points["right shoulder"][0] + 0.1


ANGLES = st.tuples(st.floats(-100, 200), st.floats(-75, 75), st.floats(-90, 90))


@given(angles=ANGLES, side=st.sampled_from(sk.SIDES), joint=st.sampled_from(sorted(JOINTS)))
def test_the_angles_of_a_rotation_are_those_it_was_made_with(angles, side, joint):
    movements = JOINTS[joint]
    said = {f"{side} {movement}": angle for movement, angle in zip(movements, angles, strict=True)}
    found = angles_of(joint_rotation(placed(said), side, movements), side, movements)

    assert found == pytest.approx(said, abs=1e-6)


@given(
    angles=st.dictionaries(st.sampled_from(sorted(sk.RANGES)), st.floats(-60, 120), max_size=12),
    facing=st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)),
)
def test_bones_keep_their_length_whatever_the_angles(angles, facing):
    points = placed(angles, about(unit(facing), 70.0)).points

    for side in sk.SIDES:
        assert dist(points[f"{side} hip"], points[f"{side} knee"]) == pytest.approx(sk.THIGH)
        assert dist(points[f"{side} knee"], points[f"{side} ankle"]) == pytest.approx(sk.SHANK)
        assert dist(points[f"{side} shoulder"], points[f"{side} elbow"]) == pytest.approx(sk.UPPER_ARM)
        assert dist(points[f"{side} elbow"], points[f"{side} wrist"]) == pytest.approx(sk.FOREARM)


def test_a_part_of_the_way_between_two_rotations_is_reached_by_turning_evenly():
    end = about(unit((0.3, 0.8, -0.2)), 100.0)
    half = turned_part(UPRIGHT, end, 0.5)

    for found, wanted in zip(after(half, half), end, strict=True):
        assert found == pytest.approx(wanted)
    for found, wanted in zip(after(end, transposed(end)), UPRIGHT, strict=True):
        assert found == pytest.approx(wanted, abs=1e-12)
