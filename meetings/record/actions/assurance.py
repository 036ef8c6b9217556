"""The alert, advise and assure report: drafted from what was recorded, edited by the secretary, sent to the parent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock
from governance.foundation.actions import obey
from governance.foundation.permissions import require
from governance.foundation.words import period
from governance.models import Committee
from meetings.lifecycles import ASSURANCE_LIFECYCLE
from meetings.record.actions.sent_on import send_on
from meetings.record.models import AssuranceReport, Referral
from meetings.record.rules.assurance import check_sections, drafted
from meetings.record.selectors.assurance import facts_of
from meetings.record.selectors.sent_on import SENDS


@transaction.atomic
def draft_report(
    *,
    committee: Committee,
    period_from: date,
    period_to: date,
    by: Any,
    to_committee: Committee | None = None,
    to_body: str = "",
) -> AssuranceReport:
    """Begin a report over some days, to a committee or a body outside, with what was recorded as its text."""
    require(by, SENDS, committee)
    facts = facts_of(committee, first=period_from, last=period_to, on=clock.today())
    texts = drafted(facts)
    row = AssuranceReport(
        committee=committee,
        to_committee=to_committee,
        to_body="" if to_committee is not None else to_body.strip(),
        period_from=period_from,
        period_to=period_to,
        alert=texts.alert,
        advise=texts.advise,
        assure=texts.assure,
    )
    return actions.create(
        row,
        by=by,
        permission=SENDS,
        event="assurance_report.drafted",
        summary=f"Drafted a report of {committee} to {row.addressee}, {period(period_from, period_to)}",
    )


@transaction.atomic
def change_report(
    report: AssuranceReport, values: Mapping[str, Any], *, by: Any, expected_version: int | None = None
) -> AssuranceReport:
    """Write the three sections. What was sent does not change: the next report follows it."""
    return actions.update(
        report,
        values,
        by=by,
        permission=SENDS,
        event="assurance_report.changed",
        summary=f"Changed a report of {report.committee} to {report.addressee}",
        expected_version=expected_version,
        rules=[ASSURANCE_LIFECYCLE.check(report.state, "edit")],
    )


@transaction.atomic
def send_report(report: AssuranceReport, *, by: Any) -> Referral:
    """Send it for information; whoever takes it up has its text as a paper of their agenda."""
    obey(
        ASSURANCE_LIFECYCLE.check(report.state, "send"),
        check_sections(alert=report.alert, advise=report.advise, assure=report.assure),
    )
    sent = actions.update(
        report,
        {"state": ASSURANCE_LIFECYCLE.transition("send").target},
        by=by,
        permission=SENDS,
        event="assurance_report.sent",
        summary=f"Sent a report of {report.committee} to {report.addressee}",
    )
    return send_on(
        from_committee=sent.committee,
        to_committee=sent.to_committee,
        to_body=sent.to_body,
        kind="information",
        title=str(sent)[:250],
        asks=f"To read the report for {period(sent.period_from, sent.period_to)}.",
        report=sent,
        by=by,
    )
