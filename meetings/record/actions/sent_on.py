"""A matter sent to another committee or body, taken up there, and answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from governance.enums import Openness
from governance.foundation import actions, clock, outbox
from governance.foundation.actions import allow, obey
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import require
from governance.foundation.words import day
from governance.models import Committee
from meetings.conduct.models import Decision
from meetings.enums import PlanCycle, PlanSource, Purpose
from meetings.lifecycles import REFERRAL_LIFECYCLE
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.papers import add_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.models import AgendaItem
from meetings.planning.actions.plan import create_planned_item
from meetings.planning.models import Meeting
from meetings.record.models import AssuranceReport, Referral
from meetings.record.rules import sent_on as rules
from meetings.record.selectors.action_log import secretaries_of
from meetings.record.selectors.sent_on import SENDS, TAKES, may_take, stands_on

PURPOSES = {
    rules.RECOMMENDATION: [Purpose.DECISION],
    rules.ESCALATION: [Purpose.DECISION],
    rules.INQUORATE: [Purpose.DECISION],
    rules.INFORMATION: [Purpose.INFORMATION],
}
CAME = """{name},

{sender} sends to {receiver}: {what}
{due}
{address}

Take it up on an agenda or in the forward plan, answer it, or decline it.

This mail was sent by {portal} because you keep the agendas of {receiver}.
"""


@transaction.atomic
def send_on(
    *,
    from_committee: Committee,
    kind: str,
    title: str,
    asks: str,
    by: Any,
    to_committee: Committee | None = None,
    to_body: str = "",
    item: AgendaItem | None = None,
    decision: Decision | None = None,
    report: AssuranceReport | None = None,
    due_on: date | None = None,
    is_private: bool = False,
    reason: str = "",
) -> Referral:
    """Send a matter from an item, a recorded decision or a report. What comes from private business is private.

    The secretaries of the receiving committee are told by mail. Raises NotPermitted, RuleNotMet.
    """
    require(by, SENDS, from_committee)
    obey(
        rules.check_sent(
            title=title,
            asks=asks,
            is_own=to_committee == from_committee,
            has_addressee=to_committee is not None or bool(to_body.strip()),
            is_recorded=decision is None or decision.is_recorded,
            due_on=due_on,
            today=clock.today(),
        )
    )
    comes_private = (item is not None and item.is_private) or (
        decision is not None and decision.openness == Openness.PRIVATE
    )
    row = Referral(
        from_committee=from_committee,
        item=item,
        decision=decision,
        report=report,
        to_committee=to_committee,
        to_body="" if to_committee is not None else to_body.strip(),
        kind=kind,
        title=title.strip(),
        asks=asks.strip(),
        openness=Openness.PRIVATE if is_private or comes_private else Openness.PUBLIC,
        due_on=due_on,
        sent_at=clock.now(),
    )
    made = actions.create(
        row,
        by=by,
        permission=SENDS,
        event="referral.sent",
        summary=f"Sent from {from_committee} to {row.addressee}: {row.get_kind_display().lower()}",
        reason=reason,
    )
    _tell_receivers(made)
    return made


@transaction.atomic
def receive(referral: Referral, *, by: Any) -> Referral:
    """The receiving secretariat has seen it."""
    return _take(referral, "receive", {"received_at": clock.now()}, by=by, words="Received")


@transaction.atomic
def place_on_agenda(referral: Referral, *, meeting: Meeting, by: Any) -> Referral:
    """Take it up as an item of this meeting; a report comes with its text as a paper in preparation."""
    allow(may_take(referral, by, on=clock.today()))
    obey(
        REFERRAL_LIFECYCLE.check(referral.state, "place"),
        rules.check_placed(stands_on=stands_on(referral), is_theirs=referral.to_committee in meeting.holding),
    )
    item = add_item(meeting=meeting, title=_title(referral), purposes=PURPOSES[referral.kind], by=by)
    if referral.report is not None:
        paper = add_paper(item=item, title=str(referral.report)[:250], by=by)
        write_paper(paper, by=by, body_markdown=report_text(referral.report))
    values = {"placed_item": item, "placed_at": clock.now(), **_received(referral)}
    where = f"Took up as item {item.number} of {meeting}:"
    return _take(referral, "place", values, by=by, words=where)


@transaction.atomic
def place_in_plan(referral: Referral, *, month: date, by: Any) -> Referral:
    """Take it up in the forward plan of the receiving committee, once, in this month."""
    allow(may_take(referral, by, on=clock.today()))
    committee = referral.to_committee
    obey(
        REFERRAL_LIFECYCLE.check(referral.state, "place"),
        rules.check_placed(stands_on=stands_on(referral), is_theirs=committee is not None),
    )
    assert committee is not None, "the rule refuses what was sent outside"
    planned = create_planned_item(
        committee=committee,
        title=_title(referral),
        purposes=PURPOSES[referral.kind],
        source=PlanSource.DECISION,
        source_text=f"Sent by {referral.from_committee}"[:300],
        cycle=PlanCycle.ONCE,
        effective_from=month.replace(day=1),
        needs_paper=False,
        by=by,
    )
    values = {"placed_planned": planned, "placed_at": clock.now(), **_received(referral)}
    return _take(referral, "place", values, by=by, words="Put into the forward plan:")


@transaction.atomic
def answer(referral: Referral, *, by: Any, decision: Decision | None = None, words: str = "") -> Referral:
    """Answered by a recorded decision of the receiving committee, or in words."""
    allow(may_take(referral, by, on=clock.today()))
    obey(
        rules.check_answered(
            words=words,
            has_decision=decision is not None,
            is_theirs=decision is not None and decision.committee_id == referral.to_committee_id,
            is_recorded=decision is not None and decision.is_recorded,
        )
    )
    values = {
        "answered_by": decision,
        "answer": words.strip(),
        "ended_at": clock.now(),
        **_received(referral),
    }
    return _take(referral, "answer", values, by=by, words="Answered")


@transaction.atomic
def decline(referral: Referral, *, because: str, by: Any) -> Referral:
    """Not taken up, with the reason."""
    obey(rules.check_because(because, act="decline"))
    values = {"because": because.strip(), "ended_at": clock.now(), **_received(referral)}
    return _take(referral, "decline", values, by=by, words="Declined")


@transaction.atomic
def withdraw(referral: Referral, *, because: str, by: Any) -> Referral:
    """The sender takes it back, with the reason."""
    require(by, SENDS, referral.from_committee)
    obey(rules.check_because(because, act="withdraw"))
    values = {"because": because.strip(), "ended_at": clock.now()}
    return _move(referral, "withdraw", values, by=by, permission=SENDS, words="Withdrew")


def report_text(report: AssuranceReport) -> str:
    """The three sections as one text."""
    parts = (("Alert", report.alert), ("Advise", report.advise), ("Assure", report.assure))
    return "\n\n".join(f"## {title}\n\n{text.strip() or 'Nothing.'}" for title, text in parts)


def _take(referral: Referral, move: str, values: Mapping[str, Any], *, by: Any, words: str) -> Referral:
    """An act of the receiving side."""
    allow(may_take(referral, by, on=clock.today()))
    permission = TAKES if referral.to_committee is not None else SENDS
    return _move(referral, move, values, by=by, permission=permission, words=words)


def _move(
    referral: Referral, move: str, values: Mapping[str, Any], *, by: Any, permission: str, words: str
) -> Referral:
    transition = REFERRAL_LIFECYCLE.transition(move)
    check: Outcome = REFERRAL_LIFECYCLE.check(referral.state, move)
    return actions.update(
        referral,
        {**values, "state": transition.target},
        by=by,
        permission=permission,
        event=f"referral.{transition.target}",
        summary=f"{words} what {referral.from_committee} sent to {referral.addressee}",
        rules=[check],
    )


def _received(referral: Referral) -> dict[str, Any]:
    """Whoever acts on it has received it."""
    return {} if referral.received_at else {"received_at": clock.now()}


def _title(referral: Referral) -> str:
    """As an item of an agenda; a private matter is not named there before the secretary says how."""
    sender = referral.from_committee
    words = f"A matter sent by {sender}" if referral.is_private else f"{referral.title} (from {sender})"
    return words[:250]


def _tell_receivers(referral: Referral) -> None:
    if referral.to_committee is None:
        return
    page = reverse("meetings:referral-detail", args=[referral.public_id])
    for user in secretaries_of(referral.to_committee, on=clock.today()):
        body = CAME.format(
            name=user,
            sender=referral.from_committee,
            receiver=referral.to_committee,
            what="a private matter" if referral.is_private else referral.title,
            due=f"An answer is wanted by {day(referral.due_on)}.\n" if referral.due_on else "",
            address=settings.SITE_URL.rstrip("/") + page,
            portal=settings.PORTAL_NAME,
        )
        outbox.post(
            recipient=user.email,
            subject=f"Sent to {referral.to_committee}",
            body=body,
            once_key=f"referral.sent:{referral.pk}:{user.pk}",
        )
