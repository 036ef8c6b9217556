"""A series of the board, one secret address that stands and one that was withdrawn, and its public calendar."""

from __future__ import annotations

from datetime import date, time

from meetings.planning.actions.feeds import end_feed, open_feed
from meetings.planning.actions.series import create_series
from meetings.planning.feed_addresses import address_of
from reports.publication.calendars import publish_calendar
from tests.security.samples import Samples

SERIES_PAGES = ("detail", "history", "edit", "end", "year")


def add(s: Samples) -> None:
    s.rows["series"] = create_series(
        committee=s["committee"],
        effective_from=date(2020, 4, 1),
        pattern="monthly_weekday",
        weekday=3,
        nth=4,
        openness="private",
        private_starts_at=time(14),
        private_minutes=120,
        venue=s.canary("draft", "seriesvenue"),
        by=s.lead,
    )
    # Whoever has the address reads with its owner's rights: this owner has none.
    owner = s.people("nobody")
    gone = open_feed(by=owner, committee=s["committee"])
    withdrawn = address_of(gone)
    end_feed(gone, by=owner)
    feed = open_feed(by=owner)
    publish_calendar(s.world.vale_board, by=s.lead)
    s.addresses |= {
        **{(f"meetings:series-{verb}", "pk"): s["series"].pk for verb in SERIES_PAGES},
        ("meetings:calendar-committee", "slug"): s["committee"].slug,
        ("meetings:calendar-announce", "slug"): s["committee"].slug,
        ("meetings:calendar-feed-end", "public_id"): feed.public_id,
        ("meetings:calendar-feed", "token"): _token(address_of(feed)),
        ("meetings:calendar-feed@withdrawn", "token"): _token(withdrawn),
        ("reports:calendar-publish", "slug"): s["committee"].slug,
        ("public:calendar", "slug"): s.world.vale_board.slug,
        ("public:calendar-file", "slug"): s.world.vale_board.slug,
    }


def _token(address: str) -> str:
    return address.split("/")[-2]
