"""Late papers and supplements on a meeting's workspace page: loud for who prepares it, plain for its readers."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.outcome import met
from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.enums import MeetingKind
from meetings.papers.panels.agenda import sees_gaps
from meetings.papers.presenters import late as late_presenter
from meetings.papers.rules.late import check_supplement
from meetings.papers.selectors.late import late_things, notice_of, seen_by, supplements_for
from meetings.papers.selectors.printed import told_since
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from meetings.planning.selectors.together import may_service


@contribute(order=25)
def late_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """None where nothing is late, no supplement went out, and the papers still say what holds."""
    prepares = sees_gaps(meeting, ask)
    at = clock.now()
    supplements = [
        late_presenter.supplement(issue, rows, ask, notice_of(issue, at=at) if prepares else None)
        for issue, rows in supplements_for(meeting, ask.user, on=ask.today)
    ]
    things = late_things(meeting, at=at) if prepares else []
    seen = seen_by(things, ask.user, on=ask.today)
    since = (
        told_since(meeting, on=ask.today) if prepares or meeting.kind == MeetingKind.PUBLIC else ()
    )  # numbers and printed reasons, which are public at such a meeting
    if not supplements and not things and not since:
        return None
    context = {
        "since": since,
        "lines": late_presenter.lines(seen, ask),
        "unseen": len(things) - len(seen),
        "supplements": supplements,
    }
    actions: tuple[Action, ...] = ()
    if prepares:
        board = ask.link("meetings:late-list", meeting.slug)
        actions = (Action("Late papers", board, met("late.listed")),)
        if may_service(meeting, ask.user, Permission.PLAN_MEETING, on=ask.today).ok:
            ready = [one.thing for one in things if one.is_ready]
            may = check_supplement(ready)
            actions += (
                Action("Issue a supplement", ask.link("meetings:supplement-issue", meeting.slug), may),
            )
    return MeetingPanel(
        "late", "Late papers and supplements", "meetings/papers/late_panel.jinja", context, actions
    )
