"""The seats that a committee's rules require: made, recognised and ended in one act (R34)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from governance.actions.seats import create_seat, end_seat
from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import require
from governance.models import Committee, Organisation, Place, Seat
from membership.composition.models import CompositionRule, RuleSeat
from membership.composition.rules.facts import RequiredSeat, Unit
from membership.composition.rules.seats import Ending, Plan
from membership.composition.selectors.composition import Composition, composition_of, leaving_with
from membership.enums import EndReason
from membership.people.actions.appointments import end_appointment, withdraw_appointment
from membership.people.actions.deputies import end_deputy, withdraw_deputy


@transaction.atomic
def make_seats(
    *, committee: Committee, on: date, by: Any, reason: str, seen: str | None = None
) -> Composition:
    """Do what the plan for that day says; the new state is answered.

    Missing seats are created from that day, seats that stand for a rule already are recognised, and seats whose unit
    or rule is over end on its last day, with the appointments and deputies that would outlast them (those that have not
    begun are withdrawn). `seen` is the mark of the plan that was looked at. Raises NotPermitted, or RuleNotMet: there
    is nothing to do, or something changed since.
    """
    require(by, Permission.CHANGE_STRUCTURE, committee)
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    plan = composition_of(committee, on=on).plan
    actions.obey(check_plan(plan, seen=seen))
    for wanted in plan.create:
        seat = _create(committee, wanted, on=on, by=by, reason=reason)
        _link(wanted, seat, by=by, reason=reason)
    for one in plan.link:
        assert one.seat is not None, "a plan links seats that exist"
        _link(one.required, Seat.objects.get(pk=one.seat.id), by=by, reason=reason)
    for ending in plan.end:
        _end(ending, by=by, reason=reason)
    return composition_of(committee, on=on)


def check_plan(plan: Plan, *, seen: str | None = None) -> Outcome:
    """There is something to do, and it is what was looked at."""
    if seen is not None and seen != plan.mark:
        reason = "Rules, places, organisations or seats changed since you opened this page. Look at it again."
        return not_met("composition.changed", reason, clause="R34")
    if plan.does_nothing:
        reason = "Every seat that the rules require is there, and none has lost its unit."
        return not_met("composition.nothing_to_do", reason, clause="R34")
    return met("composition.to_do", clause="R34")


def _create(committee: Committee, wanted: RequiredSeat, *, on: date, by: Any, reason: str) -> Seat:
    rule = wanted.rule
    last = Seat.objects.filter(committee=committee).aggregate(last=Max("position"))["last"] or 0
    return create_seat(
        committee=committee,
        by=by,
        reason=reason,
        part_id=rule.part,
        title=wanted.title,
        category=rule.category,
        is_voting=rule.is_voting,
        organisation_id=wanted.organisation,
        post_id=rule.holder.post,
        nominee_allowed=rule.holder.post is not None and rule.holder.nominee_allowed,
        rule=rule.clause,
        position=last + 1,
        effective_from=on,
        effective_to=wanted.until,
    )


def _link(wanted: RequiredSeat, seat: Seat, *, by: Any, reason: str) -> RuleSeat:
    row = RuleSeat(
        rule=CompositionRule.objects.select_related("committee").get(pk=wanted.rule.id),
        seat=seat,
        ordinal=wanted.ordinal,
        unit_place=_place(wanted.unit),
        unit_organisation=_organisation(wanted.unit),
    )
    return actions.create(
        row,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="rule_seat.linked",
        summary=f"Stands for a membership rule: {seat}",
        reason=reason,
    )


def _place(unit: Unit) -> Place | None:
    return Place.objects.get(pk=unit.id) if unit.kind == "place" else None


def _organisation(unit: Unit) -> Organisation | None:
    return Organisation.objects.get(pk=unit.id) if unit.kind == "organisation" else None


def _end(ending: Ending, *, by: Any, reason: str) -> None:
    """Nobody sits in a seat longer than it exists, so what hangs on it ends first."""
    seat = Seat.objects.select_related("committee").get(pk=ending.loose.seat.id)
    leaving = leaving_with(seat.pk, last_day=ending.last_day)
    because = f"{reason} (the seat ends on {words.day(ending.last_day)})"
    for appointment in leaving.appointments:
        if appointment.effective_from > ending.last_day:
            withdraw_appointment(appointment, by=by, reason=because)
        else:
            end_appointment(
                appointment, last_day=ending.last_day, end_reason=EndReason.OTHER, by=by, reason=because
            )
    for deputy in leaving.deputies:
        if deputy.effective_from > ending.last_day:
            withdraw_deputy(deputy, by=by, reason=because)
        else:
            end_deputy(deputy, last_day=ending.last_day, by=by, reason=because)
    end_seat(seat, last_day=ending.last_day, by=by, reason=reason)
