"""A meeting that was issued: late papers that nobody asked about, that wait for the chair, and that went out."""

from __future__ import annotations

from datetime import date

from meetings.models import LateRequest, Paper
from meetings.papers.actions.issues import issue_supplement
from meetings.papers.actions.late import accept_late, ask_chair
from meetings.planning.actions.meetings import issue_meeting
from tests.security.sample_meetings import board_on
from tests.security.samples import Samples

LATE_DAY = date(2031, 9, 16)


def add(s: Samples) -> None:
    board = board_on(s, LATE_DAY)
    board.item("report", "Report of the director", minutes=10)
    board.paper("report", "report", "Report of the director")
    board.sign()
    issue_meeting(board.meeting, by=s.lead)
    board.meeting.refresh_from_db()
    for key, title in (("left", "Left out"), ("waits", "Waits for the chair")):
        board.paper(key, "report", title)
    board.paper(
        "private",
        "report",
        s.canary("private", "latetitle"),
        words=s.canary("private", "latewords"),
        is_confidential=True,
        confidential_reason="legal",
    )
    board.paper("asked", "report", "Legal advice", is_confidential=True, confidential_reason="legal")
    board.sign()
    asked = _asked(s, board.papers["private"], s.canary("private", "latereason"))
    accept_late(
        asked, name="Chair of the Board", how="phone", note=s.canary("private", "latenote"), by=s.lead
    )
    issue_supplement(board.meeting, by=s.lead)
    board.item("urgent", "Flood at the clinic")
    waits = _asked(s, board.papers["waits"], "Guidance came out")
    private = _asked(s, board.papers["asked"], s.canary("private", "askedreason"))
    board.build("members", which="S1")
    for route in ("late-list", "supplement-issue", "late-ask", "late-ask-paper"):
        s.addresses[f"meetings:{route}", "pk"] = board.meeting.slug
    for route in ("late-list", "supplement-issue"):
        s.addresses[f"meetings:{route}@planned", "pk"] = s["meeting"].slug
    s.addresses["meetings:late-ask", "item"] = board.items["urgent"].public_id
    s.addresses["meetings:late-ask-paper", "item"] = board.items["report"].public_id
    s.addresses["meetings:late-ask-paper", "paper"] = board.papers["left"].public_id
    for route in ("late-detail", "late-withdraw"):
        s.addresses[f"meetings:{route}", "public_id"] = waits.public_id
    s.addresses["meetings:late-detail@private", "public_id"] = private.public_id


def _asked(s: Samples, paper: Paper, reason: str) -> LateRequest:
    row = Paper.objects.select_related("item__meeting").get(pk=paper.pk)
    return ask_chair(item=row.item, paper=row, reason=reason, cannot_wait="It starts in April", by=s.lead)
