"""Words, tags and rows of the exemption ledger and of its grounds. What is private is named neutrally: the list and its
spreadsheet may lie on any desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.enums import ExclusionStatute
from governance.foundation import words
from governance.foundation.screens import Column, Tag
from meetings.papers.models import Exemption, ExemptionReview
from meetings.papers.rules.exemptions import review_state
from meetings.papers.selectors.exclusion import NO_GROUND, printed_ground
from meetings.papers.selectors.item_facts import NEUTRAL_TITLE
from meetings.planning.presenters import page_link, when

STATUTE_WORDS = {
    "": "Not set by the terms of reference or standing orders",
    **{code: str(label) for code, label in ExclusionStatute.choices},
}


def neutral(row: Exemption) -> str:
    """Item 7: Considered in private; Confidential paper at item 3."""
    number = row.item.number or "(off the agenda)"
    if row.of == "paper":
        return f"Confidential paper at item {number}"
    if row.of == "annex":
        return f"Private annex of a paper at item {number}"
    hides = row.item.title_is_private and row.item.released_on is None
    return f"Item {number}: {NEUTRAL_TITLE if hides else row.item.title}"


def ground_words(row: Exemption) -> str:
    return printed_ground(row) or NO_GROUND.capitalize()


def state_tag(row: Exemption, *, on: date) -> Tag:
    if row.effective_to is not None and row.effective_to <= on:
        colour = "green" if row.outcome == "released" else "grey"
        return Tag(row.get_outcome_display(), colour)
    state = review_state(is_open=True, review_on=row.review_on, on=on)
    return {
        "due": Tag("Review due", "red"),
        "no_day": Tag("No day of review", "yellow"),
        "later": Tag("Kept private", "pink"),
    }[state]


def decided(row: Exemption) -> str:
    who = str(row.decided_by) if row.decided_by else "Before the ledger was kept"
    return f"{who}, {words.day(row.decided_at)}"


def columns(on: date) -> Sequence[Column]:
    return (
        Column("What is kept private", neutral, link=True),
        Column("Meeting", lambda row: page_link(row.meeting)),
        Column("Held on", lambda row: when(row.meeting)),
        Column("Grounds", ground_words),
        Column("Review", "review_on", unset="Not set"),
        Column("State", lambda row: state_tag(row, on=on)),
    )


def details(on: date) -> Sequence[Column]:
    return (
        Column("Meeting", lambda row: page_link(row.meeting)),
        Column("Held on", lambda row: when(row.meeting)),
        Column("Grounds", ground_words),
        Column("Under", lambda row: STATUTE_WORDS[row.statute]),
        Column("Public interest", "public_interest", unset="Not written down"),
        Column("Decided by", decided),
        Column("Private from", "effective_from"),
        Column("To be reviewed on", "review_on", unset="Not set"),
        Column("Private until", "effective_to", unset="Still private"),
        Column("How it ended", ended, unset="–"),
    )


def csv(on: date) -> Sequence[Column]:
    return (
        Column("What is kept private", neutral),
        Column("Meeting", lambda row: str(row.meeting)),
        Column("Held on", lambda row: when(row.meeting)),
        Column("Kind", "get_of_display"),
        Column("Grounds", ground_words),
        Column("Under", lambda row: STATUTE_WORDS[row.statute]),
        Column("Decided by", lambda row: str(row.decided_by or "")),
        Column("Private from", "effective_from"),
        Column("Private until", "effective_to"),
        Column("To be reviewed on", "review_on"),
        Column("State", lambda row: state_tag(row, on=on).text),
    )


def ended(row: Exemption) -> str:
    if not row.outcome:
        return ""
    because = f": {row.ended_because}" if row.ended_because else ""
    return f"{row.get_outcome_display()}, by {row.ended_by or 'the portal'}{because}"


REVIEW_COLUMNS = (
    Column("Reviewed on", "reviewed_on"),
    Column("By", "reviewed_by"),
    Column("Result", lambda row: review_words(row)),
    Column("Why", "why"),
)


def review_words(review: ExemptionReview) -> str:
    if review.is_released:
        return "Released"
    return f"Kept private until {words.day(review.next_review)}" if review.next_review else "Kept private"
