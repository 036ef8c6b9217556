"""The register's extract on the page of a meeting: its members and deputies on the day it is held (LP40)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens import Ask
from meetings.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute


@contribute(order=50)
def interests_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """None while the date is to be confirmed: nobody knows yet who sits there then."""
    if meeting.date is None or not can(ask.user, Permission.VIEW_WORKSPACE, meeting, on=ask.today).ok:
        return None
    context = {"extracts": [_extract(committee, meeting) for committee in meeting.committees.all()]}
    return MeetingPanel("interests", "Interests of members", "reports/interests/panel.jinja", context)


def _extract(committee: Any, meeting: Meeting) -> dict[str, str]:
    query = urlencode({"committee": committee.pk, "on": meeting.date.isoformat() if meeting.date else ""})
    return {
        "name": str(committee),
        "page": f"{reverse('membership:interest-list')}?{query}",
        "pdf": f"{reverse('reports:interest-register-file', args=['pdf'])}?{query}",
    }
