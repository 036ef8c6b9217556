"""May this be recorded as what it says it is? (R64, R90, R127, R167, R191)"""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met
from meetings.conduct.rules.states import MET, state_of, unknown
from meetings.conduct.rules.verdict import what_may_go_on

DECISION, RECOMMENDATION, NOTED, OVERRIDE = "decision", "recommendation", "noted", "override"
CONSENSUS, VOTE = "consensus", "vote"
DECIDES_NOTHING = ("deferred", "referred", "noted")
"""Outcomes by which nothing is decided on the matter: they need neither authority nor a majority."""


def check_standing(
    *, standing: str, outcome: str, verdict: Outcome, override_reason: str, may_override: bool
) -> Outcome:
    """A decision needs every condition; a recommendation and a note bind nobody; an override is marked for good."""
    if standing == NOTED:
        if outcome in DECIDES_NOTHING:
            return met("decision.notes")
        return not_met(
            "decision.noted_decides", "What is accepted or refused is not merely noted.", field="standing"
        )
    if standing == RECOMMENDATION:
        return met("decision.recommends")
    if outcome in DECIDES_NOTHING:
        return not_met(
            "decision.nothing_decided",
            "By deferring, referring or noting nothing is decided: record it as noted.",
            field="standing",
        )
    if standing == DECISION:
        if verdict.ok:
            return met("decision.stands", clause=verdict.clause)
        words = f"{verdict.reason} {what_may_go_on(verdict)}"
        return not_met(
            "decision.not_lawful", words, verdict.clause, field="standing", **dict(verdict.details)
        )
    if verdict.ok:
        return not_met(
            "override.not_needed", "Every condition is met: record it as a decision.", field="standing"
        )
    if not may_override:
        return not_met(
            "override.not_allowed",
            "Only the governance lead records a decision against a missing condition.",
            field="standing",
        )
    if not override_reason.strip():
        return not_met("override.no_reason", "Say why it is recorded all the same.", field="override_reason")
    return met("override.given", verdict.reason, verdict.clause)


def check_method(
    *, method: str, outcome: str, consensus_first: str, vote: Outcome | None, is_at_meeting: bool
) -> Outcome:
    """By consensus, or by a closed vote whose result fits the outcome (R167)."""
    if not is_at_meeting or outcome in DECIDES_NOTHING:
        return met("method.none")
    if method == CONSENSUS:
        if vote is not None:
            return not_met(
                "method.was_voted",
                "A vote was taken on this: it was not by consensus.",
                "R167",
                field="method",
            )
        return met("method.consensus", clause="R167")
    if method != VOTE:
        return not_met(
            "method.missing", "Say whether it was by consensus or by vote.", "R167", field="method"
        )
    if vote is None:
        return not_met(
            "method.no_vote", "No closed vote on this question is recorded.", "R167", field="method"
        )
    if state_of(vote) not in (MET, "not_met"):
        return unknown("method.vote_open", vote.reason, vote.clause, field="method")
    carried = vote.ok
    if carried == (outcome == "refused"):
        said = "was carried" if carried else "was lost"
        return not_met("method.other_result", f"The vote {said}: {vote.reason}", vote.clause, field="outcome")
    if consensus_first == "yes":
        return met("method.vote_after_consensus", vote.reason, vote.clause)
    return met("method.vote", vote.reason, vote.clause)


def check_condition_of(*, depends_on: str, passed: bool | None) -> Outcome:
    """A conditional recommendation is taken up only when the one that it hangs on passed (R64)."""
    if passed is None:
        return not_met(
            "decision.first_the_other",
            f"It applies only if “{depends_on}” passes, and nothing is decided on that yet.",
            "R64",
        )
    if not passed:
        return not_met(
            "decision.falls_away", f"It applies only if “{depends_on}” passes, which it did not.", "R64"
        )
    return met("decision.condition_passed", clause="R64")
