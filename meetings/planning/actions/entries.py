"""Entries of calendars: kept in line with their meetings, announced to the members, mailed as invitations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from governance.enums import Permission
from governance.foundation import clock, ledger, outbox
from governance.foundation.actions import allow
from governance.foundation.calendar_file import Letter, invitation
from governance.foundation.words import clock_time, day
from meetings.enums import InvitationMethod
from meetings.planning.models import CalendarEntry, Meeting, MeetingInvitation
from meetings.planning.selectors.calendars import event_of, summary_of
from meetings.planning.selectors.recipients import recipients
from meetings.planning.selectors.together import may_service
from membership.models import Person

# What a calendar shows: a change of one of these raises the sequence.
SHOWN = ("title", "kind", "date", "starts_at", "ends_at", "mode", "venue", "lead_committee_id")

WORDS = {
    "new": ("Invitation", "You are invited to this meeting."),
    "changed": ("Changed", "This meeting has changed. Your calendar replaces what it had."),
    "cancelled": ("Cancelled", "This meeting is cancelled. Your calendar takes it out."),
    "undated": (
        "Taken out",
        "The date of this meeting is to be confirmed again. Your calendar takes it out.",
    ),
    "no longer": ("Taken out", "You are no longer among those invited to this meeting."),
}
BODY = """{words}

{summary}
{when}
{venue}
The papers are in the portal once they are issued. This mail was sent by {portal} because you are, or were, a member \
of the committee.
"""


def enter(meeting: Meeting) -> CalendarEntry:
    """The entry of a new meeting, told to nobody yet."""
    return CalendarEntry.objects.create(meeting=meeting, told=_shown(meeting), changed_at=clock.now())


def follow(meeting: Meeting, *, by: Any) -> int:
    """Bring the entry in line after a change; who was invited is told. Returns how many mails were posted."""
    entry = CalendarEntry.objects.select_for_update().get(meeting=meeting)
    entry.meeting = meeting
    shown = _shown(meeting)
    if shown != entry.told:
        entry.told, entry.changed_at = shown, clock.now()
        entry.sequence += 1
        entry.save()
    return _invite(entry, by=by) if entry.announced_at else 0


@transaction.atomic
def announce(meetings: Iterable[Meeting], *, by: Any, reason: str = "") -> int:
    """Tell the members these dates: they find them in their calendars, and get an invitation to each dated one.

    The agenda and the papers stay closed until they are issued. Returns how many mails were posted.
    """
    posted = 0
    for meeting in meetings:
        allow(may_service(meeting, by, Permission.PLAN_MEETING, on=clock.today()))
        entry = CalendarEntry.objects.select_for_update().get(meeting=meeting)
        if entry.announced_at is None:
            entry.meeting, entry.announced_at = meeting, clock.now()
            entry.save()
            ledger.record(
                "meeting.announced",
                by=by,
                icb=meeting.icb,
                subject=meeting,
                summary=f"Announced to the members: {meeting.title}, {_when(meeting)}",
                reason=reason,
            )
            posted += _invite(entry, by=by)
    return posted


def _shown(meeting: Meeting) -> str:
    values = [str(getattr(meeting, name)) for name in SHOWN] + [str(meeting.state == "cancelled")]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def _when(meeting: Meeting) -> str:
    if meeting.date is None:
        return meeting.date_note
    hours = " to ".join(filter(None, [clock_time(meeting.starts_at), clock_time(meeting.ends_at)]))
    return f"{meeting.date:%A} {day(meeting.date)}{f', {hours}' if hours else ''}"


def _invite(entry: CalendarEntry, *, by: Any) -> int:
    """Mail what each calendar does not know yet. Whoever is no longer to come is told that as well."""
    meeting = entry.meeting
    known = {row.person_id: row for row in entry.invitations.select_related("person__user")}
    over = "cancelled" if meeting.state == "cancelled" else "undated" if meeting.date is None else ""
    told: list[Person] = []
    coming = [] if over else [r.person for r in recipients(meeting, on=clock.today()) if r.outcome.ok]
    for person in coming:
        before = known.get(person.pk)
        if _is_news(before, entry):
            words = "new" if before is None or before.method == InvitationMethod.CANCEL else "changed"
            _post(entry, person, str(person.user.email), InvitationMethod.REQUEST, words)  # type: ignore[union-attr]
            told.append(person)
    staying = {person.pk for person in coming}
    for row in known.values():
        if row.person_id not in staying and row.method == InvitationMethod.REQUEST:
            _post(entry, row.person, row.address, InvitationMethod.CANCEL, over or "no longer")
            told.append(row.person)
    _record(meeting, told, by=by)
    return len(told)


def _is_news(before: MeetingInvitation | None, entry: CalendarEntry) -> bool:
    return before is None or before.method == InvitationMethod.CANCEL or before.sequence != entry.sequence


def _post(entry: CalendarEntry, person: Person, address: str, method: str, words: str) -> None:
    meeting, now = entry.meeting, clock.now()
    MeetingInvitation.objects.update_or_create(
        entry=entry,
        person=person,
        defaults={"address": address, "method": method, "sequence": entry.sequence, "posted_at": now},
    )
    subject, text = WORDS[words]
    letter = Letter(method, _sender(), settings.PORTAL_NAME, address, str(person))
    outbox.post(
        recipient=address,
        subject=f"{subject}: {summary_of(meeting)}, {_when(meeting)}"[:200],
        body=BODY.format(
            words=text,
            summary=summary_of(meeting),
            when=_when(meeting),
            venue=f"{meeting.venue}\n" if meeting.venue else "",
            portal=settings.PORTAL_NAME,
        ),
        calendar=_file(entry, letter),
        calendar_method=method,
        once_key=f"meeting.invited:{entry.pk}:{entry.sequence}:{method}:{person.pk}:{now:%Y%m%d%H%M%S%f}",
    )


def _file(entry: CalendarEntry, letter: Letter) -> str:
    """A meeting that lost its date is taken out by the day on which calendars have it."""
    event = event_of(entry, day=entry.meeting.date or _last_day(entry.meeting))
    return invitation(replace(event, changed_at=clock.now()), letter)


def _last_day(meeting: Meeting) -> date:
    history: Any = meeting.history
    last: date = history.exclude(date=None).order_by("-version").values_list("date", flat=True)[0]
    return last


def _sender() -> str:
    """The bare address in DEFAULT_FROM_EMAIL, which may carry a name."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip("> ")


def _record(meeting: Meeting, told: Sequence[Person], *, by: Any) -> None:
    if told:
        ledger.record(
            "meeting.members_invited",
            by=by,
            icb=meeting.icb,
            subject=meeting,
            summary=f"Calendars of {len(told)} member{'' if len(told) == 1 else 's'} told of {meeting.title}, "
            f"{_when(meeting)}",
            after={"members": sorted(str(person) for person in told)},
        )
