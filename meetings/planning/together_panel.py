"""Who meets, on a meeting's page, and what one's committees are asked, on the first page of the workspace."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation.outcome import met
from governance.foundation.permissions import can
from governance.foundation.screens import Action, Ask, present
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from meetings.planning import together_presenter as presenters
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from meetings.planning.selectors.seating import seating, sitting_twice
from meetings.planning.selectors.together import may_ask, may_service, may_take_out, requests_of, waiting_for


@contribute(order=22)
def who_meets(meeting: Meeting, ask: Ask) -> MeetingPanel:
    """Committee by committee: members, chair and quorum of the day. What was asked is told to who plans."""
    tables = seating(meeting, on=ask.today)
    several = len(tables) > 1
    plans = can(ask.user, Permission.PLAN_MEETING, meeting, on=ask.today).ok
    services = may_service(meeting, ask.user, Permission.PLAN_MEETING, on=ask.today)
    context = {
        "table": present.table(
            "Committees that meet",
            presenters.TABLE_COLUMNS,
            tables,
            ask=ask,
            url_name="",
            empty="No committee.",
        ),
        "several": several,
        "twice": sitting_twice(tables) if several else [],
        "why_not": "" if services.ok or not plans else services.reason,
        "requests": [
            (one, presenters.request_words(one), presenters.request_tag(one))
            for one in requests_of(meeting, ask.user, on=ask.today)
        ],
        "may_withdraw": services.ok,
        "leaving": _leaving(meeting, ask) if several else [],
    }
    ask_another = Action(
        "Ask another committee to take part",
        ask.link("meetings:together-ask", meeting.slug),
        may_ask(meeting, ask.user, on=ask.today),
    )
    actions = (ask_another,) if services.ok else ()
    return MeetingPanel("who-meets", "Who meets", "meetings/planning/together_panel.jinja", context, actions)


def _leaving(meeting: Meeting, ask: Ask) -> list[Action]:
    """Each committee's secretariat can take it out, and who services the meeting any of them."""
    return [
        Action(
            f"Take {committee} out",
            ask.link("meetings:together-leave", meeting.slug, committee.slug),
            met("together.leave"),
        )
        for committee in meeting.holding
        if committee.pk != meeting.lead_committee_id
        and may_take_out(meeting, committee, ask.user, on=ask.today).ok
    ]


def asked_to_meet(ask: Ask) -> list[Block]:
    """Nothing where nothing is asked."""
    lines = tuple(
        Item(
            Link(
                f"{one.meeting.lead_committee} ({one.meeting.icb.short_name})",
                ask.link("meetings:together-detail", one.public_id),
            ),
            f"asks {one.committee} to meet with it, {presenters.when_words(one.meeting)}",
        )
        for one in waiting_for(ask.user, on=ask.today)
    )
    return [Block("Asked to meet together", lines, "", order=9)] if lines else []
