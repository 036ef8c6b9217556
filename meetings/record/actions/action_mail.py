"""Mail to the owners of actions: what is asked of them, with a link that needs no account, and what is overdue.

One mail a person, whatever number of actions. A private action is not named: its number, its committee and its day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from governance.foundation import actions, clock, ledger, outbox
from governance.foundation.actions import allow, obey
from governance.foundation.audit import save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.outcome import not_met
from governance.foundation.permissions import require
from governance.foundation.words import day
from governance.models import Committee
from meetings.planning.models import Meeting
from meetings.planning.selectors.together import may_service
from meetings.record.actions.action_log import said
from meetings.record.links import address_of
from meetings.record.models import ActionLink, ActionUpdate, MeetingAction
from meetings.record.rules.action_log import usual_last_day
from meetings.record.selectors.action_log import (
    KEEPS,
    address_of_person,
    link_state,
    overdue_actions,
    owner_words,
    owners_now,
    secretaries_of,
    standing_link,
)
from membership.models import Person

TRIES_AN_HOUR = 20
HOUR = 3600
SENT = "action.sent"

OWNER = """{name},

{intro}

{lines}

Each address works without signing in, for its one action and for you alone. Do not pass it on.

This mail was sent by {portal} for {icb}.
"""
SECRETARY = """{name},

{count} of {committee} {wait} overdue:

{lines}

See them after signing in:
{address}

