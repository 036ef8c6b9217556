"""Dates on the cover follow each other (R6). A warning."""

from __future__ import annotations

from datetime import date

from governance.foundation.outcome import Outcome, met, not_met
from meetings.papers.rules.facts import CoverFacts


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
