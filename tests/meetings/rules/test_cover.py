"""Cover sheets: complete, in order of dates, risks described; no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetings.papers.cover_sheets import (
    FIELDS,
    IMPLICATION_ROWS,
    LATER_KINDS,
    LAYOUT_CODES,
    cover_fields,
    layout,
)
from meetings.papers.rules.cover import (
    check_conflict_named,
    check_cover_complete,
    check_implications,
    is_blank,
)
from meetings.papers.rules.dates import check_dates_in_order
from meetings.papers.rules.facts import CoverFacts, Review
from meetings.planning.dates_in_text import dates_named
from meetings.planning.rules.texts import check_dates_named


def facts(code: str, values: dict[str, Any] | None = None, **more: Any) -> CoverFacts:
    fields = cover_fields(layout(code)["fields"])
    return CoverFacts(fields=fields, values=values or {}, implication_rows=IMPLICATION_ROWS, **more)


@pytest.mark.requirement("R62")
def test_the_blank_rows_of_the_lancashire_cover_are_each_flagged() -> None:
    """The seed's sheet: implications, forums, conflicts ("--") and authorisation are blank."""
    person = {"name": "A", "job_title": "B"}
    filled = {
        "presenter": person,
        "authors": [person],
        "purpose_text": "Share the outcomes.",
        "executive_summary": "National policy …",
        "forums": [],
        "implications": {},
    }
    found = check_cover_complete(facts("lsc", filled, conflict_text="--", recommendation_count=2))
    assert [outcome.details["field"] for outcome in found] == [
        "forums",
        "conflicts",
        "implications",
        "authorised_by",
    ]
    assert all(outcome.clause == "R62" and outcome.details["label"] in outcome.reason for outcome in found)
    later = check_cover_complete(
        facts("lsc", filled, conflict_text="--", recommendation_count=2), leaving_out=LATER_KINDS
    )
    assert "authorised_by" not in [outcome.details["field"] for outcome in later]


@pytest.mark.requirement("R142")
@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("N/A", False),
        ("n/a", False),
        ("None", False),
        ("", True),
        ("--", True),
        (" – ", True),
        ("…", True),
        (None, True),
    ],
)
def test_na_is_an_answer_and_dashes_are_not(text: str | None, blank: bool) -> None:
    assert is_blank(text) is blank


@pytest.mark.requirement("R142", "R138")
def test_a_bexley_cover_with_na_throughout_is_complete() -> None:
    person = {"name": "A", "job_title": "B"}
    values = {
        "purposes": ["discussion"],
        "executive_summary": "An update.",
        "clinical_lead": person,
        "executive_sponsor": person,
        **dict.fromkeys(("key_risks", "equality_impact", "financial_impact", "public_engagement"), "N/A"),
    }
    assert check_cover_complete(facts("sel", values, conflict_text="N/A", recommendation_count=3)) == ()


@pytest.mark.requirement("R8")
@pytest.mark.parametrize(
    ("option", "text", "reasons"),
    [
        ("", "", ["choose one of the six statements."]),
        ("none", "", []),
        ("discuss_only", "", ["say what the conflict is."]),
        ("discuss_only", "Partner members sit on both", []),
    ],
)
def test_one_of_six_statements_is_chosen(option: str, text: str, reasons: list[str]) -> None:
    cover = facts("bob", conflict_option=option, conflict_text=text)
    conflicts = [o for o in check_cover_complete(cover) if o.details["field"] == "conflicts_with_option"]
    assert [o.reason.split("”: ")[1] for o in conflicts] == reasons


@pytest.mark.requirement("R60", "R61")
@pytest.mark.parametrize(
    ("row", "answer", "comment", "reference", "wants"),
    [
        ("associated_risks", "yes", "", "", "a brief description and its reference number"),
        ("associated_risks", "yes", "Staffing", "", "its reference number"),
        ("associated_risks", "yes", "", "R-1", "a brief description"),
        ("associated_risks", "yes", "Staffing", "R-1", ""),
        ("associated_risks", "no", "", "", ""),
        ("associated_risks", "na", "", "", ""),
        ("risk_register", "yes", "Held by the nurse", "", "its reference number"),
        ("quality_impact", "yes", "", "", ""),
    ],
)
def test_yes_on_a_risk_row_asks_for_description_and_reference(
    row: str, answer: str, comment: str, reference: str, wants: str
) -> None:
    values = {row: {"answer": answer, "comment": comment, "risk_reference": reference}}
    found = check_implications(values, rows=IMPLICATION_ROWS)
    assert [o.reason.split("give ")[1] for o in found] == ([f"{wants}."] if wants else [])


