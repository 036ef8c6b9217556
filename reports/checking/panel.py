"""On the meeting's page: how many findings stand in its papers, for those who prepare them."""

from __future__ import annotations

from governance.foundation.outcome import met
from governance.foundation.screens import Action, Ask
from meetings.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from reports.checking import presenter, selectors


@contribute(order=28)
def checks_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    if not selectors.may_see_checks(meeting, ask.user, on=ask.today).ok:
        return None
    counts, checked, papers = selectors.latest_counts(meeting, ask.user, on=ask.today)
    if not papers:
        return None
    words = presenter.at_a_glance(counts, checked, papers)
    context = {"words": f"{words[0].upper()}{words[1:]}."}
    way = Action("What to look at", ask.link("reports:meeting-checks", meeting.slug), met("checks.open"))
    return MeetingPanel("checks", "Check of the papers", "reports/checks/panel.jinja", context, (way,))
