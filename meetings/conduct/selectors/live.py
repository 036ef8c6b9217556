"""Reads of the screen of a meeting at work: where it stands, each committee's table, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from governance.enums import Permission
from governance.foundation.outcome import Outcome, not_met
from governance.models import Committee, Organisation
from meetings.conduct.models import (
    Attendance,
    ConflictHandling,
    ItemSession,
    Presence,
    PublicExclusion,
    QuorumRecord,
    Sitting,
)
from meetings.conduct.rules.facts import Table
from meetings.conduct.rules.presiding import who_presides
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.rules.times import check_may_open, check_open_sitting
from meetings.conduct.selectors.tables import attendances, forecast, table_at
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.planning.selectors.together import may_service


@dataclass(frozen=True)
class AtWork:
    """Where the meeting stands: opened and closed when, the item that is on, and whether the public is out."""

    sitting: Sitting | None
    session: ItemSession | None
    exclusion: PublicExclusion | None

    @property
    def is_open(self) -> bool:
        return self.sitting is not None and self.sitting.is_open

    @property
    def is_closed(self) -> bool:
        return self.sitting is not None and not self.sitting.is_open

    @property
    def item(self) -> AgendaItem | None:
        return self.session.item if self.session is not None else None


@dataclass(frozen=True)
class AtTable:
    """One committee: its list of attendance, and the quorum and who presides: now, or by the replies."""

    committee: Committee
    rows: list[Attendance]
    table: Table
    quorum: Outcome
    presiding: Outcome


def may_run(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Does this person run the meeting: at the committee that services it?"""
    return may_service(meeting, user, Permission.RUN_MEETING, on=on)


def at_work(meeting: Meeting) -> AtWork:
    sitting = Sitting.objects.filter(meeting=meeting).first()
    if sitting is None:
        return AtWork(None, None, None)
    sessions = ItemSession.objects.filter(sitting=sitting, closed_at__isnull=True)
    out = PublicExclusion.objects.filter(sitting=sitting, is_passed=True, back_at__isnull=True)
    return AtWork(sitting, sessions.select_related("item__meeting").first(), out.first())


def may_open(meeting: Meeting, now: AtWork) -> Outcome:
    return check_may_open(
        state=meeting.state, is_opened=now.sitting is not None, has_date=meeting.date is not None
    )


def may_act(now: AtWork) -> Outcome:
    """Is the meeting at work?"""
    return check_open_sitting(is_opened=now.sitting is not None, is_closed=now.is_closed)


def may_list(meeting: Meeting, now: AtWork) -> Outcome:
    """The list of attendance is kept until the close, and of no meeting that was held or cancelled without one."""
    if now.is_closed:
        return may_act(now)
    if now.sitting is None and meeting.state in ("held", "cancelled"):
        return may_open(meeting, now)
    if meeting.date is None:
        return not_met("attendance.no_date", "The meeting has no date yet.")
    return check_open_sitting(is_opened=True, is_closed=False)


def at_tables(meeting: Meeting, now: AtWork, *, on: date) -> list[AtTable]:
    """Each committee that holds the meeting; before the opening as the replies promise it."""
    return [_at_table(meeting, committee, now, on=on) for committee in meeting.holding]


def _at_table(meeting: Meeting, committee: Committee, now: AtWork, *, on: date) -> AtTable:
    item = now.item
    if item is not None and committee.pk not in {row.pk for row in item.taken_by}:
        item = None
    if now.sitting is None:
        table = forecast(meeting, committee, on=on)
    else:
        table = table_at(meeting, committee, on=on, item=item)
    rows = attendances(meeting, committee)
    return AtTable(committee, rows, table, check_quorum(table), who_presides(table))


def people_listed(meeting: Meeting) -> list[Attendance]:
    """Everybody on the lists, committee by committee."""
    return [row for committee in meeting.holding for row in attendances(meeting, committee)]


def attendance_or_none(meeting: Meeting, public_id: UUID) -> Attendance | None:
    rows = Attendance.objects.filter(meeting=meeting, public_id=public_id)
    return rows.select_related("meeting", "committee", "person", "seat", "organisation", "deputy_for").first()


def organisation_of(key: int) -> Organisation:
    """The organisation of a hat that a form has offered."""
    return Organisation.objects.get(pk=key)


def may_see_item(item: AgendaItem | None, user: Any, *, on: date) -> bool:
    """Whether somebody may know which item is on."""
    return item is None or AgendaItem.objects.visible_to(user, on=on).filter(pk=item.pk).exists()


def sessions_by_item(now: AtWork) -> dict[int, list[ItemSession]]:
    """When each item was on, the earliest first."""
    found: dict[int, list[ItemSession]] = {}
    if now.sitting is not None:
        for session in ItemSession.objects.filter(sitting=now.sitting):
            found.setdefault(session.item_id, []).append(session)
    return found


def exclusions_of(now: AtWork) -> list[PublicExclusion]:
    """Every resolution that was put, passed or not."""
    return [] if now.sitting is None else list(PublicExclusion.objects.filter(sitting=now.sitting))


def quorum_records(meeting: Meeting, user: Any, *, on: date) -> list[QuorumRecord]:
    """The record of the quorum, in order; without what was written at items that this person may not see."""
    rows = QuorumRecord.objects.visible_to(user, on=on).filter(meeting=meeting)
    seen = AgendaItem.objects.visible_to(user, on=on).filter(meeting=meeting).values("pk")
    return list(rows.filter(Q(item=None) | Q(item__in=seen)).select_related("committee", "item"))


def mark_of(meeting: Meeting) -> str:
    """Another text whenever something of the meeting was written down: a page that holds it need not ask for more."""
    watched: tuple[tuple[Any, str], ...] = (
        (Attendance, "meeting"),
        (Presence, "attendance__meeting"),
        (Sitting, "meeting"),
        (ItemSession, "sitting__meeting"),
        (PublicExclusion, "sitting__meeting"),
        (ConflictHandling, "item__meeting"),
        (AgendaItem, "meeting"),
    )
    counts = (
        model.objects.filter(**{path: meeting}).aggregate(rows=Count("pk"), saves=Sum("version"))
        for model, path in watched
    )
    return "-".join([str(meeting.version), *(f"{each['rows']}.{each['saves'] or 0}" for each in counts)])
