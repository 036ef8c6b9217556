"""The agenda and the papers on a meeting's workspace page."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation.outcome import first_not_met, met
from governance.foundation.permissions import can
from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.papers.presenters import agenda as presenters
from meetings.papers.presenters.signing import waits_for
from meetings.papers.selectors.agenda import timing, visible_agenda
from meetings.papers.selectors.agreement import agreement_state, may_agree
from meetings.papers.selectors.board import papers_by_item, what_is_missing
from meetings.papers.selectors.exclusion import resolution_shown
from meetings.papers.selectors.signing import progress
from meetings.papers.selectors.together import PreparedElsewhere, prepared_elsewhere
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from meetings.planning.rules.schedule import check_open


@contribute(order=10)
def agenda_panel(meeting: Meeting, ask: Ask) -> MeetingPanel:
    items = visible_agenda(meeting, ask.user, on=ask.today)
    papers = papers_by_item(meeting, ask.user, on=ask.today)
    right = can(ask.user, Permission.CHANGE_AGENDA, meeting, on=ask.today)
    may = first_not_met(right, check_open(meeting.state))
    change = Action("Change the agenda", ask.link("meetings:agenda-detail", meeting.slug), may)
    context = {
        "lines": presenters.agenda_lines(
            meeting,
            items,
            papers,
            shows_gaps=sees_gaps(meeting, ask),
            elsewhere=elsewhere(meeting, ask),
            resolution=resolution_shown(meeting, items, on=ask.today),
        ),
        "timing": timing(meeting, items),
        "may_change": may,
        "agreement": agreement_state(meeting) if sees_gaps(meeting, ask) else None,
    }
    actions: tuple[Action, ...] = (change,) if right.ok else ()
    if can(ask.user, Permission.AGREE_AGENDA, meeting, on=ask.today).ok:
        agree = may_agree(meeting, ask.user, on=ask.today)
        actions += (
            Action("Agree agenda and papers", ask.link("meetings:agenda-agree", meeting.slug), agree),
        )
    return MeetingPanel("agenda", "Agenda", "meetings/papers/agenda_panel.jinja", context, actions)


def elsewhere(meeting: Meeting, ask: Ask) -> list[PreparedElsewhere]:
    """Only who prepares the meeting is told that somebody else is still at work."""
    return prepared_elsewhere(meeting, ask.user, on=ask.today) if sees_gaps(meeting, ask) else []


def sees_gaps(meeting: Meeting, ask: Ask) -> bool:
    """To a member, a paper that is not there may be one that is not for them: nobody tells them that it is missing."""
    return can(ask.user, Permission.VIEW_DRAFTS, meeting, on=ask.today).ok


@contribute(order=20)
def papers_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """The status board, for those who prepare the meeting; members read the papers on the agenda."""
    if not sees_gaps(meeting, ask):
        return None
    items = visible_agenda(meeting, ask.user, on=ask.today)
    papers = papers_by_item(meeting, ask.user, on=ask.today)
    lines = progress([paper for mine in papers.values() for paper in mine], on=ask.today)
    on_routes = {pk: waits_for(mine) for pk, mine in lines.items()}
    rows = presenters.board(items, papers, what_is_missing(papers), on_routes, elsewhere(meeting, ask))
    asked = Action(
        "Papers asked for", ask.link("meetings:meeting-commissions", meeting.slug), met("papers.asked")
    )
    chasing = Action(
        "Papers waited for", ask.link("meetings:meeting-chasing", meeting.slug), met("papers.awaited")
    )
    ready = sum(1 for row in rows if row.paper is not None and row.paper.state == "signed_off")
    return MeetingPanel(
        "papers",
        "Papers",
        "meetings/papers/board_panel.jinja",
        {"rows": rows, "ready": ready, "total": len(rows)},
        (asked, chasing),
    )
