"""What stands on an agenda of a kind of meeting, and the words of its titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from governance.foundation.words import day

LAST, NEXT = "{last meeting}", "{next meeting}"
UNKNOWN = "a day to be confirmed"
EVERY = frozenset({"public", "private"})
PUBLIC = frozenset({"public"})


@dataclass(frozen=True)
class Line:
    """One standing item: `at` are the kinds of meetings; `is_closing` ones come after the business of the day."""

    title: str
    kind: str = "standing"
    minutes: int | None = None
    purposes: tuple[str, ...] = ()
    is_closing: bool = False
    needs_paper: bool = False
    at: frozenset[str] = EVERY


@dataclass(frozen=True)
class ReadySet:
    """The agenda of a body of one of five systems, in its own words and order."""

    key: str
    name: str
    lines: tuple[Line, ...]


def closing(*lines: Line) -> tuple[Line, ...]:
    return tuple(replace(line, is_closing=True) for line in lines)


def minutes_of(title: str, minutes: int = 5) -> Line:
    return Line(title, "minutes", minutes, ("approval",), needs_paper=True)


MATTERS = Line("Matters arising and action log", "matters_arising", 5)
WELCOME = Line("Welcome, introductions and apologies", minutes=5)
DECLARATIONS = Line("Declarations of interest", minutes=5)
AOB = Line("Any other business", "aob", 5)
NEXT_MEETING = Line(f"Date of next meeting: {NEXT}", "next_meeting")

READY_SETS = {
    ready.key: ready
    for ready in (
        ReadySet(
            "strategic-board",
            "Borough strategic board: public forum at the end of public meetings",
            (
                Line("Welcome, apologies and declarations of interest", minutes=10),
                minutes_of(f"Minutes of {LAST} and matters arising", 10),
                *closing(Line("Public forum", "public_forum", 60, at=PUBLIC), AOB, NEXT_MEETING),
            ),
        ),
        ReadySet(
            "board-questions-first",
            "ICB board: questions from the public before the business",
            (
                WELCOME,
                DECLARATIONS,
                Line("Questions from the public", "public_forum", 15, at=PUBLIC),
                minutes_of(f"Minutes of the meeting of {LAST}"),
                MATTERS,
                Line("Chair's report (verbal)", minutes=5),
                Line("Chief Executive's report (verbal)", minutes=10),
                *closing(AOB, NEXT_MEETING),
            ),
        ),
        ReadySet(
            "board-questions-last",
            "ICB board: a citizen's story, and questions from the public after the business",
            (
                WELCOME,
                DECLARATIONS,
                minutes_of(f"Minutes of the meeting of {LAST}"),
                MATTERS,
                Line("A citizen's story (verbal)", minutes=15, at=PUBLIC),
                Line("Chief Executive's report (verbal)", minutes=15),
                *closing(Line("Questions from the public", "public_forum", 15, at=PUBLIC), AOB, NEXT_MEETING),
            ),
        ),
        ReadySet(
            "health-and-wellbeing-board",
            "Health and wellbeing board",
            (
                Line("Welcome, apologies and declarations of interest", minutes=5),
                minutes_of(f"Minutes of {LAST}"),
                *closing(AOB, NEXT_MEETING),
            ),
        ),
        ReadySet(
            "scrutiny-panel",
            "Scrutiny panel: items from the public first",
            (
                Line("Welcome, apologies and declarations of interest", minutes=5),
                Line("Items from the public", "public_forum", 15, at=PUBLIC),
                minutes_of(f"Minutes of {LAST}"),
                *closing(AOB, NEXT_MEETING),
            ),
        ),
    )
}


def worded(title: str, *, last: date | None, next: date | None) -> str:
    """The title with the days of the last and the next meeting put in."""
    return title.replace(LAST, day(last, UNKNOWN)).replace(NEXT, day(next, UNKNOWN))


def already_there(line: Line, titles: Sequence[str]) -> bool:
    """Whether a line of a ready set stands among the committee's standing items, however it is capitalised."""
    return line.title.casefold() in {title.casefold() for title in titles}
