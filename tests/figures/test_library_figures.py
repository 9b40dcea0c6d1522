"""Every figure of the library: a body can do it, it touches what it says, and it shows what the steps say."""

import re
from itertools import pairwise
from math import dist
from xml.etree import ElementTree as ET

import pytest

from exercises.figures import flesh
from exercises.figures import skeleton as sk
from exercises.figures.camera import view_of
from exercises.figures.draw import draw_figure, draw_motion, telling_frame
from exercises.figures.drawing import Close, Curve
from exercises.figures.look import Build, Look, Side, Skin
from exercises.figures.motion import bodies_between, bodies_of, course_of
from exercises.figures.posture import posture_of
from exercises.figures.reading import judge
from exercises.figures.svg import svg
from exercises.loading.rules import NEVER_PRINTED
from exercises.loading.starts import posture_said
from tests.figures.library import exercises, figures

LOOKS = [Look(build=build, skin=skin) for build in Build for skin in Skin]
MOST_BYTES = 25_000
STEPS = 8
CLOCK = 3
"""How many shapes the clock has: it is not mirrored."""
BONES = {
    ("shoulder", "elbow"): sk.UPPER_ARM,
    ("elbow", "wrist"): sk.FOREARM,
    ("hip", "knee"): sk.THIGH,
    ("knee", "ankle"): sk.SHANK,
}

each_figure = pytest.mark.parametrize("slug", sorted(exercises()))


def test_every_exercise_of_the_library_is_drawn():
    assert set(figures()) == set(exercises())


@each_figure
def test_a_body_can_do_it_and_touches_what_it_should(slug):
    assert judge(figures()[slug]) == []


@each_figure
def test_it_starts_as_its_exercise_says(slug):
    said = exercises()[slug]["start_position"]
    start = course_of(figures()[slug], Build.SLIM).frames[0].body

    assert posture_of(start) == ("lying on back" if said == "pool" else posture_said(said))


@each_figure
def test_no_bone_is_longer_or_shorter_on_the_way(slug):
    figure = figures()[slug]
    course = course_of(figure, Build.SLIM)
    bodies = [course.frames[0].body]
    for number in range(1, len(figure.frames)):
        bodies += bodies_between(course, figure, (number - 1, number), 3)

    for body in bodies:
        for side in sk.SIDES:
            for (near, far), size in BONES.items():
                assert dist(body.points[f"{side} {near}"], body.points[f"{side} {far}"]) == pytest.approx(size)


@each_figure
@pytest.mark.parametrize("build", Build)
def test_nothing_goes_through_the_floor_on_the_way(slug, build):
    course = course_of(figures()[slug], build)

    for body in bodies_of(course, figures()[slug], STEPS):
        for part in flesh.PARTS:
            assert min(ball.centre[1] - ball.radius for ball in flesh.spheres(body, course.girth, part)) > -0.015, part


@each_figure
def test_what_two_frames_rest_on_is_rested_on_between_them(slug):
    figure = figures()[slug]
    course = course_of(figure, Build.SLIM)

    for number, (before, after) in enumerate(pairwise(figure.frames)):
        if before.pelvis is None and after.pelvis is None:
            for part, on in {(rest.part, rest.on) for rest in before.rests} & {(r.part, r.on) for r in after.rests}:
                surface = course.scene.surface(on)
                for body in bodies_between(course, figure, (number, number + 1), STEPS):
                    lowest = min(surface.gap(ball) for ball in flesh.spheres(body, course.girth, part))
                    assert abs(lowest) < 0.012, part


@each_figure
def test_each_frame_has_its_caption_and_its_words_for_those_who_cannot_see_it(slug):
    for side in Side:
        for frame in draw_figure(figures()[slug], side):
            assert frame.caption
            assert len(frame.seen) > 20
            assert "{" not in frame.caption + frame.seen
            assert not NEVER_PRINTED.search(frame.caption + frame.seen)
    assert len({frame.caption for frame in figures()[slug].frames}) == len(figures()[slug].frames)


@each_figure
def test_what_works_on_one_side_names_the_side(slug):
    words = " ".join(frame.caption + frame.seen for frame in figures()[slug].frames)

    if exercises()[slug]["one_sided"]:
        assert "{side}" in words
        assert not re.search(r"\b(right|left)\b", words, re.IGNORECASE)


@each_figure
def test_two_frames_differ_on_the_picture(slug):
    figure = figures()[slug]
    view = view_of(figure.camera, mirrored=False)
    bodies = [solved.body for solved in course_of(figure, Build.SLIM).frames]

    for before, after in pairwise(bodies):
        moved = max(dist(view.point(before.points[name]), view.point(after.points[name])) for name in before.points)
        assert moved > 3.5, "centimetres of the drawn world"


