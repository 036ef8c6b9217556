"""The chair agrees the agenda and papers of a meeting."""

from __future__ import annotations

from typing import Any

from governance.enums import Permission
from governance.foundation import actions, clock
from meetings.papers.models import AgendaAgreement
from meetings.papers.selectors.agreement import agenda_hash
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open


def agree_agenda(*, meeting: Meeting, name: str, by: Any, comment: str = "") -> AgendaAgreement:
    """Record that the chair agrees the agenda and the list of papers as they stand (R170). `name` as printed."""
    row = AgendaAgreement(
        meeting=meeting, user=by, name=name, comment=comment, agenda_hash=agenda_hash(meeting), at=clock.now()
    )
    return actions.create(
        row,
        by=by,
        permission=Permission.AGREE_AGENDA,
        event="agenda.agreed",
        summary=f"{name} agreed the agenda and papers of {meeting}",
        reason=comment,
        rules=[check_open(meeting.state)],
    )
