"""The chair agrees the agenda and papers of a meeting."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.actions import allow
from governance.foundation.permissions import can
from meetings.papers.models import AgendaAgreement
from meetings.papers.selectors.agreement import agenda_hash, chaired
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open


@transaction.atomic
def agree_agenda(*, meeting: Meeting, name: str, by: Any, comment: str = "") -> AgendaAgreement:
    """Record that the chair agrees the agenda and the list of papers as they stand (R170). `name` as printed.

    Where several committees meet it is the agreement of each that this person chairs; the first one is given back.
    """
    today = clock.today()
    allow(can(by, Permission.AGREE_AGENDA, meeting, on=today))
    hashed, at = agenda_hash(meeting), clock.now()
    rows = [
        _agree(
            AgendaAgreement(
                meeting=meeting,
                committee=committee,
                user=by,
                name=name,
                comment=comment,
                agenda_hash=hashed,
                at=at,
            ),
            by=by,
        )
        for committee in chaired(meeting, by, on=today)
    ]
    return rows[0]


def _agree(row: AgendaAgreement, *, by: Any) -> AgendaAgreement:
    meeting = row.meeting
    where = f" for {row.committee}" if len(meeting.holding) > 1 else ""
    return actions.create(
        row,
        by=by,
        permission=Permission.AGREE_AGENDA,
        event="agenda.agreed",
        summary=f"{row.name} agreed the agenda and papers of {meeting}{where}",
        reason=row.comment,
        rules=[check_open(meeting.state)],
    )