@each_figure
def test_the_left_is_the_mirror_of_the_right(slug):
    right = draw_figure(figures()[slug], Side.RIGHT)
    left = draw_figure(figures()[slug], Side.LEFT)

    for one, other in zip(right, left, strict=True):
        assert other.drawing.width == pytest.approx(one.drawing.width)
        unmirrored = CLOCK if one.held else 0
        drawn = one.drawing.shapes[: len(one.drawing.shapes) - unmirrored]
        for shape, mirrored in zip(drawn, other.drawing.shapes, strict=False):
            assert (shape.fill, shape.stroke) == (mirrored.fill, mirrored.stroke)
            assert _box(mirrored) == pytest.approx(_box(shape, mirror=-1), abs=1e-6)


def _box(shape, mirror=1):
    xs, ys = [x * mirror for x, _ in shape.points], [y for _, y in shape.points]
    return (min(xs), max(xs), min(ys), max(ys))


@each_figure
def test_the_svg_is_well_formed_small_and_safe_under_a_strict_policy(slug):
    for look in (LOOKS[0], LOOKS[-1]):
        for frame in draw_figure(figures()[slug], Side.RIGHT, look):
            markup = svg(frame.drawing, said=frame.seen)
            assert len(markup.encode()) <= MOST_BYTES
            for element in ET.fromstring(markup).iter():
                assert element.tag.rpartition("}")[2] in ("svg", "g", "path")
                assert not {"style", "href", "onload", "class", "id"} & set(element.attrib)
                assert not any("url(" in value for value in element.attrib.values())


@each_figure
def test_nothing_is_drawn_outside_its_canvas_at_rest_or_in_motion(slug):
    at_rest = [frame.drawing for frame in draw_figure(figures()[slug])]
    in_motion = draw_motion(figures()[slug], steps=4)

    for drawings in (at_rest, in_motion):
        assert len({(drawing.left, drawing.top, drawing.width, drawing.height) for drawing in drawings}) == 1
    for drawing in (*at_rest, *in_motion):
        for x, y in (point for shape in drawing.shapes for point in _flat(shape.path)):
            assert drawing.left <= x <= drawing.left + drawing.width
            assert drawing.top <= y <= drawing.top + drawing.height


def _flat(path):
    """The points of a path, and of each curve some on the way: those that bulge out farthest are among them."""
    here = (0.0, 0.0)
    for step in path:
        if isinstance(step, Curve):
            through = (here, (step.x1, step.y1), (step.x2, step.y2), (step.x, step.y))
            for part in (0.25, 0.5, 0.75):
                shares = [(1 - part) ** 3, 3 * (1 - part) ** 2 * part, 3 * (1 - part) * part**2, part**3]
                yield tuple(sum(s * p[axis] for s, p in zip(shares, through, strict=True)) for axis in (0, 1))
        if not isinstance(step, Close):
            here = (step[-2], step[-1])
            yield here


def test_frames_of_one_figure_share_their_canvas_and_builds_differ():
    for figure in figures().values():
        sizes = {(frame.drawing.width, frame.drawing.height) for frame in draw_figure(figure)}
        assert len(sizes) == 1
        slim, broad = (draw_figure(figure, Side.RIGHT, Look(build=build))[0].drawing for build in Build)
        assert slim.shapes != broad.shapes


def test_drawings_are_kept_for_a_library_and_half_and_no_moving_picture_is():
    for kept in (draw_figure, course_of):
        assert len(figures()) < (kept.cache_info().maxsize or 0) <= 1.7 * len(figures())
    assert not hasattr(draw_motion, "cache_info")


def test_each_skin_is_drawn_in_its_own_tone():
    figure = next(iter(figures().values()))
    tones = {
        frozenset(shape.fill for shape in draw_figure(figure, Side.RIGHT, look)[0].drawing.shapes) for look in LOOKS[:3]
    }

    assert len(tones) == 3


def test_the_moving_picture_goes_through_every_frame():
    figure = figures()["bird-dog"]
    steps = draw_motion(figure)

    assert len(steps) == 16 * 3 + 1, "to one side, back to the start, to the other side"
    assert all(step.shapes != following.shapes for step, following in pairwise(steps))


def test_a_position_that_is_held_shows_a_clock():
    held = {slug for slug, figure in figures().items() if any(frame.held for frame in figure.frames)}
    seconds = {slug: said["dosage"]["start"].get("hold_seconds") or 0 for slug, said in exercises().items()}
    to_hold = {slug for slug, hold in seconds.items() if hold >= 5 and exercises()[slug]["function"] != "carrying"}

    assert to_hold - held == set()


@pytest.mark.parametrize(
    ("slug", "telling"),
    [
        ("sciatic-nerve-slider-seated", {1}),
        ("diaphragmatic-breathing", {1}),
        ("bird-dog", {1, 2}),
        ("prone-lying", {0}),
    ],
)
def test_the_frame_that_tells_most_is_the_one_that_differs_most_from_the_first(slug, telling):
    assert telling_frame(figures()[slug]) in telling
