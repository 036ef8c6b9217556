"""Bexley's ten-row schedule (R178) with the meeting of 25 November 2021 left without an agenda."""

from datetime import date, time

from pbp_portal.demo.world.meeting_shapes import AgendaItem, Meeting
from pbp_portal.demo.world.sel.october import ITEMS as OCTOBER_ITEMS
from pbp_portal.demo.world.sel.september import ITEMS as SEPTEMBER_ITEMS

BOARD = ("bexley-strategic-board",)
TWO, FOUR, FIVE = time(14), time(16), time(17)
VENUE = "Council Chamber, Civic Offices, Bexleyheath"


def workshop(number: int, words: str) -> Meeting:
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
        venue="Committee Room 2, Civic Offices, Bexleyheath",
        mode="hybrid",
        items=items,
        serves=("R176", "R178"),
    )


MEETINGS = (
    workshop(1, "TBC September 2021"),
    public(date(2021, 9, 30), SEPTEMBER_ITEMS, published=True),
    private(date(2021, 10, 28), OCTOBER_ITEMS),
    workshop(2, "TBC November 2021"),
    public(date(2021, 11, 25)),
    private(date(2021, 12, 23)),
    public(date(2022, 1, 27)),
    workshop(3, "TBC February 2021"),
    private(date(2022, 2, 24)),
    public(date(2022, 3, 24)),
)
