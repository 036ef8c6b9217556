"""Whom a mail about a meeting reaches: its members on its day who have an account and may open it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from governance.foundation.permissions import can
from governance.models import Committee
from meetings.enums import MeetingKind
from meetings.planning.models import Meeting
from membership.models import Person
from membership.people.selectors import members


@dataclass(frozen=True)
class Recipient:
    """A member, and whether a mail goes to them; the outcome says why not."""

    person: Person
    outcome: Outcome


def recipients(meeting: Meeting, *, on: date) -> list[Recipient]:
    """The members of its committees on the day of the meeting, each once, by name. `on` is the day of their rights.

    While the date is to be confirmed, those who are members on `on`.
    """
    day = meeting.date or on
    seated: set[int] = set()
    for committee in meeting.committees.all():
        part = meeting.part if meeting.part and meeting.part.committee_id == committee.pk else None
        for member in members(committee, on=day, part=part):
            seated |= {person.pk for person in member.people}
    found = Person.objects.filter(pk__in=seated).select_related("user").order_by("name")
    return [Recipient(person, _may_be_told(person, meeting, meeting.kind, on)) for person in found]


def _may_be_told(person: Person, at: Meeting | Committee, kind: str, on: date) -> Outcome:
    user = person.user
    if user is None:
        return not_met("mail.no_account", "Has no account on this portal.")
    if not user.is_active:
        return not_met("mail.account_closed", "The account is closed.")
    rights = [Permission.VIEW_MEETING]
    if kind == MeetingKind.PRIVATE:
        rights.append(Permission.VIEW_PRIVATE)
    if first_not_met(*(can(user, right, at, on=on) for right in rights)).ok:
        return met("mail.sent")
    return not_met("mail.no_role", "Has an account, and no role in which to read this meeting.")


def committee_recipients(committee: Committee, kind: str, *, on: date) -> list[Recipient]:
    """The same for the committee's members on `on`, before there is a meeting of this kind."""
    seated = {person.pk for member in members(committee, on=on) for person in member.people}
    found = Person.objects.filter(pk__in=seated).select_related("user").order_by("name")
    return [Recipient(person, _may_be_told(person, committee, kind, on)) for person in found]
