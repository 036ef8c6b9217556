"""What packs and publications are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.foundation.audit import save_recorded
from governance.foundation.zone import LONDON
from governance.models import CommitteePart, User
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.issues import issue_supplement
from meetings.papers.actions.late import accept_late, ask_chair
from meetings.papers.actions.papers import add_paper, mark_confidential
from meetings.papers.actions.signing import sign_off_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.packs import pack_facts, pack_problems, pack_warnings
from meetings.planning.actions.meetings import cancel_meeting, change_meeting, create_meeting, issue_meeting
from tests.fixtures.people import START, World
from tests.meetings.conftest import ON

PaperOf = Callable[..., Paper]


def cover_of(facts: Any) -> dict[str, Any]:
    return {row.key: row for row in facts.papers[0].cover}


def test_the_meeting_and_its_items(meeting: Meeting, item: AgendaItem, private_item: AgendaItem) -> None:
    facts = pack_facts(meeting, on=ON)
    assert (facts.meeting.date, facts.meeting.starts_at, facts.meeting.is_private) == (ON, time(14), False)
    assert facts.meeting.icb.name == "NHS North Integrated Care Board"
    assert [c.place_name for c in facts.meeting.committees] == ["Hill"]
    first, _, second = facts.items
    assert (first.number, first.purposes, first.starts_at, first.is_private) == (
        "1",
        ("Decision",),
        time(14),
        False,
    )
    assert (second.starts_at, second.is_private, second.private_reason) == (
        time(14, 30),
        True,
        "Commercially confidential information",
    )
    assert (second.title, second.public_title) == ("CANARY-PRIVATE-ITEM", "Item considered in private")
    with pytest.raises(FrozenInstanceError):
        facts.meeting.title = "Changed"  # type: ignore[misc]


@pytest.mark.requirement("R138", "R139", "R140", "R158")
def test_the_bexley_cover_sheet(
    world: World, meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    part = save_recorded(
        CommitteePart(committee=world.hill_board, number=1, title="Partnership", effective_from=START),
        by=None,
    )
    change_meeting(meeting, {"part": part}, by=director)
    late = paper_of(item, layout="sel", state="submitted")
    paper_of(item, layout="sel", state="signed_off")
    issue_meeting(Meeting.objects.get(pk=meeting.pk), by=director)
    sign_off_paper(late, name="Dee Director", by=director)
    asked = ask_chair(item=item, paper=late, reason="Guidance", cannot_wait="It starts soon", by=director)
    accept_late(asked, name="The Chair", how="phone", by=director)
    issued = issue_supplement(meeting, by=director)
    facts = pack_facts(Meeting.objects.get(pk=meeting.pk), on=ON)
    rows = cover_of(facts)
    assert [paper.enclosure for paper in facts.papers] == ["A", "B"]
    assert rows["enclosure"].text == "A"
    assert rows["meeting_name"].text == "Hill Partnership Board – Part 1: Supplementary Paper"
    assert rows["meeting_date"].text == "Thursday 26 March 2026"
    assert rows["purpose_line"].text == "discussion"
    assert [paper.is_supplementary for paper in facts.papers] == [True, False]
    assert facts.papers[0].issued_on == issued.at.astimezone(LONDON).date()
    assert [p.title for p in pack_facts(meeting, on=ON, of=1).papers] == [late.title]


@pytest.mark.requirement("R141", "R7", "R64")
def test_recommendations_are_labelled_and_hang_on_each_other(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    paper = paper_of(item, layout="sel")
    asked = [
        {"kind": "approve", "text": "Approve the alignment."},
        {"kind": "endorse", "text": "Endorse the next steps.", "depends_on": 1},
        {"kind": "timetable", "text": "Final proposals come in June."},
    ]
    write_paper(paper, recommendations=asked, by=director)
    facts = pack_facts(meeting, on=ON)
    assert [(r.label, r.kind_label, r.depends_on) for r in facts.papers[0].recommendations] == [
        ("(i)", "Approve", ""),
        ("(ii)", "Endorse", "(i)"),
        ("(iii)", "Timetable statement", ""),
    ]
    assert cover_of(facts)["recommendations"].form == "recommendations"
    write_paper(paper, recommendations=asked[:1], by=director)
    assert len(pack_facts(meeting, on=ON).papers[0].recommendations) == 1


@pytest.mark.requirement("R1", "R2", "R3", "R4", "R5", "R8", "R10")
def test_the_board_paper_with_six_choices(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    paper = paper_of(item, layout="bob")
    write_paper(
        paper,
        cover={
            "purposes": ["information", "discussion"],
            "authors": [{"name": "A", "job_title": "Head"}, {"name": "B", "job_title": "Director"}],
            "review": [{"meeting": "ICB Executive", "date": "12/03/2026"}],
            "conflict_parties": "Partner members",
        },
        conflict_option="discuss_only",
        conflict_text="Likely to sit on both",
        by=director,
    )
    rows = cover_of(pack_facts(meeting, on=ON))
    assert [(t.label, t.is_ticked) for t in rows["purposes"].ticks] == [
        ("Discussion", True),
        ("Decision", False),
        ("Information", True),
    ]
    assert rows["authors"].lines == ("A, Head", "B, Director")
    assert rows["review"].lines == ("ICB Executive, 12 March 2026",)
    assert [t.is_ticked for t in rows["conflicts_with_option"].ticks] == [
        False,
        False,
        True,
        False,
        False,
        False,
    ]
    assert rows["conflicts_with_option"].text == "Likely to sit on both\nPartner members"
    assert rows["paper_date"].text == "4 March 2026"


@pytest.mark.requirement("R57", "R58", "R59", "R60")
def test_the_lancashire_tables(meeting: Meeting, item: AgendaItem, paper_of: PaperOf) -> None:
    paper_of(item, layout="lsc", state="signed_off")
    rows = cover_of(pack_facts(meeting, on=ON))
    assert rows["forums"].rows == (("Executive", "12 March 2026", "Supported"),)
    assert rows["implications"].columns[1:] == ("Yes", "No", "N/A", "Comments")
    assert rows["implications"].rows[0][1:] == ("", "", "✓", "")
    assert rows["implications"].rows[4][1:] == ("✓", "", "", "Staffing in winter (R-12)")
    assert rows["confidential"].text == "No"
    assert rows["authorised_by"].text.startswith("Dee Director, Place Director, ")
    assert rows["presenter"].text == "Ada Hill, Head of Planning"


@pytest.mark.requirement("R11", "R85")
@pytest.mark.parametrize(
    ("layout", "source", "number"),
    [("bob", "1. One\n\n## Next\n\n1. Two", "2."), ("lsc", "1.1 One\n\n4.9.1 Two", "4.9.1")],
)
def test_paragraphs_are_numbered_by_the_template(
    layout: str,
    source: str,
    number: str,
    meeting: Meeting,
    item: AgendaItem,
    paper_of: PaperOf,
    director: User,
) -> None:
    write_paper(paper_of(item, layout=layout), body_markdown=source, by=director)
    assert number in pack_facts(meeting, on=ON).papers[0].body.html


@pytest.mark.requirement("R193")
def test_what_is_private_is_marked_at_every_level(
    world: World,
    meeting: Meeting,
    item: AgendaItem,
    private_item: AgendaItem,
    paper_of: PaperOf,
    director: User,
) -> None:
    public, inherited = paper_of(item), paper_of(private_item)
    add_annex(paper=public, title="Prices", body_markdown="x", openness="private", by=director)
    marked = {p.public_id: p.is_private for p in pack_facts(meeting, on=ON).papers}
    assert marked == {public.public_id: False, inherited.public_id: True}
    assert [a.is_private for a in pack_facts(meeting, on=ON).papers[0].annexes] == [True]
    mark_confidential(public, is_confidential=True, confidential_reason="legal", by=director)
    facts = pack_facts(meeting, on=ON).papers[0]
    assert (facts.is_private, facts.private_reason) == (True, "Legal advice")
    workshop = create_meeting(
        icb=world.north, lead_committee=world.hill_board, kind="workshop", date=ON, by=director
    )
    add_item(meeting=workshop, title="Ideas", by=director)
    assert pack_facts(workshop, on=ON).items[0].is_private


def test_problems_by_audience(
    meeting: Meeting, item: AgendaItem, private_item: AgendaItem, paper_of: PaperOf
) -> None:
    paper_of(item)
    paper_of(private_item)
    counts = {a: len(pack_problems(meeting, on=ON, audience=a)) for a in ("public", "private", "members")}
    assert counts == {"public": 1, "private": 1, "members": 2}
    with pytest.raises(ValueError, match="audience"):
        pack_problems(meeting, on=ON, audience="everybody")


@pytest.mark.requirement("R178")
def test_a_meeting_without_date_agenda_or_life_has_no_pack(
    world: World, meeting: Meeting, director: User
) -> None:
    undated = create_meeting(
        icb=world.north, lead_committee=world.hill_board, kind="workshop", date_note="TBC", by=director
    )
    assert [p.code for p in pack_problems(undated, on=ON)] == ["pack.date_to_be_confirmed", "pack.no_agenda"]
    cancelled = cancel_meeting(meeting, because="Snow", by=director)
    assert [p.code for p in pack_problems(cancelled, on=ON)] == ["pack.meeting_cancelled", "pack.no_agenda"]


@pytest.mark.requirement("R63")
def test_content_that_changed_behind_a_signature_is_found(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf
) -> None:
    paper = paper_of(item, state="signed_off")
    assert pack_problems(meeting, on=ON) == ()
    version = paper.versions.get()
    version.body_markdown = "Something else"
    save_recorded(version, by=None, reason="Behind everybody's back")
    assert [p.code for p in pack_problems(meeting, on=ON)] == ["pack.changed_after_sign_off"]


@pytest.mark.requirement("R6", "R86", "R187", "R196")
def test_slips_are_reported_and_stop_nothing(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    paper = paper_of(item, layout="bob")
    write_paper(
        paper,
        cover={"paper_date": "2026-03-30"},
        body_markdown="5.2.4 As agreed.\n\n5.4.5 The Board meets on 25 March 2026.",
        by=director,
    )
    change_meeting(meeting, {"ends_at": time(14, 20)}, by=director)
    codes = {w.code for w in pack_warnings(Meeting.objects.get(pk=meeting.pk), on=ON)}
    assert codes == {
        "agenda.timing.too_long",
        "paper.dates_out_of_order",
        "paper.date_misses_meeting",
        "paper.numbering_slip",
    }
    assert not {p.code for p in pack_problems(meeting, on=ON)} & codes


def test_facts_cost_the_same_number_of_queries_for_one_and_three_papers(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            pack_facts(Meeting.objects.get(pk=meeting.pk), on=ON)
            pack_problems(Meeting.objects.get(pk=meeting.pk), on=ON)
        return len(queries)

    paper_of(item, state="signed_off")
    one = cost()
    paper_of(item, state="signed_off")
    paper_of(item, state="signed_off")
    assert cost() == one


@pytest.mark.requirement("R192")
def test_a_cover_sheet_of_another_icb_and_unknown_keys_are_refused(
    world: World, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    from django.core.exceptions import ValidationError

    from governance.models import CoverSheetTemplate
    from meetings.papers.cover_sheets import layout

    foreign = save_recorded(CoverSheetTemplate(icb=world.south, **layout("plain")), by=None)
    with pytest.raises(ValidationError):
        add_paper(item=item, title="X", template=foreign, by=director)
    for cover in ({"unknown": "x"}, {"title": "x"}, {"purposes": ["comment"]}, {"executive_summary": ["x"]}):
        with pytest.raises(ValidationError):
            write_paper(paper_of(item), cover=cover, by=director)


@pytest.mark.requirement("R145")
def test_footnotes_and_web_addresses_survive(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    source = "1.1 The White Paper[^1] says so.\n\n[^1]: https://www.example.org/white-paper"
    write_paper(paper_of(item, layout="sel"), body_markdown=source, by=director)
    html = pack_facts(meeting, on=ON).papers[0].body.html
    assert "https://www.example.org/white-paper" in html
    assert "footnote" in html


@pytest.mark.requirement("R145", "R12")
def test_paragraphs_of_annexes_have_their_own_anchors(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    """Numbers restart in an annex, so a citation needs document, part and paragraph."""
    paper = paper_of(item, layout="sel")
    write_paper(paper, body_markdown="1.1 In the paper.", by=director)
    add_annex(paper=paper, title="Terms", body_markdown="1.1 In the annex.", by=director)
    facts = pack_facts(meeting, on=ON).papers[0]
    assert 'id="p-1-1"' in facts.body.html
    assert 'id="annex-1-p-1-1"' in facts.annexes[0].body.html
