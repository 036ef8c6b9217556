"""Actions at the item of the meeting at work: one whose owner wants more time by link, a private one, a closed one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from governance.foundation import clock
from meetings.models import ActionLink, AgendaItem
from meetings.record.actions.action_log import close_action, note_action
from meetings.record.actions.action_mail import say_by_link, send_action
from meetings.record.links import token_of
from membership.people.actions import create_person
from tests.security.samples import Samples

DUE = date(2031, 12, 1)


def add(s: Samples) -> None:
    public_id = s.addresses["meetings:live-item", "item"]
    item = AgendaItem.objects.select_related("meeting").get(public_id=public_id)
    email = f"{s.canary('contact', 'actionowner')}@outside.example"
    owner = create_person(icb=s.world.north, name="Odo Owner", email=email, by=s.lead)
    shared: dict[str, Any] = {
        "item": item,
        "committee": s.world.hill_board,
        "owner_person": owner,
        "due_on": DUE,
        "by": s.lead,
    }
    action = note_action(text="Ask the council for buses.", **shared)
    secret = note_action(text=s.canary("private", "actiontext"), is_private=True, **shared)
    closed = close_action(note_action(text="Count the buses.", **shared), text="Counted.", by=s.lead)
    send_action(action, by=s.lead)
    link = ActionLink.objects.get(action=action, is_revoked=False)
    later = max(DUE, clock.today()) + timedelta(days=7)
    say_by_link(link, kind="more_time", text="The council is slow.", proposed_due=later)
    s.addresses |= {
        ("meetings:*", "action"): action.public_id,
        ("meetings:action-detail@private", "action"): secret.public_id,
        ("meetings:action-reopen", "action"): closed.public_id,
        ("meetings:action-add", "pk"): s.world.hill_board.slug,
        ("meetings:live-item-action-add", "pk"): item.meeting.slug,
        ("meetings:live-item-action-add", "item"): item.public_id,
        ("meetings:meeting-actions-send", "pk"): item.meeting.slug,
        ("action-links:say", "token"): token_of(link),
        ("action-links:say@made-up", "token"): f"{link.public_id.hex}.made-up",
    }
