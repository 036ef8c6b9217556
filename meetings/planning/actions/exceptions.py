"""Named exceptions: one meeting shared with one person until a date (django-guardian's rows, dated)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Permission as DjangoPermission
from django.core.exceptions import ValidationError
from django.db import models, transaction

from governance.enums import Permission
from governance.foundation import clock, ledger
from governance.foundation.actions import allow
from meetings.planning.models import Meeting, MeetingUserObjectPermission
from meetings.planning.selectors.together import may_service


def share_meeting(*, meeting: Meeting, with_user: Any, until: date, reason: str, by: Any) -> models.Model:
    """Let one person read this meeting from today to `until`, both included. Private items stay closed."""
    allow(may_service(meeting, by, Permission.PLAN_MEETING, on=clock.today()))
    return share(
        MeetingUserObjectPermission,
        meeting,
        "view_meeting",
        with_user=with_user,
        until=until,
        reason=reason,
        by=by,
    )


def end_meeting_share(share_row: MeetingUserObjectPermission, *, reason: str, by: Any) -> models.Model:
    """End the exception: yesterday was its last day, or it never began."""
    allow(may_service(share_row.content_object, by, Permission.PLAN_MEETING, on=clock.today()))
    return end_share(share_row, reason=reason, by=by)


@transaction.atomic
def share(
    rows: type[models.Model], thing: Any, codename: str, *, with_user: Any, until: date, reason: str, by: Any
) -> models.Model:
    """Write one dated exception. Sharing again with the same person replaces its dates and reason."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why this person needs to read it."})
    today = clock.today()
    if until < today:
        raise ValidationError({"until": "The last day must not lie in the past."})
    permission = DjangoPermission.objects.get(codename=codename, content_type__app_label="meetings")
    row, _ = rows._default_manager.update_or_create(
        user=with_user,
        permission=permission,
        content_object=thing,
        defaults={"effective_from": today, "effective_to": until, "reason": reason},
    )
    _record("shared", thing, row, f"Shared “{thing}” with {with_user} until {until.isoformat()}", reason, by)
    return row


@transaction.atomic
def end_share(row: Any, *, reason: str, by: Any) -> models.Model:
    """The row stays as evidence; its last day is yesterday, so that access ends now."""
    yesterday = clock.today() - timedelta(days=1)
    row.effective_from = min(row.effective_from, yesterday)
    row.effective_to = yesterday
    row.save()
    thing = row.content_object
    _record("share_ended", thing, row, f"No longer shared with {row.user}: “{thing}”", reason, by)
    return row


def _record(verb: str, thing: Any, row: Any, summary: str, reason: str, by: Any) -> None:
    ledger.record(
        f"{thing._meta.model_name}.{verb}",
        by=by,
        icb=thing.icb,
        subject=thing,
        summary=summary,
        reason=reason,
        after={"user": row.user_id, "from": row.effective_from, "to": row.effective_to},
    )