@pytest.mark.requirement("R60")
def test_each_unanswered_row_is_named() -> None:
    answered = {row.code: {"answer": "na"} for row in IMPLICATION_ROWS if row.code != "privacy_impact"}
    found = check_cover_complete(facts("lsc", {"implications": answered}))
    (left,) = [o for o in found if o.details["field"] == "implications"]
    assert "Privacy impact" in left.reason


PAPER, REVIEW, MEETING = date(2022, 9, 4), date(2022, 9, 12), date(2022, 9, 27)


@pytest.mark.requirement("R6")
@pytest.mark.parametrize(
    ("paper", "review", "meeting", "ok"),
    [
        (PAPER, REVIEW, MEETING, True),
        (PAPER, PAPER, PAPER, True),
        (REVIEW, PAPER, MEETING, False),
        (PAPER, MEETING, REVIEW, False),
        (MEETING, None, REVIEW, False),
        (None, REVIEW, MEETING, True),
        (PAPER, None, None, True),
        (None, MEETING, REVIEW, False),
    ],
)
def test_paper_then_review_then_meeting(
    paper: date | None, review: date | None, meeting: date | None, ok: bool
) -> None:
    cover = replace(
        facts("bob"), paper_date=paper, reviews=[Review("ICB Executive", review)], meeting_date=meeting
    )
    assert check_dates_in_order(cover).ok is ok


@pytest.mark.requirement("R187", "R196")
def test_29_october_is_reported_against_28_october() -> None:
    days = [date(2021, 9, 30), date(2021, 10, 28), date(2021, 11, 25)]
    text = "Final proposals will be submitted to the Board on 29th October 2021; a forum met on 24.09.2021."
    (found,) = check_dates_named(dates_named(text), meeting_days=days)
    assert "29 October 2021" in found.reason
    assert "28 October 2021" in found.reason
    assert check_dates_named(dates_named("on 28 October 2021"), meeting_days=days) == ()


@pytest.mark.requirement("R187")
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12/09/2022", [date(2022, 9, 12)]),
        ("24.09.2021 and 1 July 2022", [date(2021, 9, 24), date(2022, 7, 1)]),
        ("the 1st of July", []),
        ("31 February 2022", []),
        ("Sept 2021", []),
        ("27 th July 2022", []),
        ("27th Sept 2022", [date(2022, 9, 27)]),
    ],
)
def test_dates_that_a_text_names(text: str, days: list[date]) -> None:
    assert dates_named(text) == days


@pytest.mark.requirement("R9")
@pytest.mark.parametrize(
    ("option", "people", "ok"),
    [("paper_withheld", 0, False), ("paper_withheld", 1, True), ("excluded", 0, True)],
)
def test_a_paper_withheld_from_nobody_is_reported(option: str, people: int, ok: bool) -> None:
    assert check_conflict_named(option, withheld_from=people).ok is ok


@pytest.mark.requirement("R192", "R1", "R57", "R138")
@pytest.mark.parametrize("code", LAYOUT_CODES)
def test_layouts_take_their_fields_from_the_catalogue(code: str) -> None:
    keys = [row["key"] for row in layout(code)["fields"]]
    assert len(keys) == len(set(keys)) == len(cover_fields(layout(code)["fields"]))
    assert set(keys) <= set(FIELDS)


@pytest.mark.requirement("R1")
def test_the_board_paper_keeps_the_order_of_the_seed() -> None:
    assert [row["key"] for row in layout("bob")["fields"]] == [
        "item_number",
        "meeting_name",
        "meeting_date",
        "title",
        "purposes",
        "executive_summary",
        "recommendations",
        "authors",
        "review",
        "executive_lead",
        "paper_date",
        "conflicts_with_option",
    ]


@pytest.mark.requirement("R2", "R146", "R192")
def test_a_layout_handed_out_is_a_copy() -> None:
    layout("bob")["purposes"].append("changed")
    assert layout("bob")["purposes"] == ["discussion", "decision", "information"]
