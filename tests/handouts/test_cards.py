from dataclasses import replace

import pytest

from exercises.figures.look import DEFAULT_LOOK
from planner.handouts.boxes import boxes
from planner.handouts.cards import full_card, in_full, label, reminder, section, together
from planner.handouts.flowables import Columns
from planner.handouts.lists import bulleted, numbered
from planner.handouts.prose import plain
from planner.handouts.theme import BODY, DETAIL, MM
from tests.handouts import exercises, sheets

WIDTH = 178 * MM


def test_a_label_without_words_is_not_drawn() -> None:
    assert section("Good to know", (), WIDTH).height == 0
    assert section("Good to know", (plain("\u200b", BODY, WIDTH),), WIDTH).height == 0


def test_a_label_never_stands_alone() -> None:
    words = plain("word " * 200, BODY, WIDTH)
    assert section("Good to know", (words,), WIDTH).split(label("Good to know", WIDTH).height + 12) is None


@pytest.mark.parametrize("listed", [numbered, bulleted], ids=["numbered", "bulleted"])
def test_a_blank_text_has_no_place_in_a_list(listed: type) -> None:
    assert len(listed(("one", " ", "\u200b", "two"), WIDTH)) == 2


def test_a_line_of_details_ends_only_at_a_dot() -> None:
    assert together("hold 5 s · effort 4 of 10") == "hold\u00a05\u00a0s\u00a0· effort\u00a04\u00a0of\u00a010"


def test_a_long_part_may_break() -> None:
    assert together("word " * 20) == "word " * 20


def test_boxes_stand_three_to_a_line_and_are_of_one_height() -> None:
    (row,) = boxes(sheets.LIGHTS, WIDTH)
    assert isinstance(row, Columns)
    assert len(row.cells) == 3
    assert {cell.block.height for cell in row.cells} == {row.height}
    assert len(boxes(sheets.LIGHTS * 2, WIDTH)) == 2


def test_a_reminder_takes_a_third_of_a_card() -> None:
    assert (
        reminder(sheets.known(exercises.WALKING), WIDTH).height * 3
        < full_card(exercises.WALKING, WIDTH, DEFAULT_LOOK).height
    )


def test_a_reminder_in_smaller_letters_takes_no_more_room() -> None:
    for card in exercises.ALL:
        assert reminder(sheets.known(card), WIDTH, DETAIL).height < reminder(sheets.known(card), WIDTH).height


@pytest.mark.parametrize(
    ("tag", "new", "full"),
    [("NEW", True, True), ("BACK", False, True), ("SAME", False, False), ("HARDER", False, False)],
    ids=["new", "back-after-weeks-away", "same", "harder"],
)
def test_what_is_learnt_or_learnt_again_is_printed_in_full(tag: str, new: bool, full: bool) -> None:
    assert in_full(replace(exercises.BRIDGE, tag=tag, new=new)) is full


def test_a_card_without_mistakes_or_limits_still_has_its_start() -> None:
    bare = replace(exercises.BRIDGE, mistakes=(), limits=())
    assert 0 < full_card(bare, WIDTH, DEFAULT_LOOK).height <= full_card(exercises.BRIDGE, WIDTH, DEFAULT_LOOK).height
