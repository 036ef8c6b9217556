"""May this person stand in for the holder of a seat, and do they then vote and count (R163, LP63)?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period
from governance.rules.procedure import Parameter
from membership.people.rules.facts import Holding
from membership.people.rules.spans import span

YES, NO, UNSET = "yes", "no", ""


@dataclass(frozen=True)
class Answer:
    """Value "yes", "no" or "" (nobody has said), why in a sentence, and the document or clause that it rests on."""

    value: str
    why: str
    clause: str = ""

    @property
    def is_yes(self) -> bool:
        return self.value == YES


@dataclass(frozen=True)
class Approval:
    """Whether the chair must agree to a deputy, and who did on which day."""

    needed: Parameter
    agreed_on: date | None = None
    agreed_by: str = ""

    def stands(self, on: date) -> bool:
        """Is there on that day everything that the terms of reference ask for?"""
        return self.needed.value != YES or (self.agreed_on is not None and self.agreed_on <= on)


@dataclass(frozen=True)
class OtherDuty:
    """What a deputy does at the same committee beside this arrangement: a voting seat, or another seat's deputy."""

    seat: str
    period: Period
    is_holder: bool


def may_vote(*, own: str, seat_votes: bool, rule: Parameter, approval: Approval, on: date) -> Answer:
    """May the deputy vote on that day? The seat first, then the chair's agreement, the arrangement, the rules."""
    if not seat_votes:
        return Answer(NO, "The seat has no vote.")
    return _answer(own, rule, approval, on, yes="votes", no="does not vote")


def counts_for_quorum(*, own: str, rule: Parameter, approval: Approval, on: date) -> Answer:
    """Does the deputy count for the quorum on that day?"""
    return _answer(own, rule, approval, on, yes="counts for the quorum", no="does not count for the quorum")


def _answer(own: str, rule: Parameter, approval: Approval, on: date, *, yes: str, no: str) -> Answer:
    if not approval.stands(on):
        return Answer(
            NO,
            f"The chair has not agreed to this deputy, which the {approval.needed.source} ask for.",
            approval.needed.source,
        )
    if own:
        return Answer(
            own, f"The arrangement itself says that the deputy {yes if own == YES else no}.", "R163"
        )
    if rule.is_set:
        said = yes if rule.value == YES else no
        return Answer(str(rule.value), f"A deputy {said}: {rule.source}.", rule.source)
    return Answer(
        UNSET, f"Neither the terms of reference nor the standing orders say whether a deputy {yes}.", "LP63"
    )


def check_deputy_is_another(*, person: int, period: Period, holders: Iterable[Holding]) -> Outcome:
    """Nobody deputises for themselves (R163)."""
    for holder in holders:
        if holder.person == person and holder.period.overlaps(period):
            return not_met(
                "deputy.is_holder",
                f"{holder.person_name} holds this seat {span(holder.period)}. Nobody is their own deputy.",
                clause="R163",
                field="person",
            )
    return met("deputy.is_another", clause="R163")


def check_one_meeting(*, is_for_one_meeting: bool, period: Period) -> Outcome:
    """A deputy for one meeting is named for its day alone (R163)."""
    if is_for_one_meeting and period.end != period.start:
        return not_met(
            "deputy.more_than_one_day",
            "A deputy for one meeting is named for its day alone: give the same day as the first and the last.",
            clause="R163",
            field="effective_to",
        )
    return met("deputy.one_meeting", clause="R163")


def check_chair_agrees(
    *, deputy: int, approver: int, approver_name: str, chairs: Iterable[int], on: date
) -> Outcome:
    """The chair, or the deputy chair, agrees to a deputy; not the deputy (LP63)."""
    if approver == deputy:
        return not_met(
            "deputy.agrees_to_self", "Nobody agrees to their own deputising.", "LP63", field="approved_by"
        )
    if approver not in set(chairs):
        return not_met(
            "deputy.approver_not_chair",
            f"{approver_name} is neither chair nor deputy chair of this committee on {words.day(on)}.",
            clause="LP63",
            field="approved_by",
        )
    return met("deputy.chair_agrees", clause="LP63")


def cautions(*, period: Period, duties: Iterable[OtherDuty]) -> tuple[Outcome, ...]:
    """What to look at before a deputy sits: another voting seat, or another seat to stand in for, on the same days.

    Neither is forbidden by law; one person has one voice and one vote in the room, so both are told (R163, R165).
    """
    return tuple(
        _holds_a_seat(duty) if duty.is_holder else _deputises_twice(duty)
        for duty in duties
        if duty.period.overlaps(period)
    )


def _holds_a_seat(duty: OtherDuty) -> Outcome:
    return not_met(
        "deputy.holds_a_seat",
        f"Holds the voting seat {duty.seat} at this committee {span(duty.period)}: sits there in one of the two, "
        "and has one vote.",
        clause="R165",
    )


def _deputises_twice(duty: OtherDuty) -> Outcome:
    return not_met(
        "deputy.two_seats",
        f"Also deputises for {duty.seat} at this committee {span(duty.period)}: stands in for one seat on a day.",
        clause="R163",
    )
