"""The lines of the agenda at the front of a pack."""

from __future__ import annotations

from meetings.papers.selectors.packs import pack_facts
from reports.packs.plan import make_plan
from tests.reports.conftest import Board


def test_what_is_taken_without_discussion_says_so(empty_board: Board) -> None:
    empty_board.item("minutes", "Minutes of the groups", kind="consent", note="For the record")
    empty_board.item("plan", "The plan", note="From April")
    rows = make_plan(pack_facts(empty_board.meeting, on=empty_board.meeting.date), "members").rows
    assert [(row.title, row.note) for row in rows] == [
        ("Minutes of the groups", "Taken without discussion · For the record"),
        ("The plan", "From April"),
    ]
