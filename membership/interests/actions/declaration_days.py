"""What the portal does each day by itself: asks, reminds, names to the guardian, closes (LP38).

Every step is one transaction and leaves its mark on the row, so it may run at any time and any number of times:
nothing is sent twice, and what a stopped worker left undone is done at the next run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from governance.foundation import clock, outbox
from governance.foundation.own_acts import alter
from governance.models import IntegratedCareBoard
from membership.enums import DeclarationOccasion
from membership.interests import declaration_letters as letters
from membership.interests.actions.campaigns import close_when_complete, put_asking
from membership.interests.actions.declarations import FOLLOWS, put_question, send
from membership.interests.models import Declaration, DeclarationCampaign
from membership.interests.rules.declarations import escalation_due, reminder_due
from membership.interests.selectors.campaigns import asked_and_gone, not_asked_yet
from membership.interests.selectors.declarations import calendar_of, guardians_of, never_asked
from membership.interests.selectors.policy import policy_on


@dataclass
class Done:
    """What one run did, in numbers of people and campaigns."""

    asked_on_appointment: int = 0
    campaigns_asking: int = 0
    reminded: int = 0
    escalated: int = 0
    closed: int = 0


def run_declaration_day() -> Done:
    """One run for every ICB. Where no policy is in force nothing is asked on appointment and nobody is reminded."""
    today, done = clock.today(), Done()
    in_campaigns: set[int] = set()
    for campaign in DeclarationCampaign.objects.filter(state="open", opens_on__lte=today):
        waiting = {row.pk for row in not_asked_yet(campaign, on=today)}
        in_campaigns |= waiting
        if waiting or asked_and_gone(campaign, on=today):
            put_asking(campaign, by=None)
            done.campaigns_asking += 1
    for icb in IntegratedCareBoard.objects.order_by("pk"):
        done.asked_on_appointment += ask_the_appointed(icb, apart_from=in_campaigns, on=today)
        _calendar(icb, done, on=today)
    for campaign in DeclarationCampaign.objects.filter(state="open", due_on__lt=today):
        done.closed += close_when_complete(campaign)
    return done


def ask_the_appointed(icb: IntegratedCareBoard, *, apart_from: Collection[int] = (), on: date) -> int:
    """Ask members who took a seat within the days of the policy and were never asked (LP38). Returns how many.

    `apart_from` are the ids of people whom a campaign is about to ask: nobody is asked twice for the same.
    """
    policy = policy_on(icb, on=on)
    if policy is None or policy.declare_within_days is None:
        return 0
    days = timedelta(days=policy.declare_within_days)
    people = [row for row in never_asked(icb, since=on - days, on=on) if row.pk not in apart_from]
    for person in people:
        put_question(person, occasion=DeclarationOccasion.APPOINTMENT, due_on=on + days, by=None)
    return len(people)


def _calendar(icb: IntegratedCareBoard, done: Done, *, on: date) -> None:
    policy = policy_on(icb, on=on)
    rows = Declaration.objects.outstanding().filter(person__icb=icb, due_on__isnull=False)
    rows = rows.exclude(campaign__state="closed").select_related("campaign", "person__icb", "person__user")
    late: dict[int | None, list[Declaration]] = defaultdict(list)
    for row in rows.order_by("person__name", "pk"):
        calendar = calendar_of(row, policy)
        if reminder_due(calendar, on=on):
            done.reminded += remind(row, on=on)
        if escalation_due(calendar, on=on):
            late[row.campaign_id].append(row)
    for named in late.values():
        done.escalated += escalate(icb, named, on=on)


@transaction.atomic
def remind(declaration: Declaration, *, on: date) -> bool:
    """Send one reminder, if it is still owed and nobody else sent it meanwhile."""
    row = _held(declaration)
    if row is None or row.reminded_on == on:
        return False
    if not send(row, *letters.reminder(row, on=on), what=f"reminded.{on.isoformat()}"):
        return False
    _mark(
        row,
        {"reminders": row.reminders + 1, "reminded_on": on},
        event="declaration.reminded",
        summary=f"Reminded {row.person} of a declaration of interests",
    )
    return True


@transaction.atomic
def escalate(icb: IntegratedCareBoard, rows: Iterable[Declaration], *, on: date) -> int:
    """Name to the guardian, in one mail, who has not answered; each person is named once. Returns how many were.

    While nobody is guardian, or no address is known, nobody is named: the next run tries again.
    """
    guardians = guardians_of(icb, on=on)
    owed = [held for row in rows if (held := _held(row)) is not None and held.escalated_on is None]
    if not guardians or not owed:
        return 0
    where = letters.address("membership:declaration-list") + "?state=outstanding"
    subject, body = letters.escalation(icb, owed, on=on, where=where)
    key = f"declaration.escalated:{icb.pk}:{owed[0].campaign_id or 0}:{owed[0].pk}:{on.isoformat()}"
    for email in guardians:
        outbox.post(recipient=email, subject=subject, body=body, once_key=f"{key}:{email}"[:120])
    for row in owed:
        _mark(
            row,
            {"escalated_on": on},
            event="declaration.escalated",
            summary=f"Named {row.person} to the guardian: no declaration of interests",
        )
    return len(owed)


def _held(declaration: Declaration) -> Declaration | None:
    """The row as it stands, locked; None when it is no longer outstanding."""
    rows = Declaration.objects.outstanding().select_for_update(of=("self",))
    return rows.select_related("campaign", "person__icb", "person__user").filter(pk=declaration.pk).first()


def _mark(row: Declaration, values: dict[str, Any], *, event: str, summary: str) -> None:
    alter(row, values, icb=row.person.icb, right=FOLLOWS, by=None, event=event, summary=summary)
