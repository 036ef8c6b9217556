"""The action log of one board, something that it sent on, and what it owes twice a year."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from governance.foundation import clock
from governance.models import Committee
from meetings.models import AgendaItem, Meeting, MeetingAction, Referral, StandingObligation
from meetings.record.actions.action_log import close_action, note_action
from meetings.record.actions.obligations import create_obligation
from meetings.record.actions.sent_on import send_on
from meetings.record.kinds import Frequency, ReferralKind
from membership.models import Person
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.actions import LOGS, ActionRow


def load_actions(desk: Desk) -> None:
    log = LOGS.get(desk.system.icb.key)
    if log is None:
        return
    committee, today = desk.book.row(Committee, log.committee), clock.today()
    agenda = AgendaItem.objects.filter(meeting=desk.book.row(Meeting, log.meeting), is_removed=False)
    items = {item.number: item for item in agenda.select_related("meeting")}
    for row in log.actions:
        desk.enter(MeetingAction, row.key, _noted, desk=desk, row=row, committee=committee, items=items)
    desk.enter(
        Referral,
        f"{log.committee}-sent-on",
        send_on,
        from_committee=committee,
        to_committee=desk.book.row(Committee, log.sent_to),
        kind=ReferralKind.ESCALATION,
        title=log.sent_title,
        asks=log.sent_asks,
        item=items[log.sent_item],
    )
    desk.enter(
        StandingObligation,
        f"{log.committee}-owes",
        create_obligation,
        committee=committee,
        title=log.owed_title,
        to_committee=desk.book.row(Committee, log.owed_to),
        every_months=Frequency.HALF_YEARLY,
        first_due_on=today + timedelta(days=30),
        source=log.owed_source,
        effective_from=committee.effective_from,
    )


def _noted(
    *, desk: Desk, row: ActionRow, committee: Committee, items: dict[str, AgendaItem], by: Any, reason: str
) -> MeetingAction:
    """Noted, and closed when something came of it."""
    made = note_action(
        committee=committee,
        item=items[row.item],
        text=row.text,
        owner_person=desk.book.row(Person, row.owner),
        due_on=clock.today() + timedelta(days=row.due_in),
        by=by,
        reason=reason,
    )
    return close_action(made, text=row.closed, by=by) if row.closed else made
