"""A meeting held with a committee of the other ICB, a draft of each side, and a question that waits for its answer."""

from __future__ import annotations

from datetime import date, time

from governance.models import CoverSheetTemplate
from meetings.models import Meeting
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.papers import add_paper
from meetings.papers.actions.writing import write_paper
from meetings.planning.actions.meetings import create_meeting
from meetings.planning.actions.together import ask_to_join, join
from tests.security.samples import Samples


def add(s: Samples) -> None:
    partner = s.people("other_icb")
    meeting = create_meeting(
        icb=s.world.north,
        lead_committee=s.world.hill_board,
        kind="public",
        title="Boards in common",
        date=date(2031, 6, 12),
        starts_at=time(10),
        ends_at=time(12),
        by=s.lead,
    )
    join(ask_to_join(meeting, committee=s.world.south_board, by=s.lead), by=partner, answer="Gladly.")
    meeting = Meeting.objects.get(pk=meeting.pk)
    template = CoverSheetTemplate.objects.get(pk=s["cover-sheet-template"].pk)
    item = add_item(meeting=meeting, title="One system", minutes=20, by=s.lead)
    for kind, by in (("draft", s.lead), ("partner", partner)):
        words = s.canary(kind, "incommon")
        paper = add_paper(item=item, title=words, template=template, by=by)
        write_paper(paper, body_markdown=f"1. {words}", by=by)
    asked = ask_to_join(
        meeting, committee=s.world.vale_board, message=s.canary("decision", "together"), by=s.lead
    )
    s.addresses |= {
        ("meetings:together-ask", "pk"): meeting.slug,
        ("meetings:together-leave", "pk"): meeting.slug,
        ("meetings:together-leave", "committee"): s.world.south_board.slug,
        ("meetings:together-detail", "public_id"): asked.public_id,
        ("meetings:together-withdraw", "public_id"): asked.public_id,
    }
