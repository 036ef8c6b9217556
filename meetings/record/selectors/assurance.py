"""Reports to the parent: what they are drafted from, and who reads them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Openness
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.foundation.words import day, moment
from governance.foundation.zone import LONDON
from governance.models import Committee
from meetings.conduct.models import Decision
from meetings.conduct.selectors.ratifying import awaited
from meetings.papers.models import AgendaItem, PaperVersion
from meetings.planning.models import Meeting
from meetings.record.models import AssuranceReport, MeetingAction, Referral
from meetings.record.rules.assurance import Recorded
from meetings.record.selectors.action_log import RELATED, owner_words
from meetings.record.selectors.sent_on import SENDS

RISKS = ("associated_risks", "risk_register")


def seen(user: Any, *, on: date) -> QuerySet[AssuranceReport]:
    rows = AssuranceReport.objects.visible_to(user, on=on)
    return rows.select_related(
        "committee__icb__organisation", "committee__parent", "to_committee", "referral"
    )


def report_or_none(user: Any, public_id: Any, *, on: date) -> AssuranceReport | None:
    return seen(user, on=on).filter(public_id=public_id).first()


def reports_of(committee: Committee, user: Any, *, on: date) -> list[AssuranceReport]:
    """Those of a committee and those sent to it, the latest first."""
    return list(seen(user, on=on).filter(Q(committee=committee) | Q(to_committee=committee)))


def may_write(report: AssuranceReport, user: Any, *, on: date) -> Outcome:
    return can(user, SENDS, report.committee, on=on)


def versions_of(report: AssuranceReport) -> list[Any]:
    """Every save of the report, the latest first."""
    return list(report.history.order_by("-history_date", "-history_id"))


def usual_days(committee: Committee, *, on: date) -> tuple[date, date]:
    """From the day after the last report to today; three months without one."""
    last = AssuranceReport.objects.filter(committee=committee, state="sent").order_by("-period_to").first()
    first = last.period_to + timedelta(days=1) if last else on - timedelta(days=91)
    return min(first, on), on


def facts_of(committee: Committee, *, first: date, last: date, on: date) -> Recorded:
    """What the committee recorded in public between two days, as lines; nothing of private business is named."""
    start, end = (datetime.combine(one, time(), LONDON) for one in (first, last + timedelta(days=1)))
    decisions = Decision.objects.filter(committee=committee, state="recorded")
    every = decisions.filter(decided_at__gte=start, decided_at__lt=end).order_by("decided_at", "pk")
    public = list(every.filter(openness=Openness.PUBLIC).select_related("ratifies"))
    actions = MeetingAction.objects.filter(committee=committee, openness=Openness.PUBLIC).select_related(
        *RELATED
    )
    closed = Q(state__in=("closed", "dropped"), closed_on__range=(first, last))
    sent = Referral.objects.filter(
        from_committee=committee,
        openness=Openness.PUBLIC,
        state__in=("sent", "received", "placed"),
        kind__in=("escalation", "inquorate", "recommendation"),
    ).select_related("to_committee")
    return Recorded(
        overrides=[_decided(row) for row in public if row.standing == "override"],
        escalations=[
            f"{row.title}, to {row.addressee}, {moment(row.sent_at)}" for row in sent.order_by("sent_at")
        ],
        upward=[_decided(row) for row in public if row.standing == "recommendation"],
        overdue=[_asked(row, on) for row in actions.overdue(on=on).order_by("due_on", "pk")],
        risks=list(dict.fromkeys(_risks(committee, first, last))),
        unratified=[
            f"{row.reference} {row.title}" for row in awaited([committee]) if row.openness == Openness.PUBLIC
        ],
        decided=[_decided(row) for row in public if row.standing == "decision" and row.ratifies is None],
        open_matters=[_decided(row) for row in public if row.standing == "noted"],
        new_actions=[
            _asked(row, on) for row in actions.filter(raised_on__range=(first, last)).order_by("pk")
        ],
        closed_actions=[
            f"{_what(row)}: {row.outcome or row.get_state_display().lower()}"
            for row in actions.filter(closed).order_by("closed_on", "pk")
        ],
        ratified=[_decided(row) for row in public if row.ratifies is not None],
        met_on=[
            f"{day(row.date)}, {row.title}"
            for row in _meetings(committee, first, last)
            if row.kind == "public"
        ],
        private=every.exclude(openness=Openness.PUBLIC).count(),
    )


def _meetings(committee: Committee, first: date, last: date) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(committee_links__committee=committee, date__range=(first, last))
    return rows.filter(Q(state="held") | Q(sitting__isnull=False)).order_by("date", "pk").distinct()


def _decided(row: Decision) -> str:
    return f"{row.reference} {row.title}: {row.get_outcome_display().lower()}"


def _what(row: MeetingAction) -> str:
    return f"{row.reference} {row.text.strip().removesuffix('.')}"


def _asked(row: MeetingAction, on: date) -> str:
    return f"{_what(row)}: {owner_words(row, on=on)}, due {day(row.due_on)}"


def _risks(committee: Committee, first: date, last: date) -> Iterator[str]:
    """What cover sheets of papers that went to these meetings say of risks: the comment and the register's number."""
    items = AgendaItem.objects.filter(
        meeting__in=_meetings(committee, first, last).values("pk"),
        meeting__kind="public",
        openness=Openness.PUBLIC,
        is_removed=False,
    )
    versions = PaperVersion.objects.out().filter(
        paper__item__in=items.values("pk"), paper__is_removed=False, paper__is_confidential=False
    )
    newest: dict[int, PaperVersion] = {}
    for version in versions.select_related("paper").order_by(
        "paper__item__position", "paper__position", "number"
    ):
        newest[version.paper_id] = version
    for version in newest.values():
        said = version.cover.get("implications") or {}
        for key in RISKS:
            row = said.get(key) or {}
            if row.get("answer") == "yes" and row.get("comment"):
                number = f" ({row['risk_reference']})" if row.get("risk_reference") else ""
                yield f"{version.paper.title}: {row['comment']}{number}"
