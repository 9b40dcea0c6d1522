"""The summary for the therapist's file: findings, reasons, exclusions and rules; never for the patient."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from planner.handouts.cards import together
from planner.handouts.flowables import Block, Stack, Whole
from planner.handouts.layouts.safety import draft_note
from planner.handouts.layouts.standing import Standing
from planner.handouts.layouts.words import dates, in_line
from planner.handouts.pages import Frame, Item, Page, flowing
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import Finding, LeftOut, ProgrammeSheet, Reasoned, Stated
from planner.handouts.structure import Role, Scope
from planner.handouts.tables import Entry, Row, Table
from planner.handouts.theme import (
    DETAIL,
    FINE,
    FINE_BOLD,
    HEADING,
    HEADING_BOLD,
    LEAD_BOLD,
    META,
    META_BOLD,
    MM,
    SNUG,
    WIDE,
    tag_style,
)

_TITLE = "For the therapist's file"
_NOT_FOR_PATIENT = "· not for the patient"
_PADDING = 0.8 * MM
_GAP = 3 * MM


class _Form(NamedTuple):
    """A table's title, the names of its columns, and their shares of the width."""

    title: str
    names: tuple[str, ...]
    shares: tuple[float, ...]


_FINDINGS = _Form("Findings", ("Asked", "Found"), (0.24, 0.76))
_NOTICES = _Form("Notices", ("Weight", "Notice"), (0.12, 0.88))
_WEEK = ("Exercise", "Dose", "Why, with rule and source"), (0.22, 0.22, 0.56)
_LEFT_OUT = _Form("Left out, and why", ("Exercise", "Every verdict, with rule and source"), (0.24, 0.76))
_RULES = _Form("Rules and version", ("What", "Which"), (0.24, 0.76))


def set_pages(sheet: ProgrammeSheet, frame: Frame) -> list[Page]:
    """Return the summary of how the programme came about."""
    title = (Run(_TITLE, HEADING_BOLD), Run(_NOT_FOR_PATIENT, HEADING))
    standing = Standing(title=title, foot=lambda: Stack(()), frame=frame)
    items = [*draft_note(sheet, frame.width), Item(_whose(sheet, frame.width), SNUG), *_tables(sheet, frame.width)]
    return standing.dressed(flowing(items, standing.room), opens=True)


def _whose(sheet: ProgrammeSheet, width: float) -> Block:
    by = in_line(sheet.therapist_name, sheet.clinic_name, sheet.clinic_telephone)
    code = f"Code {sheet.code}" if sheet.code else ""
    about = (plain(text, DETAIL, width) for text in (dates(sheet), by, code))
    return Stack((plain(sheet.patient_name, LEAD_BOLD, width), *about), 0.4 * MM)


def _tables(sheet: ProgrammeSheet, width: float) -> list[Item]:
    told = sheet.summary
    weeks = (
        _table(_Form(week.title, *_WEEK), [_reasoned(one) for one in week.exercises], width) for week in told.weeks
    )
    tables = (
        _table(_FINDINGS, [_finding(one) for one in told.findings], width),
        _table(_NOTICES, [_notice(one) for one in told.notices], width),
        *weeks,
        _table(_LEFT_OUT, [_left_out(one) for one in told.left_out], width),
        _table(_RULES, [_finding(one) for one in told.rules], width),
    )
    return [Item(table, WIDE) for table in tables if table.height]


_Cell = Sequence[tuple[Run, ...]]
"""What stands in a cell: a paragraph for each line."""


def _table(form: _Form, rows: Sequence[Sequence[_Cell]], width: float) -> Block:
    """Return a table under its title; nothing where it has no rows."""
    if not rows:
        return Stack(())
    names = [[(Run(name, META_BOLD),)] for name in form.names]
    head = _row(names, form.shares, width, heads=True)
    table = Table(head, [_row(row, form.shares, width, heads=False) for row in rows])
    return Stack((plain(form.title, LEAD_BOLD, width, role=Role.HEADING), table), 0.6 * MM, head=1)


def _row(cells: Sequence[_Cell], shares: Sequence[float], width: float, *, heads: bool) -> Row:
    columns = [width * share for share in shares]
    blocks = [_paragraphs(lines, column - _GAP) for lines, column in zip(cells, columns, strict=True)]
    tallest = max(block.height for block in blocks)
    scopes = (Scope.COLUMN if heads else Scope.ROW, *(Scope.COLUMN if heads else Scope.NONE for _ in blocks[1:]))
    starts = accumulate(columns, initial=0.0)
    cells_of_row = zip(starts, blocks, scopes, strict=False)
    entries = [Entry(x, _from_the_top(block, tallest), scope) for x, block, scope in cells_of_row]
    return Row(entries, width, _PADDING)


def _paragraphs(lines: _Cell, width: float) -> Block:
    return Stack([Prose.of(line, width) for line in lines], 0.4 * MM)


def _from_the_top(block: Block, height: float) -> Block:
    """Fill up with white below: a row centres its entries, and words of several lines are read from the top."""
    return Stack((block, Whole(height - block.height)))


def _finding(one: Finding) -> list[_Cell]:
    return [[(Run(one.name, FINE_BOLD),)], [(Run(line, FINE),) for line in one.lines]]


def _notice(one: Stated) -> list[_Cell]:
    return [[(Run(one.weight, FINE_BOLD),)], [_said(one)]]


def _reasoned(one: Reasoned) -> list[_Cell]:
    name = (Run(one.name, FINE_BOLD), Run(one.tag, tag_style(one.tag)))
    return [[name], [(Run(one.dose, FINE),)], [_said(reason) for reason in one.because]]


def _left_out(one: LeftOut) -> list[_Cell]:
    return [
        [(Run(one.name, FINE_BOLD),)],
        [(Run(f"{against.weight}:", FINE_BOLD), *_said(against)) for against in one.objections],
    ]


def _said(one: Stated) -> tuple[Run, ...]:
    """Set a sentence, then its rule and sources."""
    return Run(one.text, FINE), Run(together(in_line(one.rule, one.source)), META)