This mail was sent by {portal} for {icb}, once a week while something is overdue.
"""


@transaction.atomic
def send_actions(meeting: Meeting, *, by: Any, again: bool = False) -> tuple[int, list[MeetingAction]]:
    """Send every open action of the meeting to its owners, a mail each. Those that went out before go `again` only.

    Returns how many mails were written, and the actions for which nobody with an address is known.
    """
    allow(may_service(meeting, by, KEEPS, on=clock.today()))
    rows = MeetingAction.objects.filter(meeting=meeting, state="open").select_related("committee__icb")
    return _send([row for row in rows if again or not was_sent(row)], by=by)


@transaction.atomic
def send_action(action: MeetingAction, *, by: Any) -> int:
    """Send one action to its owners, with a fresh link."""
    require(by, KEEPS, action)
    sent, without = _send([action], by=by)
    if without:
        words = "No address of its owner is known. Add one to the person, or choose another owner."
        raise RuleNotMet(not_met("action.no_address", words))
    return sent


def was_sent(action: MeetingAction) -> bool:
    """Did its owner of today get a link?"""
    return ActionLink.objects.filter(action=action, is_revoked=False).exists()


def _send(rows: Sequence[MeetingAction], *, by: Any) -> tuple[int, list[MeetingAction]]:
    mine, without = _by_owner(rows)
    for person, theirs in mine.items():
        intro = f"You are asked to do {'this' if len(theirs) == 1 else 'these things'}:"
        links = [give_link(row, person, by=by, fresh=True) for row in theirs]
        key = f"sent:{person.pk}:{max(link.pk for link in links)}"
        _post(person, links, intro=intro, subject="What is asked of you", key=key)
    for row in rows:
        if row not in without:
            _record(SENT, row, f"Sent {row.reference} to its owner", by=by)
    return len(mine), without


def _by_owner(
    rows: Iterable[MeetingAction],
) -> tuple[dict[Person, list[MeetingAction]], list[MeetingAction]]:
    """Owner of the day with an address → their actions; and the actions that reach nobody."""
    mine: dict[Person, list[MeetingAction]] = defaultdict(list)
    without = []
    for row in rows:
        owners = [one for one in owners_now(row, on=clock.today()) if address_of_person(one)]
        for person in owners:
            mine[person].append(row)
        if not owners:
            without.append(row)
    return mine, without


def give_link(action: MeetingAction, person: Person, *, by: Any, fresh: bool = False) -> ActionLink:
    """The link that stands; a new one where there is none, where it is short of a week, or where a `fresh` one is
    asked for. The one before ends."""
    today = clock.today()
    standing = standing_link(action, person, on=today)
    last = usual_last_day(action.due_on, today=today)
    if standing is not None and not fresh and (standing.expires_on - today).days >= 7:
        return standing
    for old in ActionLink.objects.filter(action=action, person=person, is_revoked=False):
        old.is_revoked = True
        save_recorded(old, by=by, reason="A new link was given")
    link = save_recorded(ActionLink(action=action, person=person, expires_on=last), by=by)
    _record("action.link_given", action, f"Gave a link for {action.reference} until {last:%d.%m.%Y}", by=by)
    return link


@transaction.atomic
def revoke_links(action: MeetingAction, *, by: Any) -> int:
    """End every link of the action. Returns how many stood."""
    require(by, KEEPS, action)
    found = list(ActionLink.objects.filter(action=action, is_revoked=False))
    for link in found:
        actions.update(
            link,
            {"is_revoked": True},
            by=by,
            permission=KEEPS,
            event="action.link_ended",
            summary=f"Ended a link of {action.reference}",
        )
    return len(found)


@transaction.atomic
def say_by_link(
    link: ActionLink, *, kind: str, text: str = "", proposed_due: date | None = None
) -> ActionUpdate:
    """What the owner says by the mailed link. There is no user: the address is the right.

    Raises RuleNotMet when the link takes nothing today or was tried too often.
    """
    obey(link_state(link, on=clock.today()))
    _count_try(link)
    return said(
        link.action,
        kind=kind,
        text=text,
        proposed_due=proposed_due,
        name=str(link.person),
        by=None,
        link=link,
    )


def _count_try(link: ActionLink) -> None:
    key = f"action-link:{link.pk}"
    cache.add(key, 0, HOUR)
    if cache.incr(key) > TRIES_AN_HOUR:
        words = "This link was used too often. Wait an hour, then try again."
        raise RuleNotMet(not_met("action_link.too_often", words))


# --- By beat -------------------------------------------------------------------------------------------------------


@transaction.atomic
def remind_of_actions(*, today: date) -> int:
    """One mail a week to each owner with all that is overdue, and one to the secretaries of each committee.

    Any number of times: what was told this week is not told again. Returns how many mails were written.
    """
    rows = list(overdue_actions(on=today))
    week = f"{today.isocalendar().year}-{today.isocalendar().week}"
    told = 0
    mine, _ = _by_owner(rows)
    for person, theirs in sorted(mine.items(), key=lambda pair: pair[0].pk):
        key = f"overdue:{week}:{person.pk}"
        if outbox.is_posted(_once(key)):
            continue
        links = [give_link(row, person, by=None) for row in theirs]
        intro = f"{'This is' if len(theirs) == 1 else 'These are'} overdue. Please say how it stands:"
        _post(person, links, intro=intro, subject="Overdue: what was asked of you", key=key)
        told += 1
    by_committee: dict[Committee, list[MeetingAction]] = defaultdict(list)
    for row in rows:
        by_committee[row.committee].append(row)
    return told + sum(_tell_secretaries(who, theirs, week, today) for who, theirs in by_committee.items())


def _tell_secretaries(committee: Committee, rows: Sequence[MeetingAction], week: str, today: date) -> int:
    told = 0
    for user in secretaries_of(committee, on=today):
        once = _once(f"overdue:{week}:{committee.pk}:{user.pk}")
        if outbox.is_posted(once):
            continue
        page = settings.SITE_URL.rstrip("/") + reverse("meetings:action-list")
        one = len(rows) == 1
        body = SECRETARY.format(
            name=user,
            count="One action" if one else f"{len(rows)} actions",
            committee=committee,
            wait="is" if one else "are",
            lines="\n".join(
                f"- {row.reference}, due {day(row.due_on)}: {owner_words(row, on=today)}" for row in rows
            ),
            address=f"{page}?committee={committee.pk}&standing=overdue",
            portal=settings.PORTAL_NAME,
            icb=committee.icb.organisation.name,
        )
        outbox.post(recipient=user.email, subject=f"Overdue actions of {committee}", body=body, once_key=once)
        told += 1
    return told


def _post(person: Person, links: Sequence[ActionLink], *, intro: str, subject: str, key: str) -> None:
    icb = links[0].action.committee.icb
    body = OWNER.format(
        name=person,
        intro=intro,
        lines="\n\n".join(_line(link) for link in links),
        portal=settings.PORTAL_NAME,
        icb=icb.organisation.name,
    )
    outbox.post(recipient=address_of_person(person), subject=subject, body=body, once_key=_once(key))


def _line(link: ActionLink) -> str:
    action = link.action
    what = "A private action. Sign in to read it." if action.is_private else action.text
    return (
        f"{action.reference}, {action.committee}, due {day(action.due_on)}\n{what}\n"
        f"Say how it stands, until {day(link.expires_on)}: {address_of(link)}"
    )


def _once(key: str) -> str:
    return f"actions:{key}"


def _record(event: str, action: MeetingAction, summary: str, *, by: Any) -> None:
    ledger.record(event, by=by, icb=action.committee.icb, subject=action, summary=summary)
