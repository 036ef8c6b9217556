"""What an agreement must say, by kind and by date: the law's list may change (LP22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period

SECTION_75, MEMORANDUM = "section_75", "mou"


@dataclass(frozen=True)
class Content:
    """One thing that an agreement has to say."""

    code: str
    label: str


@dataclass(frozen=True)
class ContentList:
    """What agreements of a kind have to say when they are made on one of the days of `period`."""

    kind: str
    period: Period
    clause: str
    contents: tuple[Content, ...]


LISTS = (
    ContentList(
        SECTION_75,
        Period(date(2000, 4, 1)),
        "SI 2000/617 regulation 7(3), as made (LP23)",
        (
            Content("aims", "Agreed aims and outcomes"),
            Content("contributions", "Contributions, and how they may vary"),
            Content("functions", "The NHS functions and health-related functions covered"),
            Content("services", "The persons and kinds of services"),
            Content("resources", "Staff, goods, services and accommodation"),
            Content("duration", "Duration, review, variation and ending"),
            Content("fund", "How the fund is managed"),
        ),
    ),
    ContentList(
        MEMORANDUM,
        Period(date(2022, 7, 1)),
        "R82",
        (Content("accountability", "The agreed way of holding each other to account"),),
    ),
)
ALL_CONTENTS = tuple(dict.fromkeys(content for each in LISTS for content in each.contents))


def contents_for(kind: str, *, on: date) -> ContentList | None:
    """The list that counts for an agreement of that kind made on that day; None when the law asks for none."""
    return next((each for each in LISTS if each.kind == kind and each.period.covers(on)), None)


def check_contents(kind: str, contents: Mapping[str, str], *, on: date) -> Outcome:
    """Does the agreement say all that it has to? Details: `missing`, the codes of what it does not say."""
    wanted = contents_for(kind, on=on)
    if wanted is None:
        return met("agreement.contents_free")
    missing = [each for each in wanted.contents if not contents.get(each.code, "").strip()]
    if not missing:
        return met("agreement.contents_complete", clause=wanted.clause)
    named = "; ".join(each.label[:1].lower() + each.label[1:] for each in missing)
    return not_met(
        "agreement.contents_missing",
        f"The agreement does not say yet: {named}.",
        clause=wanted.clause,
        missing=tuple(each.code for each in missing),
    )


def check_review(review_on: date | None, *, period: Period, on: date) -> Outcome:
    """Has the day of its review passed while it is still in force?"""
    if not period.covers(on):
        return met("agreement.not_in_force")
    if review_on is None:
        return not_met(
            "agreement.review_not_set", "No day is set by which it is looked at again.", clause="LP23"
        )
    if review_on >= on:
        return met("agreement.review_ahead")
    return not_met(
        "agreement.review_overdue", f"It was to be reviewed by {words.day(review_on)}.", clause="LP23"
    )
