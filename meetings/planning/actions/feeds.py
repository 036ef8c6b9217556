"""Secret addresses of calendars: made and withdrawn by the person whose they are."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.foundation import clock, ledger
from governance.foundation.actions import allow
from governance.foundation.outcome import met, not_met
from governance.models import Committee
from meetings.planning.models import CalendarFeed


@transaction.atomic
def open_feed(*, by: Any, committee: Committee | None = None) -> CalendarFeed:
    """A new address for the calendar of `by`, of one committee or of all; the one before stops at once."""
    open_ones = CalendarFeed.objects.filter(user=by, committee=committee, ended_at__isnull=True)
    for before in open_ones.order_by("pk").select_for_update():
        end_feed(before, by=by)
    feed = CalendarFeed.objects.create(user=by, committee=committee, created_at=clock.now())
    _record("opened", "Made a calendar address", feed, by)
    return feed


@transaction.atomic
def end_feed(feed: CalendarFeed, *, by: Any) -> CalendarFeed:
    """Withdraw an address: calendars that read it find nothing from now on. Raises NotPermitted for another's."""
    theirs = not_met("calendar_feed.not_yours", "This address belongs to another person.")
    allow(met("calendar_feed.yours") if feed.user_id == by.pk else theirs)
    feed.ended_at = clock.now()
    feed.save()
    _record("ended", "Withdrew a calendar address", feed, by)
    return feed


def _record(verb: str, words: str, feed: CalendarFeed, by: Any) -> None:
    """The ledger tells that there is an address, and never the address."""
    ledger.record(
        f"calendar_feed.{verb}",
        by=by,
        icb=feed.committee.icb if feed.committee else None,
        subject=feed,
        summary=f"{words}: {feed}",
    )
