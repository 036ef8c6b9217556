"""Interests looked at by the guardian or the line manager: confirmed, sent back with a question, entered in error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from governance.foundation import clock
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.own_acts import alter
from membership.enums import INTEREST_LIFECYCLE
from membership.interests.actions.interests import NOT_REVIEWED, locked
from membership.interests.models import Interest
from membership.interests.selectors.rights import may_declare, may_review, may_withdraw


@transaction.atomic
def confirm_interest(
    interest: Interest,
    *,
    by: Any,
    mitigation: str | None = None,
    note: str = "",
    expected_version: int | None = None,
) -> Interest:
    """Confirm an interest, with what is done about it as agreed; `None` leaves the mitigation as it is declared."""
    current, today = locked(interest), clock.today()
    values: dict[str, Any] = {"reviewed_by": by, "reviewed_on": today, "review_note": note}
    if mitigation is not None:
        values["mitigation"] = mitigation
    right = may_review(by, current.person, on=today)
    return _move(current, "confirm", values, right=right, by=by, expected_version=expected_version)


@transaction.atomic
def question_interest(interest: Interest, *, question: str, by: Any) -> Interest:
    """Send an interest back with a question; it is off the public register until it is answered and confirmed."""
    current, today = locked(interest), clock.today()
    values = {"review_note": question, "answer": "", **NOT_REVIEWED}
    asked = _said(question, "question", "Ask the question.")
    return _move(
        current, "question", values, right=may_review(by, current.person, on=today), by=by, rules=[asked]
    )


@transaction.atomic
def answer_question(interest: Interest, *, answer: str, by: Any) -> Interest:
    """Answer the reviewer's question; the interest then waits to be looked at again."""
    current, today = locked(interest), clock.today()
    right = may_declare(by, current.person, on=today)
    given = _said(answer, "answer", "Write the answer.")
    return _move(current, "answer", {"answer": answer}, right=right, by=by, rules=[given])


@transaction.atomic
def withdraw_interest(interest: Interest, *, by: Any, reason: str) -> Interest:
    """Mark an interest as entered in error: it is kept and marked, and stands on no register."""
    current, today = locked(interest), clock.today()
    right = may_withdraw(by, current.person, on=today)
    told = _said(reason, "reason", "Say what was wrong.")
    return _move(current, "withdraw", {}, right=right, by=by, reason=reason, rules=[told])


def _move(
    current: Interest,
    name: str,
    values: Mapping[str, Any],
    *,
    right: Outcome,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    rules: Sequence[Outcome] = (),
) -> Interest:
    target = INTEREST_LIFECYCLE.transition(name).target
    return alter(
        current,
        {**values, "state": target},
        icb=current.person.icb,
        right=right,
        by=by,
        event=f"interest.{'answered' if name == 'answer' else target}",
        summary=f"{ACTS[name]}: {current}",
        reason=reason,
        expected_version=expected_version,
        rules=[INTEREST_LIFECYCLE.check(current.state, name), *rules],
    )


ACTS = {
    "confirm": "Confirmed",
    "question": "Sent back with a question",
    "answer": "Answered the question about",
    "withdraw": "Marked as entered in error",
}


def _said(text: str, field: str, words: str) -> Outcome:
    return (
        met(f"interest.{field}_given")
        if text.strip()
        else not_met(f"interest.no_{field}", words, field=field)
    )
