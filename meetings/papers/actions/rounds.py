"""A paper on its route: that of the day is frozen when it is submitted, and each step signed in its turn (R63)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from governance.foundation import actions, clock
from governance.foundation.audit import save_recorded
from governance.foundation.words import day
from meetings.lifecycles import PAPER_LIFECYCLE
from meetings.papers.actions.signatures import sign
from meetings.papers.content_hash import content_hash
from meetings.papers.models import Paper, PaperVersion, SignOffStep
from meetings.papers.rules import signatures as rules
from meetings.papers.selectors.checks import check_complete
from meetings.papers.selectors.routes import Planned, plan_of
from meetings.papers.selectors.signing import as_rule, hands, last_round, lines_of, may_sign, turn_of
from meetings.papers.sheet_design import frozen_design
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.deadlines import day_in_london

AGAIN = {
    rules.CHANGED: "Signed again: the paper changed since it was signed on {day}.",
    rules.ANOTHER: "Signed again: somebody else was asked on {day}.",
    rules.CLOSING: "Signed again: this step closes the route.",
    rules.STANDS: "Stands since {day}: the paper did not change.",
}


def begin_round(version: PaperVersion, *, by: Any) -> list[SignOffStep]:
    """Freeze the route of today, and the content with the design of its cover sheet, for a paper just submitted.

    Signatures of the submission before stand where the content is what was signed. Without a route nothing is
    frozen, and one signature is enough. Raises RuleNotMet when nobody can be asked to sign.
    """
    planned = plan_of(version.paper, version, on=clock.today())
    before = last_round(version)
    if not planned:
        if version.sign_off_round:
            version.sign_off_round = 0
            save_recorded(version, by=by, reason="Submitted without a route")
        return []
    actions.obey(*(one.outcome for one in planned))
    version.sheet = frozen_design(version)
    version.sign_off_round = before[0].round + 1 if before else 1
    save_recorded(version, by=by, reason="Submitted on the route of sign-off")
    steps = _frozen(version, planned)
    _carry(before, steps)
    for step in steps:
        save_recorded(step, by=by)
    return steps


def _frozen(version: PaperVersion, planned: Sequence[Planned]) -> list[SignOffStep]:
    hashed, now = content_hash(version), clock.now()
    return [
        SignOffStep(
            paper_version=version,
            round=version.sign_off_round,
            place=place,
            position=one.position,
            kind=one.step.kind,
            name=one.step.title,
            signer=one.step.source,
            post=one.post,
            person=one.person,
            needed=one.step.needed,
            is_needed=one.need.ok,
            note=one.need.reason,
            days=one.step.days,
            apart_from=one.step.apart_from,
            content_hash=hashed,
            submitted_at=now,
        )
        for place, one in enumerate(planned, 1)
    ]


def _carry(before: Sequence[SignOffStep], steps: Sequence[SignOffStep]) -> None:
    """Let signatures stand, and say of the others why they are given again."""
    signed = {step.name: step.signature for step in before if step.signature}
    found = rules.carried(
        [as_rule(one) for one in before], [as_rule(one) for one in steps], steps[0].content_hash
    )
    for place, why in found.items():
        step, signature = steps[place], signed[steps[place].name]
        step.note = AGAIN[why].format(day=day(day_in_london(signature.at)))
        if why == rules.STANDS:
            step.signature = signature


@dataclass(frozen=True)
class Signing:
    """A step as it was signed, and whether it was the last that the paper needed."""

    paper: Paper
    step: SignOffStep
    is_last: bool


def sign_step(paper: Paper, version: PaperVersion, *, name: str, by: Any, comment: str) -> Signing:
    """Sign the step that waits for this person, in the transaction of the caller.

    Raises NotPermitted without the right, RuleNotMet when it waits with somebody else.
    """
    current = Paper.objects.select_for_update().get(pk=paper.pk)
    today = clock.today()
    _may(current, by, "sign_off")
    turn = turn_of(current, by, on=today)
    assert turn is not None  # as the rule has just said
    line, for_whom = turn
    steps = last_round(version)
    hashed = content_hash(version)
    actions.obey(
        check_complete(current, version),
        rules.check_same_content(line.step.content_hash, hashed),
        rules.check_still_open(
            {step.name: step.needed for step in steps if not step.is_needed}, is_private=current.is_private
        ),
    )
    step = next(one for one in steps if one.pk == line.step.pk)
    step.signature = sign(
        version,
        name=name,
        by=by,
        is_approved=True,
        comment=comment,
        hashed=hashed,
        step=step,
        for_whom=for_whom,
    )
    save_recorded(step, by=by, reason=comment)
    return Signing(current, step, rules.is_complete([as_rule(one) for one in steps], hashed))


def check_may_return(paper: Paper, by: Any) -> SignOffStep:
    """The step from which this person sends the paper back. Raises NotPermitted or RuleNotMet."""
    current = Paper.objects.select_for_update().get(pk=paper.pk)
    _may(current, by, "send_back")
    lines = lines_of(current, on=clock.today())
    found = hands(current, lines, by, on=clock.today())
    return next(line.step for line, hand in zip(lines, found, strict=True) if line.is_waiting and hand.may)


def thaw(version: PaperVersion, *, by: Any) -> None:
    """A draft again: its cover sheet follows the template as before it was submitted."""
    if version.sheet is not None and not version.is_frozen:
        version.sheet = None
        save_recorded(version, by=by, reason="A draft again")


def _may(paper: Paper, by: Any, move: str) -> None:
    """Right, then rule: a meeting that is not over, a submitted paper, a step that waits for this person."""
    outcome = may_sign(paper, by, on=clock.today(), returns=move == "send_back")
    if outcome is not None and outcome.code.startswith("permission."):
        actions.allow(outcome)
    actions.obey(
        check_open(paper.item.meeting.state),
        PAPER_LIFECYCLE.check(paper.state, move),
        *((outcome,) if outcome is not None else ()),
    )
