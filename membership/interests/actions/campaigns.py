"""Campaigns: prepared, opened, carried on by work that can be done again, closed (LP38)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock, jobs
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.own_acts import alter
from governance.models import Committee, IntegratedCareBoard
from membership.enums import CAMPAIGN_LIFECYCLE, DeclarationOccasion
from membership.interests.actions.declarations import FOLLOWS, put_question, stop_asking
from membership.interests.models import DeclarationCampaign
from membership.interests.rules.declarations import check_may_open
from membership.interests.selectors.campaigns import (
    ASK_JOB,
    asked_and_gone,
    not_asked_yet,
    outstanding_in,
    to_ask,
)
from membership.interests.selectors.policy import policy_on
from membership.permissions import KEEP_INTERESTS

LEFT = "Sits at none of the campaign's tables any more"


def prepare_campaign(
    *,
    icb: IntegratedCareBoard,
    title: str,
    opens_on: date,
    due_on: date,
    by: Any,
    committees: Iterable[Committee] = (),
    occasion: str = DeclarationOccasion.YEARLY,
    message: str = "",
    reason: str = "",
    **days: Any,
) -> DeclarationCampaign:
    """Prepare a campaign; nobody is asked yet. No committee means every committee of the ICB.

    `remind_days` and `escalate_after_days` are those of the policy in force unless they are given.
    Raises NotPermitted or ValidationError.
    """
    policy = policy_on(icb, on=clock.today())
    if policy is not None:
        days.setdefault("remind_days", list(policy.remind_days))
        days.setdefault("escalate_after_days", policy.escalate_after_days)
    row = DeclarationCampaign(
        icb=icb, title=title, occasion=occasion, opens_on=opens_on, due_on=due_on, message=message, **days
    )
    return actions.create(
        row,
        by=by,
        permission=KEEP_INTERESTS,
        event="declaration_campaign.prepared",
        summary=f"Prepared the campaign {title}",
        reason=reason,
        many={"committees": committees},
    )


def change_campaign(
    campaign: DeclarationCampaign,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> DeclarationCampaign:
    """Change a campaign that is not closed: its words, committees and reminders also while it is open."""
    return actions.update(
        campaign,
        values,
        by=by,
        permission=KEEP_INTERESTS,
        event="declaration_campaign.changed",
        summary=f"Changed the campaign {campaign.title}",
        reason=reason,
        expected_version=expected_version,
        many=many,
        rules=[check_changes(campaign, values)],
    )


def check_changes(campaign: DeclarationCampaign, values: Mapping[str, Any]) -> Outcome:
    """People were told the days and the occasion: these stay once it is open, and all of it once closed."""
    if campaign.state == "closed":
        return not_met("declaration_campaign.closed", "This campaign is closed.")
    fixed = ("opens_on", "due_on", "occasion")
    if campaign.state == "open" and any(
        values.get(f, getattr(campaign, f)) != getattr(campaign, f) for f in fixed
    ):
        return not_met(
            "declaration_campaign.asked_already",
            "People were told these days and this occasion already: they can no longer be changed.",
        )
    return met("declaration_campaign.changeable")


@transaction.atomic
def open_campaign(campaign: DeclarationCampaign, *, by: Any) -> DeclarationCampaign:
    """Open it: from its first day everybody is asked by work in the background. Raises NotPermitted or RuleNotMet."""
    today = clock.today()
    people = len(to_ask(campaign, on=today))
    row = actions.update(
        campaign,
        {"state": CAMPAIGN_LIFECYCLE.transition("open").target},
        by=by,
        permission=KEEP_INTERESTS,
        event="declaration_campaign.opened",
        summary=f"Opened the campaign {campaign.title}: {people} people to ask",
        expected_version=campaign.version,
        rules=[
            CAMPAIGN_LIFECYCLE.check(campaign.state, "open"),
            check_may_open(due_on=campaign.due_on, on=today, people=people),
        ],
    )
    if row.opens_on <= today:
        put_asking(row, by=by)
    return row


def put_asking(campaign: DeclarationCampaign, *, by: Any) -> Any:
    """Queue the work of asking; work that waits or runs already is not queued again."""
    return jobs.create_job(
        ASK_JOB,
        icb=campaign.icb,
        by=by,
        unique_key=jobs.input_key("campaign", campaign.pk),
        payload={"campaign": campaign.pk},
    )


def run_asking(attempt: jobs.Attempt) -> dict[str, Any]:
    """Ask everybody who was not asked, and stop asking who has left: one transaction a person.

    A worker that dies leaves what it did; whoever takes the work up goes on with the rest.
    """
    campaign = DeclarationCampaign.objects.select_related("icb").get(pk=attempt.job.payload["campaign"])
    today, asked, left = clock.today(), 0, 0
    if campaign.state != "open" or today < campaign.opens_on:
        return {"asked": 0, "left": 0}
    waiting = not_asked_yet(campaign, on=today)
    gone = asked_and_gone(campaign, on=today)
    total = len(waiting) + len(gone)
    for number, row in enumerate(waiting, 1):
        attempt.progress(number - 1, total, f"Asking {number} of {len(waiting)}")
        asked += ask_in_campaign(campaign, row.person, by=attempt.job.created_by, on=today)
    for number, declaration in enumerate(gone, 1):
        attempt.progress(len(waiting) + number - 1, total, "Looking for people who have left")
        stop_asking(declaration, reason=LEFT, by=None)
        left += 1
    attempt.progress(total, total, "Everybody was asked")
    return {"asked": asked, "left": left}


@transaction.atomic
def ask_in_campaign(campaign: DeclarationCampaign, person: Any, *, by: Any, on: date) -> bool:
    """Ask one person, once a campaign, whoever else works on the same list. Returns whether they were asked now."""
    locked = DeclarationCampaign.objects.select_for_update().get(pk=campaign.pk)
    if locked.state != "open" or locked.declarations.filter(person=person).exists():
        return False
    due = max(locked.due_on, on)  # who joins after the due day is not late on the first day
    put_question(person, occasion=locked.occasion, due_on=due, campaign=locked, by=by)
    return True


def close_campaign(campaign: DeclarationCampaign, *, by: Any, reason: str = "") -> DeclarationCampaign:
    """Close it by hand: nobody is reminded any more. What is outstanding stays owed and can still be returned."""
    outstanding = outstanding_in(campaign)
    return actions.update(
        campaign,
        {"state": CAMPAIGN_LIFECYCLE.transition("close").target},
        by=by,
        permission=KEEP_INTERESTS,
        event="declaration_campaign.closed",
        summary=f"Closed the campaign {campaign.title}: {outstanding} answers outstanding",
        reason=reason,
        expected_version=campaign.version,
        rules=[
            CAMPAIGN_LIFECYCLE.check(campaign.state, "close"),
            met("declaration_campaign.complete")
            if reason.strip() or not outstanding
            else not_met(
                "declaration_campaign.close_unsaid",
                f"{outstanding} answers are outstanding: say why the campaign is closed all the same.",
                field="reason",
            ),
        ],
    )


@transaction.atomic
def close_when_complete(campaign: DeclarationCampaign) -> bool:
    """By the portal: once the due day is over and every declaration was reviewed or is no longer asked for."""
    row = (
        DeclarationCampaign.objects.select_for_update(of=("self",)).select_related("icb").get(pk=campaign.pk)
    )
    left = row.declarations.exclude(state__in=("reviewed", "waived"))
    if row.state != "open" or clock.today() <= row.due_on or left.exists() or not row.declarations.exists():
        return False
    alter(
        row,
        {"state": CAMPAIGN_LIFECYCLE.transition("close").target},
        icb=row.icb,
        right=FOLLOWS,
        by=None,
        event="declaration_campaign.closed",
        summary=f"The campaign {row.title} is complete and was closed",
    )
    return True
