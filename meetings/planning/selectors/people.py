"""Users and exceptions, as the calendar needs them."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from governance.models import User
from meetings.planning.models import Meeting, MeetingUserObjectPermission


def user_by_email(email: str) -> User | None:
    """The active user with this address."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def meeting_shares(meeting: Meeting, *, on: date) -> QuerySet[MeetingUserObjectPermission]:
    rows = MeetingUserObjectPermission.objects.in_force(on).filter(content_object=meeting)
    return rows.select_related("user", "content_object")


def meeting_share_or_none(meeting: Meeting, pk: int, *, on: date) -> MeetingUserObjectPermission | None:
    return meeting_shares(meeting, on=on).filter(pk=pk).first()
