from dataclasses import dataclass

import pytest

from planner.handouts.flowables import Apart, Block, Cell, Columns, Framed, Spaced, Stack, Whole
from planner.handouts.pages import Item, Page, fewest_pages, paginate
from planner.handouts.pen import Outline, Pen
from planner.handouts.prose import plain
from planner.handouts.tables import Entry, Row, Table, Ticks
from planner.handouts.theme import BODY, MM, SMALL_TICK, TICK

HEIGHT = 100.0


@dataclass(frozen=True)
class Slab:
    """A block of a height that can be parted anywhere."""

    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""

    def split(self, room: float) -> tuple[Block, Block] | None:
        return (Slab(room), Slab(self.height - room)) if 0 < room < self.height else None


def tops(pages: list[Page]) -> list[list[tuple[float, float]]]:
    return [[(top, item.block.height) for top, item in page.placed] for page in pages]


def test_blocks_stand_one_under_another_with_the_white_they_want() -> None:
    pages = paginate([Item(Whole(30.0), 5.0), Item(Whole(30.0), 5.0)], HEIGHT)
    assert tops(pages) == [[(0.0, 30.0), (35.0, 30.0)]]


def test_a_block_that_a_page_can_hold_moves_whole() -> None:
    pages = paginate([Item(Slab(60.0)), Item(Slab(60.0), 5.0)], HEIGHT)
    assert tops(pages) == [[(0.0, 60.0)], [(0.0, 60.0)]]


def test_a_block_longer_than_a_page_is_parted() -> None:
    pages = paginate([Item(Slab(60.0)), Item(Slab(150.0), 10.0)], HEIGHT)
    assert tops(pages) == [[(0.0, 60.0), (70.0, 30.0)], [(0.0, 100.0)], [(0.0, 20.0)]]


def test_a_block_that_cannot_be_parted_stands_alone() -> None:
    pages = paginate([Item(Whole(20.0)), Item(Whole(150.0)), Item(Whole(20.0))], HEIGHT)
    assert tops(pages) == [[(0.0, 20.0)], [(0.0, 150.0)], [(0.0, 20.0)]]


def test_a_block_that_follows_takes_the_one_before_it_along() -> None:
    pages = paginate([Item(Whole(50.0)), Item(Whole(40.0)), Item(Whole(30.0), follows=True)], HEIGHT)
    assert tops(pages) == [[(0.0, 50.0)], [(0.0, 40.0), (40.0, 30.0)]]


def test_a_block_that_starts_a_page_leaves_the_rest_of_the_last_one_white() -> None:
    pages = paginate([Item(Whole(20.0), starts=True), Item(Whole(20.0), starts=True), Item(Whole(20.0))], HEIGHT)
    assert tops(pages) == [[(0.0, 20.0)], [(0.0, 20.0), (20.0, 20.0)]]


def test_of_arrangements_the_one_with_fewest_pages_is_kept() -> None:
    wide, narrow = [Item(Whole(60.0)), Item(Whole(45.0))], [Item(Whole(50.0)), Item(Whole(45.0))]
    assert tops(fewest_pages([wide, narrow], HEIGHT)) == [[(0.0, 50.0), (50.0, 45.0)]]


def test_white_gives_way_before_a_page_is_added() -> None:
    (page,) = fewest_pages([[Item(Whole(45.0)), Item(Whole(45.0), 15.0)]], HEIGHT)
    (_, (second, _)) = page.placed
    assert 0 < second - 45.0 <= 10.0


def test_a_heading_never_stands_alone() -> None:
    heading, words = plain("Heading", BODY, 100.0), plain("word " * 200, BODY, 100.0)
    assert Stack((heading, words), 4.0, head=1).split(heading.height + 10.0) is None


def test_columns_are_parted_at_the_same_height() -> None:
    parts = Columns((Cell(0.0, Slab(80.0)), Cell(50.0, Slab(30.0)))).split(40.0)
    assert parts is not None
    assert (parts[0].height, parts[1].height) == (40.0, 40.0)


def test_a_parted_box_is_a_box_on_both_pages() -> None:
    parts = Framed(Slab(300.0), 100.0, Outline()).split(HEIGHT)
    assert parts is not None
    assert all(isinstance(part, Framed) for part in parts)
    assert parts[0].height <= HEIGHT


def test_white_above_is_not_repeated_after_a_break() -> None:
    parts = Spaced(Slab(80.0), 10.0).split(50.0)
    assert parts is not None
    assert (parts[0].height, parts[1].height) == (50.0, 40.0)


def test_a_table_repeats_its_head_where_it_breaks() -> None:
    head = Row((Entry(0.0, Slab(10.0)),), 100.0, 0.0)
    rows = [Row((Entry(0.0, Slab(20.0)),), 100.0, 0.0) for _ in range(10)]
    pages = paginate([Item(Table(head, rows))], HEIGHT)
    assert tops(pages) == [[(0.0, 90.0)], [(0.0, 90.0)], [(0.0, 50.0)]]
    first, *others = (item.block.head for page in pages for _, item in page.placed if isinstance(item.block, Table))
    assert first is head
    assert [isinstance(other, Apart) and other.inner is head for other in others] == [True, True]


def test_a_row_longer_than_a_page_goes_on() -> None:
    head = Row((Entry(0.0, Slab(10.0)),), 100.0, 0.0)
    pages = paginate([Item(Table(head, (Row((Entry(0.0, Slab(200.0)),), 100.0, 0.0),)))], HEIGHT)
    assert [round(page.used) for page in pages] == [100, 100, 30]


@pytest.mark.parametrize(
    ("count", "side", "lines"),
    [(1, TICK, (1,)), (2, TICK, (2,)), (3, TICK, (2, 1)), (4, TICK, (2, 2)), (5, SMALL_TICK, (3, 2))],
    ids=["once", "twice", "three-times", "four-times", "five-times"],
)
def test_there_is_a_box_for_each_time_and_every_box_is_big_enough(
    count: int, side: float, lines: tuple[int, ...]
) -> None:
    ticks = Ticks(count, 15.4 * MM)
    assert (ticks.side, ticks.lines) == (side, lines)
    assert ticks.side >= 4 * MM
    assert max(ticks.lines) * (ticks.side + ticks.gap) <= ticks.width
