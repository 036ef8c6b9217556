"""Decisions: prepared, and recorded with everything they rest on frozen (R64, R167, R191, G1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.enums import Openness, Permission
from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.numbering import next_reference
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import can
from governance.foundation.words import local_day
from governance.models import Committee
from meetings.conduct.actions.common import RIGHT, running
from meetings.conduct.actions.quorum import note_quorum
from meetings.conduct.enums import QuorumMoment
from meetings.conduct.models import Decision, Vote
from meetings.conduct.rules.decisions import OVERRIDE, check_condition_of, check_method, check_standing
from meetings.conduct.rules.ratifying import check_ratifies
from meetings.conduct.rules.record import FORM, condition_kept, hash_of, plain, table_kept
from meetings.conduct.rules.verdict import Condition
from meetings.conduct.selectors.conditions import Looked, look_at
from meetings.conduct.selectors.decisions import matter_of
from meetings.conduct.selectors.ratifying import is_settled
from meetings.conduct.selectors.votes import frozen
from meetings.lifecycles import DECISION_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.selectors.together import may_service


@transaction.atomic
def draft_decision(
    *,
    item: AgendaItem,
    committee: Committee,
    title: str,
    text: str,
    outcome: str,
    standing: str,
    by: Any,
    **values: Any,
) -> Decision:
    """Prepare a decision at an item; before the meeting as well. `values`: recommendation, function, place, amount,
    amount_kind, in_budget, conditions, depends_on, referred_to, method, private_text, corrects, ratifies."""
    allow(may_service(item.meeting, by, RIGHT, on=clock.today()))
    row = Decision(
        item=item,
        meeting=item.meeting,
        committee=committee,
        title=title.strip(),
        text=text.strip(),
        outcome=outcome,
        standing=standing,
        openness=Openness.PRIVATE if item.is_kept_private else Openness.PUBLIC,
        **values,
    )
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="decision.drafted",
        summary=_summary("Prepared a decision", row),
        rules=[_takes(item, committee), _ratifies(row)],
    )


@transaction.atomic
def change_decision(
    decision: Decision, values: Mapping[str, Any], *, by: Any, expected_version: int | None = None
) -> Decision:
    """A recorded one is not changed: another corrects it."""
    return actions.update(
        decision,
        values,
        by=by,
        permission=RIGHT,
        event="decision.changed",
        summary=_summary("Changed a prepared decision", decision),
        expected_version=expected_version,
        rules=[DECISION_LIFECYCLE.check(decision.state, "edit"), _ratifies(decision, values)],
    )


@transaction.atomic
def abandon_decision(decision: Decision, *, because: str, by: Any) -> Decision:
    return actions.update(
        decision,
        {"state": DECISION_LIFECYCLE.transition("abandon").target, "ratifies": None},
        by=by,
        permission=RIGHT,
        event="decision.abandoned",
        summary=_summary("Gave up a prepared decision", decision),
        reason=because,
        rules=[DECISION_LIFECYCLE.check(decision.state, "abandon")],
    )


@transaction.atomic
def record_decision(
    decision: Decision,
    *,
    by: Any,
    method: str = "",
    vote: Vote | None = None,
    override_reason: str = "",
    at: datetime | None = None,
    expected_version: int | None = None,
) -> Decision:
    """Record it for good, with its reference. What it rests on is looked at now, and frozen.

    Raises RuleNotMet when it cannot be what it says it is: without authority or quorum it is a recommendation, or an
    override with a reason by who may give one.
    """
    item = decision.item
    assert item is not None, "a decision between meetings is recorded by its own action"
    _, moment = running(item.meeting, by=by, at=at)
    today = clock.today()
    looked = look_at(item, decision.committee, matter_of(decision), user=by, on=today, at=moment)
    may_override = can(by, Permission.OVERRIDE_DECISION, decision.committee, on=today).ok
    obey(
        DECISION_LIFECYCLE.check(decision.state, "record"),
        _takes(item, decision.committee),
        _hangs_on(decision),
        _ratifies(decision),
        check_standing(
            standing=decision.standing,
            outcome=decision.outcome,
            verdict=looked.verdict,
            override_reason=override_reason,
            may_override=may_override,
        ),
        check_method(
            method=method,
            outcome=decision.outcome,
            consensus_first=looked.table.says("consensus_first"),
            vote=_result(vote, decision),
            is_at_meeting=True,
        ),
    )
    note_quorum(item.meeting, moment=QuorumMoment.DECISION, at=moment, by=by, item=item)
    reference = next_reference_of(decision.committee, local_day(moment))
    decision.reference, decision.method, decision.decided_at = reference, method, moment
    record = _frozen(decision, looked, vote, override=override_reason)
    recorded = actions.update(
        decision,
        {
            "state": DECISION_LIFECYCLE.transition("record").target,
            "reference": reference,
            "method": method,
            "decided_at": moment,
            "override_reason": override_reason.strip() if decision.standing == OVERRIDE else "",
            "override_by": str(by) if decision.standing == OVERRIDE else "",
            "record": record,
            "record_hash": hash_of(record),
        },
        by=by,
        permission=RIGHT,
        event="decision.recorded",
        summary=f"Recorded {reference}: {decision.get_standing_display().lower()}, "
        f"{decision.get_outcome_display().lower()}; proof {hash_of(record)}",
        reason=override_reason,
        expected_version=expected_version,
    )
    if vote is not None:
        actions.update(
            vote,
            {"decision": recorded},
            by=by,
            permission=RIGHT,
            event="vote.decided",
            summary=f"{reference} rests on the vote at item {item.number}",
        )
    return recorded


@transaction.atomic
def record_as(
    decision: Decision, *, standing: str, by: Any, expected_version: int | None = None, **how: Any
) -> Decision:
    """Record it with this standing, which may differ from the one it was prepared with. Refused, nothing changed."""
    if standing != decision.standing:
        decision = change_decision(decision, {"standing": standing}, by=by, expected_version=expected_version)
        expected_version = decision.version
    return record_decision(decision, by=by, expected_version=expected_version, **how)


def record_of(
    decision: Decision, conditions: Sequence[Condition], verdict: Outcome, *, whose: str
) -> dict[str, Any]:
    """What every record holds, as plain values: whoever has it needs nothing else to judge it again."""
    meeting, item = decision.meeting, decision.item
    record = {
        "form": FORM,
        "reference": decision.reference,
        "at": decision.decided_at,
        "committee": {"name": str(decision.committee), "icb": str(decision.committee.icb)},
        "meeting": {"title": str(meeting), "date": meeting.date, "slug": meeting.slug} if meeting else None,
        "item": {"number": item.number, "id": str(item.public_id)} if item else None,
        "title": decision.title,
        "text": decision.text,
        "outcome": decision.outcome,
        "standing": decision.standing,
        "method": decision.method,
        "matter": {
            "function": str(decision.function) if decision.function else None,
            "place": str(decision.place) if decision.place else None,
            "amount": decision.amount,
            "kind": decision.amount_kind,
            "in_budget": decision.in_budget,
        },
        "whose": whose,
        "conditions": [condition_kept(row) for row in conditions],
        "verdict": {
            "ok": verdict.ok,
            "code": verdict.code,
            "reason": verdict.reason,
            "clause": verdict.clause,
        },
        "table": None,
        "vote": None,
        "override": "",
    }
    return plain(record)


def _frozen(decision: Decision, looked: Looked, vote: Vote | None, *, override: str) -> dict[str, Any]:
    """The record of a decision at a meeting: with the table, the vote, and why it was recorded all the same."""
    voted = {"electorate": vote.electorate, "outcome": vote.outcome, "second": vote.second} if vote else None
    more = {
        "table": table_kept(looked.table),
        "vote": voted,
        "override": override if decision.standing == OVERRIDE else "",
    }
    return record_of(decision, looked.conditions, looked.verdict, whose=looked.whose) | plain(more)


def _result(vote: Vote | None, decision: Decision) -> Outcome | None:
    """The result of the vote on which it is to rest; None without one, or when it is of another committee or item."""
    if vote is None or vote.state != "closed":
        return None
    if (vote.item_id, vote.committee_id) != (decision.item_id, decision.committee_id) or vote.decision_id:
        return None
    return frozen(vote).result


def _hangs_on(decision: Decision) -> Outcome:
    other = decision.depends_on
    if other is None:
        return met("decision.on_its_own")
    passed = other.outcome in ("accepted", "amended") if other.is_recorded else None
    return check_condition_of(depends_on=other.title, passed=passed)


def _ratifies(decision: Decision, values: Mapping[str, Any] | None = None) -> Outcome:
    """Of a chair's action that it ratifies, or refuses to; with what it is to say."""
    said = {name: getattr(decision, name) for name in ("ratifies", "outcome", "standing", "committee")}
    said |= {name: value for name, value in (values or {}).items() if name in said}
    other = said["ratifies"]
    if other is None:
        return met("ratification.none")
    return check_ratifies(
        way=other.way,
        is_recorded=other.is_recorded,
        is_own=other.committee_id == said["committee"].pk,
        is_settled=is_settled(other, but=decision),
        outcome=said["outcome"],
        standing=said["standing"],
    )


def _takes(item: AgendaItem, committee: Committee) -> Outcome:
    if committee in item.taken_by:
        return met("decision.committee")
    return not_met("decision.not_theirs", f"{committee} does not take this item.", "LP17", field="committee")


def next_reference_of(committee: Committee, day: date) -> str:
    """The next reference of the committee in that year; its row is locked, so that no two are alike."""
    Committee.objects.select_for_update().get(pk=committee.pk)
    prefix = committee.reference_prefix or committee.slug.upper()
    known = Decision.objects.filter(committee=committee, reference__startswith=f"{prefix}-{day.year}/")
    numbers = [int(row.rpartition("/")[2]) for row in known.values_list("reference", flat=True)]
    return next_reference(prefix, year=day.year, last=max(numbers, default=0))


def _summary(words: str, decision: Decision) -> str:
    number = decision.item.number if decision.item else ""
    return f"{words} of {decision.committee} at item {number}"
