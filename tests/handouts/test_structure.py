"""Every handout can be read out: its tree and its pages agree, and the validator finds nothing."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest

from planner.handouts.document import render_pdf
from planner.handouts.layouts import LAYOUTS
from tests.handouts import sheets, structure
from tests.handouts.structure import Node, Piece

PROFILES = ("ua1", "2a")
SHEETS = ("six-weeks", "one-week", "hostile", "long-draft")
HEADINGS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}
HOLD = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
}
CASES = [pytest.param(name, layout, id=f"{name}-{layout}") for name in SHEETS for layout in LAYOUTS]
cases = pytest.mark.parametrize(("name", "layout"), CASES)


def pdf_of(name: str, layout: str) -> bytes:
    return sheets.drawn(name, layout=layout)[1]


@pytest.mark.parametrize("profile", PROFILES)
@cases
def test_the_validator_finds_nothing(name: str, layout: str, profile: str, tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    file.write_bytes(pdf_of(name, layout))
    report = page.validate_pdf(file, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("layout", LAYOUTS)
def test_letter_paper_is_as_valid(layout: str, tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    file.write_bytes(render_pdf(sheets.one_week(), layout=layout, page_size="Letter"))
    for profile in PROFILES:
        assert page.validate_pdf(file, profile=profile).is_compliant


@cases
def test_every_piece_of_a_page_is_in_the_tree_once_and_the_other_way_round(name: str, layout: str) -> None:
    pdf = pdf_of(name, layout)
    in_tree = list(structure.tree(pdf).pieces())
    on_pages = [Piece(n, number) for n, one in enumerate(structure.painted(pdf)) for number, _ in one.pieces]
    assert len(set(in_tree)) == len(in_tree)
    assert sorted(in_tree) == sorted(on_pages)


@cases
def test_the_way_back_leads_to_the_element_that_holds_the_piece(name: str, layout: str) -> None:
    pdf = pdf_of(name, layout)
    holders = {kid: node.number for node in structure.tree(pdf).all() for kid in node.kids if isinstance(kid, Piece)}
    assert structure.owners(pdf) == holders


@cases
def test_a_piece_has_the_role_of_its_element(name: str, layout: str) -> None:
    pdf = pdf_of(name, layout)
    roles = {kid: node.role for node in structure.tree(pdf).all() for kid in node.kids if isinstance(kid, Piece)}
    drawn = {Piece(n, k): role for n, one in enumerate(structure.painted(pdf)) for k, role in one.pieces}
    assert drawn == roles


@cases
def test_nothing_is_painted_outside_of_a_mark_and_no_mark_stands_in_another(name: str, layout: str) -> None:
    for one in structure.painted(pdf_of(name, layout)):
        assert one.unmarked == ()
        assert one.nested == ()


@cases
def test_parents_and_kids_agree(name: str, layout: str) -> None:
    for node in structure.tree(pdf_of(name, layout)).all():
        assert all(kid.parent == node.number for kid in node.kids if isinstance(kid, Node))


@cases
def test_reading_goes_through_each_page_in_the_order_in_which_it_is_drawn(name: str, layout: str) -> None:
    """A column that is longer than its page is read to its end before the one beside it."""
    pieces = list(structure.tree(pdf_of(name, layout)).pieces())
    for page_number in {piece.page for piece in pieces}:
        numbers = [piece.number for piece in pieces if piece.page == page_number]
        assert numbers == sorted(numbers)


def test_reading_goes_through_the_pages_in_order_where_no_card_is_broken() -> None:
    pieces = list(structure.tree(pdf_of("six-weeks", "standard")).pieces())
    assert pieces == sorted(pieces)


@cases
def test_headings_begin_with_the_title_and_skip_no_level(name: str, layout: str) -> None:
    levels = [HEADINGS[node.role] for node in structure.tree(pdf_of(name, layout)).all() if node.role in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@cases
def test_lists_and_tables_hold_what_they_may(name: str, layout: str) -> None:
    for node in structure.tree(pdf_of(name, layout)).all():
        allowed = HOLD.get(node.role)
        if allowed:
            assert node.kids
            assert {kid.role for kid in node.kids if isinstance(kid, Node)} <= allowed
            assert all(isinstance(kid, Node) for kid in node.kids)


@cases
def test_a_table_is_as_wide_in_every_row_and_has_headers(name: str, layout: str) -> None:
    for table in structure.tree(pdf_of(name, layout)).nodes("Table"):
        rows = [[cell for cell in row.kids if isinstance(cell, Node)] for row in table.nodes("TR")]
        assert len({sum(cell.spans for cell in row) for row in rows}) == 1
        assert {cell.scope for cell in rows[0]} <= {"Column", "Row", "Both"}
        assert all(cell.role == "TH" for cell in rows[0])


@cases
def test_every_figure_says_what_is_seen(name: str, layout: str) -> None:
    assert all(node.alt.strip() for node in structure.tree(pdf_of(name, layout)).nodes("Figure"))


@cases
def test_boxes_and_days_off_are_said_in_words(name: str, layout: str) -> None:
    for cell in structure.tree(pdf_of(name, layout)).nodes("TD"):
        assert cell.said or list(cell.pieces())


def test_the_first_exercise_reads_as_it_should() -> None:
    root = structure.tree(pdf_of("six-weeks", "standard"))
    roles = [node.role for node in root.kids if isinstance(node, Node)]
    first_card = roles.index("H3", roles.index("Table", roles.index("Table") + 1))
    assert roles[first_card : first_card + 4] == ["H3", "P", "P", "L"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_file_says_its_language_title_and_kind(layout: str) -> None:
    with pikepdf.open(BytesIO(pdf_of("six-weeks", layout))) as document:
        root = document.Root
        assert root.Lang == "en-GB"
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert "Ben Example" in str(document.docinfo["/Title"])
        with document.open_metadata() as said:
            assert (said["pdfuaid:part"], said["pdfaid:part"], said["pdfaid:conformance"]) == ("1", "2", "A")
        assert all(one.obj.Tabs == "/S" for one in document.pages)


def test_the_bookmarks_name_every_week_and_exercise() -> None:
    with pikepdf.open(BytesIO(pdf_of("six-weeks", "standard"))) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        weeks = [item for item in outline.root if item.title.startswith("Week ")]
    assert "If it flares up" in titles
    assert [week.title.split(" ·")[0] for week in weeks] == [f"Week {number}" for number in range(1, 7)]
    assert any(child.title.startswith("Walking") for child in weeks[0].children)


def test_the_walk_sees_what_the_validator_would_miss(tmp_path: Path) -> None:
    """A way back that leads to another element passes the validator; the comparison above must not."""
    file = tmp_path / "spoiled.pdf"
    with pikepdf.open(BytesIO(pdf_of("one-week", "standard"))) as document:
        first_page = document.Root.StructTreeRoot.ParentTree.Nums[1]
        first_page[0] = first_page[1]
        document.save(file)
    spoiled = file.read_bytes()
    holders = {
        kid: node.number for node in structure.tree(spoiled).all() for kid in node.kids if isinstance(kid, Piece)
    }
    assert page.validate_pdf(file, profile="ua1").is_compliant
    assert structure.owners(spoiled) != holders
