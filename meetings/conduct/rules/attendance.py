"""Who may be put on the list of attendance, and as what (R163, R166, LP63)."""

from __future__ import annotations

from collections.abc import Collection

from governance.foundation.outcome import Outcome, met, not_met


def check_deputy(*, person: str, seat: str, is_named: bool, holder_is_in: str) -> Outcome:
    """A deputy sits for a holder who is not there, and was named for that seat on that day."""
    if not is_named:
        return not_met(
            "attendance.not_a_deputy",
            f"{person} is not named as deputy for {seat} on that day. Name the deputy on the seat’s page first, "
            "for this meeting or for longer.",
            "R163",
            field="deputy",
        )
    if holder_is_in:
        return not_met(
            "attendance.holder_is_in",
            f"{holder_is_in} is in the meeting: a seat is taken by its holder or by a deputy, not by both.",
            "R163",
            field="deputy",
        )
    return met("attendance.deputy", clause="R163")


def check_seat_free(*, name: str, is_deputy: bool, other: str) -> Outcome:
    """A seat is sat in by its holder or by a deputy; job sharers sit together."""
    if other:
        whom = "the holder of the seat or another deputy" if is_deputy else "the deputy for the seat"
        return not_met(
            "attendance.seat_taken",
            f"{other}, {whom}, is in the meeting: {other} has to go out before {name} takes the seat.",
            "R163",
        )
    return met("attendance.seat_free", clause="R163")


def check_hat(*, name: str, organisation: int | None, choices: Collection[int]) -> Outcome:
    """Somebody speaks for one of the organisations that they could speak for (R166)."""
    if organisation is None or organisation in choices:
        return met("attendance.hat", clause="R166")
    return not_met(
        "attendance.not_their_hat",
        f"{name} cannot speak for this organisation here.",
        "R166",
        field="organisation",
    )


def check_may_come(*, is_in: bool, name: str) -> Outcome:
    if is_in:
        return not_met("attendance.is_in", f"{name} is in the meeting already.")
    return met("attendance.may_come")


def check_may_leave(*, is_in: bool, name: str) -> Outcome:
    if not is_in:
        return not_met("attendance.is_out", f"{name} is not in the meeting.")
    return met("attendance.may_leave")
