"""Bexley's ten-row schedule (R178) with the meeting of 25 November 2021 left without an agenda."""

from datetime import date, time

from pbp_portal.demo.world.meeting_shapes import AgendaItem, Meeting, MeetingSeries
from pbp_portal.demo.world.sel.october import ITEMS as OCTOBER_ITEMS
from pbp_portal.demo.world.sel.september import ITEMS as SEPTEMBER_ITEMS

BOARD = ("bexley-strategic-board",)
TWO, FOUR, FIVE = time(14), time(16), time(17)
VENUE = "Council Chamber, Civic Offices, Bexleyheath"
PRIVATE_VENUE = "Committee Room 2, Civic Offices, Bexleyheath"
SHADOW_YEAR = "bsb-2021-22"


# The dates that the Borough Based Board had published, which this board follows (R177).
BOROUGH_BASED_BOARD = [
    *(date(2021, 9, 30), date(2021, 10, 28), date(2021, 11, 25), date(2021, 12, 23)),
    *(date(2022, 1, 27), date(2022, 2, 24), date(2022, 3, 24)),
]
IN_TURN = {
    "public_starts_at": TWO,
    "private_starts_at": TWO,
    "workshop_starts_at": TWO,
    "workshop_minutes": 120,
    "workshop_months": [9, 11, 2],
    "venue": VENUE,
    "private_venue": PRIVATE_VENUE,
    "mode": "hybrid",
    "public_access": "Anyone may come and listen. The public forum takes 60 minutes.",
}
SERIES = (
    MeetingSeries(
        key=SHADOW_YEAR,
        committee=BOARD[0],
        start=date(2021, 9, 1),
        end=date(2022, 3, 31),
        values=IN_TURN
        | {
            "pattern": "aligned",
            "followed_name": "Borough Based Board",
            "followed_dates": BOROUGH_BASED_BOARD,
            "openness": "alternate_public_first",
        },
        serves=("R175", "R176", "R177", "R178"),
    ),
    MeetingSeries(
        key="bsb-fourth-thursdays",
        committee=BOARD[0],
        start=date(2022, 4, 1),
        end=None,
        values=IN_TURN
        | {
            "pattern": "monthly_weekday",
            "weekday": 3,
            "nth": 4,
            "openness": "alternate_private_first",
            "public_minutes": 180,
            "private_minutes": 120,
        },
        serves=("R175", "R176"),
    ),
)


def workshop(number: int, words: str, slot: str) -> Meeting:
    """A workshop whose date is to be confirmed; the schedule's own words are kept (R178, R196)."""
    return Meeting(
        key=f"bsb-workshop-{number}",
        committees=BOARD,
        title=f"Workshop {number}",
        kind="workshop",
        on=None,
        date_text=words,
        starts=TWO,
        ends=FOUR,
        series=SHADOW_YEAR,
        slot=slot,
        serves=("R178", "R196"),
    )


def public(on: date, items: tuple[AgendaItem, ...] = (), *, published: bool = False) -> Meeting:
    """A public meeting: three hours with a one-hour forum (R176, R185)."""
    return Meeting(
        key=f"bsb-{on.isoformat()}",
        committees=BOARD,
        title="Bexley Strategic Board",
        kind="public",
        on=on,
        starts=TWO,
        ends=FIVE,
        forum_minutes=60,
        venue=VENUE,
        mode="hybrid",
        items=items,
        is_published=published,
        series=SHADOW_YEAR,
        slot=on.isoformat(),
        serves=("R176", "R178", "R181", "R182", "R185"),
    )


def private(on: date, items: tuple[AgendaItem, ...] = ()) -> Meeting:
    """A private meeting: two hours (R176)."""
    return Meeting(
        key=f"bsb-{on.isoformat()}",
        committees=BOARD,
        title="Bexley Strategic Board",
        kind="private",
        on=on,
        starts=TWO,
        ends=FOUR,
        venue=PRIVATE_VENUE,
        mode="hybrid",
        items=items,
        series=SHADOW_YEAR,
        slot=on.isoformat(),
        serves=("R176", "R178"),
    )


MEETINGS = (
    workshop(1, "TBC September 2021", "workshop-2021-09"),
    public(date(2021, 9, 30), SEPTEMBER_ITEMS, published=True),
    private(date(2021, 10, 28), OCTOBER_ITEMS),
    workshop(2, "TBC November 2021", "workshop-2021-11"),
    public(date(2021, 11, 25)),
    private(date(2021, 12, 23)),
    public(date(2022, 1, 27)),
    workshop(3, "TBC February 2021", "workshop-2022-02"),
    private(date(2022, 2, 24)),
    public(date(2022, 3, 24)),
)
