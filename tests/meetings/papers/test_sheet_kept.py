"""A paper that was signed off keeps the cover sheet under which it was signed, whatever becomes of the template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from governance.actions.icbs import change_cover_sheet_template
from governance.models import CoverSheetTemplate, User
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.signing import revise_paper
from meetings.papers.selectors.packs import pack_facts, pack_problems, paper_problems
from meetings.papers.selectors.papers import working_version
from tests.meetings.conftest import ON

PaperOf = Callable[..., Paper]


@pytest.fixture
def redesign(
    template: Callable[[str], CoverSheetTemplate], people: Callable[[str], User]
) -> Callable[[], Any]:
    """Another heading and label, a field less, a required one more, other purposes, letters and numbering."""

    def change() -> Any:
        sheet = CoverSheetTemplate.objects.get(pk=template("plain").pk)
        fields = [row for row in sheet.fields if row["key"] != "presenter"]
        fields[0] = {**fields[0], "label": "Number on the agenda"}
        fields.append({"key": "key_risks", "label": "Risks", "required": True})
        values = {
            "heading": "New heading",
            "fields": fields,
            "purposes": ["decision"],
            "letters_enclosures": True,
            "numbering": "running",
        }
        return change_cover_sheet_template(sheet, values, by=people("governance_lead"), reason="New layout")

    return change


def sheet_of(meeting: Meeting) -> tuple[Any, ...]:
    (paper,) = pack_facts(Meeting.objects.get(pk=meeting.pk), on=ON).papers
    rows = tuple((row.key, row.label, row.is_missing, row.ticks) for row in paper.cover)
    return (paper.heading, paper.numbering, paper.enclosure, paper.body, paper.recommendations, rows)


@pytest.mark.requirement("R192", "R63")
def test_a_signed_paper_keeps_its_sheet(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, redesign: Callable[[], Any]
) -> None:
    paper_of(item, state="signed_off")
    before = sheet_of(meeting)
    redesign()
    assert sheet_of(meeting) == before
    assert pack_problems(meeting, on=ON) == ()


@pytest.mark.requirement("R192")
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_an_unsigned_paper_follows_the_template(
    state: str, meeting: Meeting, item: AgendaItem, paper_of: PaperOf, redesign: Callable[[], Any]
) -> None:
    paper_of(item, state=state)
    redesign()
    heading, numbering, enclosure, *_, rows = sheet_of(meeting)
    assert (heading, numbering, enclosure) == ("New heading", "running", "A")
    assert rows[0][:2] == ("item_number", "Number on the agenda")
    assert [row[0] for row in rows if row[2]] == ["key_risks"]


@pytest.mark.requirement("R192")
def test_a_revision_takes_the_template_of_its_day(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, redesign: Callable[[], Any], director: User
) -> None:
    signed = paper_of(item, state="signed_off")
    redesign()
    revise_paper(signed, by=director, reason="New figures")
    assert working_version(signed).sheet is None
    assert sheet_of(meeting)[0] == "New heading"


@pytest.mark.requirement("R63", "R192")
def test_the_signature_covers_the_sheet(meeting: Meeting, item: AgendaItem, paper_of: PaperOf) -> None:
    version = working_version(paper_of(item, state="signed_off"))
    assert paper_problems(version.paper, version, item) == []
    version.sheet["fields"][0]["label"] = "Another label"
    (problem,) = paper_problems(version.paper, version, item)
    assert problem.code == "pack.changed_after_sign_off"
