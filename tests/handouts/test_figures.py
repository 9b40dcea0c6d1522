"""Figures on paper: stored once, shown at any size with lines of one weight, each frame with its caption."""

import zlib
from dataclasses import replace

import pytest

from exercises.figures.draw import draw_figure
from exercises.figures.drawing import Close, Curve, Drawing, Line, Move, Shape
from exercises.figures.look import DEFAULT_LOOK, Build, Look, Side, Skin
from planner.handouts.document import PAGE_SIZES, render_pdf
from planner.handouts.figures import Box, Picture, stamp_of, stills
from planner.handouts.flowables import Columns, Stack
from planner.handouts.pictures import NO_PICTURE, THUMB, Strip, pictures, thumbnail
from planner.handouts.sheet import Card, ProgrammeSheet
from planner.handouts.theme import FIGURE_LINE, FIGURES, FINE_FIGURE_LINE, FOOT_MARGIN, MARGIN, MM
from tests.handouts import exercises, reading, sheets
from tests.handouts.figures import figure

NAMES = ["lying", "standing", "three"]
FULL = ["six-weeks", "twelve-exercises", "hostile"]
CASES = [pytest.param(name, size, id=f"{name}-{size}") for name in FULL for size in PAGE_SIZES]
ROUNDING = 0.05


def frames(name: str, side: Side = Side.RIGHT, look: Look = DEFAULT_LOOK):
    return stills(figure(name), side, look)


def rows_of(name: str) -> list[Columns]:
    block = pictures(frames(name), FIGURES)
    assert isinstance(block, Stack)
    return [row for row in block.blocks if isinstance(row, Columns)]


def one_card(**changes: object) -> ProgrammeSheet:
    card: Card = replace(exercises.BRIDGE, **changes)  # type: ignore[arg-type]
    return sheets.programme((sheets.a_week(1, "Settle", (card,)), sheets.a_week(2, "Settle", (sheets.known(card),))))


@pytest.fixture
def bridge() -> bytes:
    return render_pdf(one_card())


def test_a_frame_is_stored_once_however_often_and_however_large_it_is_shown(bridge: bytes) -> None:
    shown = [one for one in reading.shown(bridge) if one.name.endswith("figure1")]
    assert len(reading.forms(bridge)) == len(frames("lying"))
    assert len(shown) > 2
    assert len({round(one.right - one.left) for one in shown}) > 2


def test_a_stored_frame_sets_no_width_of_its_lines(bridge: bytes) -> None:
    for operators in reading.forms(bridge).values():
        assert "S" in operators
        assert not {"w", "gs", "cm"} & set(operators)


def test_lines_are_as_wide_on_the_paper_however_large_the_figure(bridge: bytes) -> None:
    lines = {round(one.line, 2) for one in reading.shown(bridge)}
    assert lines == {FIGURE_LINE * 2, FINE_FIGURE_LINE * 2}


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_figure_is_cut_off_by_the_edge_of_the_page(name: str, size: str) -> None:
    _, pdf = sheets.drawn(name, size)
    sizes = reading.letters(pdf)
    for one in reading.shown(pdf):
        assert one.left >= MARGIN - ROUNDING
        assert one.right <= sizes[one.page].width - MARGIN + ROUNDING
        assert one.top <= sizes[one.page].height - MARGIN + ROUNDING
        assert one.bottom >= FOOT_MARGIN - ROUNDING


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_cut_off_by_the_edge_of_its_picture(name: str) -> None:
    drawing = draw_figure(figure(name))[0].drawing
    right, bottom = drawing.left + drawing.width, drawing.top + drawing.height
    edge = min(min(x - drawing.left, y - drawing.top, right - x, bottom - y) for x, y in ends(drawing))
    for box, line in ((Box(36 * MM, 40 * MM), FIGURE_LINE), (Box(11 * MM, 7.5 * MM), FINE_FIGURE_LINE)):
        assert edge * Picture(frames(name)[0], box).scale >= line


def ends(drawing: Drawing) -> list[tuple[float, float]]:
    steps = (step for shape in drawing.shapes for step in shape.path)
    return [(step[-2], step[-1]) for step in steps if not isinstance(step, Close)]


def test_every_caption_is_printed_in_full_with_the_number_of_its_frame() -> None:
    read = reading.pages(render_pdf(one_card(figure=figure("three"))))[1]
    captions = (
        "Start: knees bent, feet flat",
        "Lift the right leg until the thighs are level",
        "Lower it half way and wait",
    )
    for number, caption in enumerate(captions, 1):
        assert f"{number} {caption}" in read


