"""Does a recorded decision still stand as it was recorded? Whatever was changed since changes nothing (G1)."""

from __future__ import annotations

from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.words import local_day
from governance.models import GovernanceEvent
from meetings.conduct.enums import DecisionWay
from meetings.conduct.models import Decision
from meetings.conduct.rules import votes
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.rules.record import hash_of, table_read
from meetings.conduct.rules.states import NO, YES, state_of
from meetings.conduct.selectors.between import authority_of_posts
from meetings.conduct.selectors.conditions import authority_for
from meetings.conduct.selectors.decisions import matter_of
from meetings.conduct.selectors.votes import outcome_read, read


@dataclass(frozen=True)
class Check:
    """One thing that was looked at again."""

    what: str
    outcome: Outcome


def verify(decision: Decision) -> list[Check]:
    """The seal, the ledger, and each rule worked out again from the frozen facts alone."""
    record = decision.record
    found = [Check("Seal", _seal(decision)), Check("Ledger", _ledger(decision))]
    if record["table"] is not None:
        found.append(Check("Quorum", _quorum(record)))
    if record["vote"] is not None:
        found.append(Check("Vote", _vote(record["vote"])))
    if decision.function is not None:
        found.append(Check("Authority", _authority(decision)))
    return found


def _seal(decision: Decision) -> Outcome:
    same = hash_of(decision.record) == decision.record_hash and decision.record["text"] == decision.text
    return _same("proof.seal", same, "The record is as it was sealed.", "The record differs from its seal.")


def _ledger(decision: Decision) -> Outcome:
    written = GovernanceEvent.objects.filter(
        code="decision.recorded", summary__contains=decision.record_hash
    ).exists()
    return _same(
        "proof.ledger", written, "The ledger holds this seal.", "The ledger does not hold this seal."
    )


def _quorum(record: dict) -> Outcome:
    kept = next(row for row in record["conditions"] if row["kind"] == "quorum")
    again = check_quorum(table_read(record["table"]))
    same = (again.code, state_of(again)) == (kept["code"], kept["state"])
    return _same("proof.quorum", same, again.reason, f"Worked out again: {again.reason}")


def _vote(kept: dict) -> Outcome:
    electorate, counted, ballot = read(kept["electorate"])
    before = outcome_read(kept["outcome"])
    may = YES if kept["second"] else NO
    again = votes.result(counted, ballot, second=kept["second"], may_cast_second=may)
    same = (again.ok, again.code) == (before.ok, before.code) and bool(electorate.rights)
    return _same("proof.vote", same, again.reason, f"Worked out again: {again.reason}")


def _authority(decision: Decision) -> Outcome:
    """Versions of a scheme that were adopted do not change: the same question on the same day has the same answer."""
    kept = next(row for row in decision.record["conditions"] if row["kind"] == "authority")
    assert decision.decided_at is not None, "a recorded decision has its moment"
    day = decision.meeting.date if decision.meeting and decision.meeting.date else None
    day = day or local_day(decision.decided_at)
    if decision.way == DecisionWay.OFFICER:
        again = authority_of_posts(list(decision.posts.all()), matter_of(decision), on=day)
    else:
        again = authority_for(decision.committee, matter_of(decision), on=day)
    same = (again.code, state_of(again)) == (kept["code"], kept["state"])
    return _same("proof.authority", same, again.reason, f"The scheme of that day now answers: {again.reason}")


def _same(code: str, same: bool, words: str, otherwise: str) -> Outcome:
    return met(code, words, "G1") if same else not_met(f"{code}.differs", otherwise, "G1")
