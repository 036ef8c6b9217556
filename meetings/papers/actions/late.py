"""The chair is asked to accept what came late, and answers; or the secretary records the answer (R140, LP55)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.actions import obey
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import require
from meetings.enums import AcceptanceWay
from meetings.lifecycles import LATE_LIFECYCLE
from meetings.papers.models import AgendaItem, LateRequest, Paper
from meetings.papers.rules.late import check_decision, check_may_ask, check_reasons
from meetings.papers.selectors.late import Late, acceptable, late_things
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open


@transaction.atomic
def ask_chair(
    *,
    item: AgendaItem,
    reason: str,
    cannot_wait: str,
    by: Any,
    paper: Paper | None = None,
    what_changed: str = "",
) -> LateRequest:
    """Ask the chair to accept a late paper (or its revision), or, without a paper, an urgent item.

    `reason` and `cannot_wait` are printed. Raises NotPermitted; RuleNotMet when it is in time, out, or asked already.
    """
    permission = Permission.CHANGE_AGENDA if paper is None else Permission.WRITE_PAPER
    require(by, permission, item)
    Meeting.objects.select_for_update().get(pk=item.meeting_id)
    late = _late(item, paper)
    is_revision = late is not None and late.thing.is_revision
    rules = [
        check_open(item.meeting.state),
        _may_ask(late, item),
        check_reasons(
            reason=reason,
            cannot_wait=cannot_wait,
            what_changed=what_changed,
            is_item=paper is None,
            is_revision=is_revision,
        ),
    ]
    row = LateRequest(
        item=item,
        paper=paper,
        is_revision=is_revision,
        reason=reason.strip(),
        cannot_wait=cannot_wait.strip(),
        what_changed=what_changed.strip() if is_revision else "",
        asked_at=clock.now(),
        asked_by=str(by),
    )
    what = f"the late paper “{paper.title}”" if paper is not None else f"the urgent item “{item.title}”"
    return actions.create(
        row,
        by=by,
        permission=permission,
        event="late.asked",
        summary=f"Asked the chair to accept {what}",
        reason=reason,
        rules=rules,
    )


def _late(item: AgendaItem, paper: Paper | None) -> Late | None:
    wanted = (item.pk, paper.pk if paper else None)
    found = late_things(item.meeting, at=clock.now())
    return next((one for one in found if (one.item.pk, one.paper.pk if one.paper else None) == wanted), None)


def _may_ask(late: Late | None, item: AgendaItem) -> Outcome:
    """What is not among the late things is out as it stands, or in time."""
    if late is None:
        is_out = item.meeting.paper_issues.exists()
        return check_may_ask(how_late="in_time", is_out=is_out, request="", is_removed=item.is_removed)
    return check_may_ask(
        how_late=late.how_late, is_out=False, request=late.thing.request, is_removed=item.is_removed
    )


def accept_late(
    request: LateRequest,
    *,
    name: str,
    by: Any,
    how: str = AcceptanceWay.PORTAL,
    at: datetime | None = None,
    note: str = "",
    expected_version: int | None = None,
) -> LateRequest:
    """The chair accepts. `how` other than in the portal: who keeps the agenda records what was said, and when (`at`).

    Raises NotPermitted; RuleNotMet where the terms of reference do not allow it (any more) or the moment lies ahead.
    """
    at = at or clock.now()
    allowed = acceptable(request, at=at, on=clock.today())
    return _decide(
        request,
        "accept",
        name=name,
        by=by,
        how=how,
        at=at,
        note=note,
        rules=[allowed],
        version=expected_version,
    )


def decline_late(
    request: LateRequest,
    *,
    name: str,
    note: str,
    by: Any,
    how: str = AcceptanceWay.PORTAL,
    at: datetime | None = None,
    expected_version: int | None = None,
) -> LateRequest:
    """The chair declines, with a reason. The item is then deferred, or the paper removed."""
    return _decide(
        request,
        "decline",
        name=name,
        by=by,
        how=how,
        at=at or clock.now(),
        note=note,
        rules=[],
        version=expected_version,
    )


def withdraw_late(request: LateRequest, *, by: Any, reason: str = "") -> LateRequest:
    """Nobody needs the answer any more."""
    permission = Permission.CHANGE_AGENDA if request.paper_id is None else Permission.WRITE_PAPER
    return actions.update(
        request,
        {"state": LATE_LIFECYCLE.transition("withdraw").target},
        by=by,
        permission=permission,
        event="late.withdrawn",
        summary=f"Withdrew the request to accept “{request.title}”",
        reason=reason,
        rules=_standing(request, "withdraw"),
    )


def _standing(request: LateRequest, move: str) -> list[Outcome]:
    gone_out = check_may_ask(
        how_late="late", is_out=request.issue_id is not None, request="", is_removed=False
    )
    return [check_open(request.item.meeting.state), gone_out, LATE_LIFECYCLE.check(request.state, move)]


@transaction.atomic
def _decide(
    request: LateRequest,
    move: str,
    *,
    name: str,
    by: Any,
    how: str,
    at: datetime,
    note: str,
    rules: list[Outcome],
    version: int | None,
) -> LateRequest:
    own = how == AcceptanceWay.PORTAL
    permission = Permission.AGREE_AGENDA if own else Permission.CHANGE_AGENDA
    require(by, permission, request)
    current = LateRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    words = check_decision(
        name=name, note=note, decided_at=at, now=clock.now(), is_declined=move == "decline"
    )
    obey(*_standing(current, move), words, *rules)
    target = LATE_LIFECYCLE.transition(move).target
    told = "" if own else f", recorded by {by} ({AcceptanceWay(how).label.lower()})"
    return actions.update(
        current,
        {
            "state": target,
            "decided_by": name.strip(),
            "decided_at": at,
            "decided_how": how,
            "decision_note": note.strip(),
        },
        by=by,
        permission=permission,
        event=f"late.{target}",
        summary=f"{name.strip()} {target} “{request.title}” as late{told}",
        reason=note,
        expected_version=version,
    )