def test_a_single_frame_has_no_number() -> None:
    read = reading.pages(render_pdf(one_card(figure=figure("standing"))))[1]
    assert "Stand tall, look ahead" in read
    assert "1 Stand tall" not in read


def test_the_side_that_works_is_the_side_that_is_drawn() -> None:
    right, left = (render_pdf(one_card(side=side)) for side in (Side.RIGHT, Side.LEFT))
    assert "Lift the right leg" in reading.text(right)
    assert "Lift the left leg" in reading.text(left)
    assert frames("lying", Side.RIGHT)[1].stamp != frames("lying", Side.LEFT)[1].stamp


def test_the_sheet_says_who_is_drawn() -> None:
    other = Look(build=Build.BROAD, skin=Skin.DARK)
    assert frames("lying", look=other)[0].stamp != frames("lying")[0].stamp
    assert render_pdf(replace(one_card(), look=other)) != render_pdf(one_card())


def test_an_exercise_without_a_figure_says_so_on_its_card_alone() -> None:
    read = reading.pages(render_pdf(one_card(figure=None)))
    assert f"{NO_PICTURE} Follow the steps" in read[1]
    assert sum(text.count(NO_PICTURE) for text in read) == 1


def test_an_exercise_with_a_figure_has_no_placeholder(bridge: bytes) -> None:
    assert NO_PICTURE not in reading.text(bridge)


@pytest.mark.parametrize("name", NAMES)
def test_every_frame_keeps_what_is_seen(name: str) -> None:
    shown = [picture for row in rows_of(name) for picture in pictures_in(row)]
    assert [picture.tag.alt for picture in shown] == [frame.seen for frame in frames(name)]
    assert all(picture.tag.alt for picture in shown)


def pictures_in(row: Columns) -> list[Picture]:
    return [block for cell in row.cells for block in getattr(cell.block, "blocks", ()) if isinstance(block, Picture)]


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_on_a_card_is_large_enough_to_copy_and_keeps_its_shape(name: str) -> None:
    for picture in (picture for row in rows_of(name) for picture in pictures_in(row)):
        assert picture.width >= 33 * MM or picture.height == pytest.approx(40 * MM)
        assert picture.width / picture.height == pytest.approx(picture.stamp.width / picture.stamp.height)


def test_three_lying_frames_stand_two_and_one() -> None:
    assert [len(row.cells) for row in rows_of("three")] == [2, 1]


def test_three_narrow_frames_stand_in_one_row() -> None:
    (row,) = (block for block in pictures(frames("standing") * 3, FIGURES).blocks)  # type: ignore[attr-defined]
    assert len(row.cells) == 3


def test_words_beside_small_frames_line_up_whatever_the_shape() -> None:
    assert Strip(frames("lying")).width == Strip(frames("standing") * 2).width


def test_the_table_shows_the_last_frame_of_an_exercise_alone() -> None:
    stamp, last = frames("lying")[-1].stamp, thumbnail(frames("lying"), THUMB)
    assert [cell.block.stamp for cell in last.cells] == [stamp]  # type: ignore[attr-defined]
    assert 5 * MM < last.height <= 10 * MM


def test_the_table_of_a_week_shows_a_figure_beside_each_name() -> None:
    sheet = sheets.programme((sheets.a_week(1, "Settle", [exercises.WALKING, exercises.BRIDGE, exercises.CAT_COW]),))
    small = [one for one in reading.shown(render_pdf(sheet)) if one.line < FIGURE_LINE * 1.9]
    assert len(small) == 2
    assert small[0].bottom > small[1].top


def test_a_drawing_becomes_operators_with_its_stroke_painted_before_its_fill() -> None:
    path = (Move(0, 0), Line(10, 0), Curve(10, 5, 8, 8, 5, 8), Close())
    drawing = Drawing(width=20, height=10, shapes=(Shape(path=path, fill="#ffffff", stroke="#000000"),))
    stamp = stamp_of(drawing)
    contour = "0 10 m 10 10 l 10 5 8 2 5 2 c h"
    assert zlib.decompress(stamp.deflated).decode().splitlines() == [
        "1 j 1 J",
        f"0.000 0.000 0.000 RG {contour} S",
        f"1.000 1.000 1.000 rg {contour} f",
    ]
    assert (stamp.width, stamp.height) == (20, 10)
