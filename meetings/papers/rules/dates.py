"""Dates on the cover and in the text (R6, R187). Both are warnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met
from meetings.papers.rules.facts import CoverFacts

NEAR_DAYS = 1


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def check_dates_in_order(cover: CoverFacts) -> Outcome:
    """Date of paper ≤ each review ≤ meeting (R6); unknown dates are left out."""
    slips: list[str] = []
    written, meeting = cover.paper_date, cover.meeting_date
    for review in cover.reviews:
        if review.on is None:
            continue
        if written is not None and review.on < written:
            slips.append(
                f"{review.forum} reviewed it on {_words(review.on)}, before the paper is dated ({_words(written)})"
            )
        if meeting is not None and review.on > meeting:
            slips.append(
                f"{review.forum} reviews it on {_words(review.on)}, after the meeting ({_words(meeting)})"
            )
    if written is not None and meeting is not None and written > meeting:
        slips.append(f"the paper is dated {_words(written)}, after the meeting ({_words(meeting)})")
    if not slips:
        return met("paper.dates_in_order", clause="R6")
    return not_met(
        "paper.dates_out_of_order",
        "The dates do not follow each other: " + "; ".join(slips) + ".",
        "R6",
        field="paper_date",
    )


def check_dates_named(named: Sequence[date], *, meeting_days: Sequence[date]) -> tuple[Outcome, ...]:
    """A date in the text that misses a meeting of the committee by a day is likely a slip (R187)."""
    found = []
    for day in dict.fromkeys(named):
        if day in meeting_days:
            continue
        near = [other for other in meeting_days if abs((other - day).days) <= NEAR_DAYS]
        if near:
            meant = min(near, key=lambda other: abs((other - day).days))
            found.append(
                not_met(
                    "paper.date_misses_meeting",
                    f"The paper names {_words(day)}; no meeting is planned for that day, but there is one on "
                    f"{_words(meant)}.",
                    "R187",
                    named=day.isoformat(),
                    meeting=meant.isoformat(),
                )
            )
    return tuple(found)
