"""Private business: a row that is being prepared, one of a meeting that was held with a review, and a ground."""

from __future__ import annotations

from datetime import date, time, timedelta

from governance.foundation import clock
from meetings.models import Exemption, Meeting
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.exempting import Exempt
from meetings.papers.actions.exemptions import give_grounds, keep_private
from meetings.papers.actions.grounds import create_private_ground
from meetings.planning.actions.meetings import create_meeting, hold_meeting, issue_meeting
from tests.security.samples import Samples

HELD_DAY = date(2031, 3, 18)


def add(s: Samples) -> None:
    s.rows["private-ground"] = create_private_ground(
        icb=s.world.north,
        statute="own_rules",
        name="Trade secrets",
        reason="commercial",
        effective_from=date(2020, 4, 1),
        by=s.lead,
    )
    planned = Exemption.objects.get(of="item", item=s["private-item"])
    give_grounds(planned, Exempt((), s.canary("private", "interesttest")), by=s.lead)
    held = _held(s)
    for verb in ("detail", "history", "grounds", "review", "release"):
        s.addresses[f"meetings:exemption-{verb}", "pk"] = planned.pk
    for verb in ("detail", "history", "edit", "end"):
        s.addresses[f"meetings:private-ground-{verb}", "pk"] = s["private-ground"].pk
    s.addresses["meetings:exemption-detail@held", "pk"] = held.pk
    s.addresses["meetings:exemption-release@held", "pk"] = held.pk


def _held(s: Samples) -> Exemption:
    """Kept private after the meeting, with the reason."""
    meeting = create_meeting(
        icb=s.world.north,
        lead_committee=s.world.hill_board,
        kind="public",
        date=HELD_DAY,
        starts_at=time(14),
        ends_at=time(16),
        venue="Town Hall",
        by=s.lead,
    )
    item = add_item(
        meeting=meeting,
        title=s.canary("private", "helditem"),
        openness="private",
        private_reason="legal",
        title_is_private=True,
        by=s.lead,
    )
    hold_meeting(issue_meeting(Meeting.objects.get(pk=meeting.pk), by=s.lead), by=s.lead)
    row = Exemption.objects.get(of="item", item=item)
    keep_private(
        row,
        why=s.canary("private", "reviewwhy"),
        next_review=clock.today() + timedelta(days=90),
        by=s.lead,
    )
    return row
