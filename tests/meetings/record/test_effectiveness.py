"""The yearly report of a committee and the review of its own year."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pdfua
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.chart import Bars, draw_bars
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import GovernanceEvent, User
from meetings.models import Decision, EffectivenessReview, Meeting
from meetings.planning.rules.calendar import Span
from meetings.record.actions.reviews import agree_review, start_review, write_review
from meetings.record.forms.compliance import DaysForm
from meetings.record.rules import effectiveness as rules
from meetings.record.rules.attending import Represented, Tally
from meetings.record.rules.reviews import QUESTIONS, check_agreed, check_days, cleaned, unanswered
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY

DAYS = ("2025/26", "2024/25")
YEAR = Span(date(2025, 4, 1), date(2026, 3, 31))
ALL = dict.fromkeys(QUESTIONS, "Yes, for most of the year.")
AGREED: dict[str, Any] = {
    "is_own": True,
    "is_recorded": True,
    "outcome": "accepted",
    "day": date(2026, 5, 28),
    "first": YEAR.first,
}
REFUSED = {
    "nobody answered one": (ALL | {"voice": "  "}, {}, "review.agree.unanswered"),
    "another committee decided": (ALL, {"is_own": False}, "review.agree.decision"),
    "not recorded": (ALL, {"is_recorded": False}, "review.agree.decision"),
    "it was deferred": (ALL, {"outcome": "deferred"}, "review.agree.not_accepted"),
    "before the year": (ALL, {"day": date(2025, 3, 31)}, "review.agree.too_early"),
    "as amended": (ALL, {"outcome": "amended"}, "review.agreed"),
    "by a decision of its own": (ALL, {}, "review.agreed"),
}


@pytest.mark.parametrize(("answers", "given", "code"), REFUSED.values(), ids=REFUSED)
def test_when_a_review_is_the_committees_own(
    answers: dict[str, str], given: dict[str, Any], code: str
) -> None:
    outcome = check_agreed(answers, **(AGREED | given))
    assert (outcome.code, outcome.ok) == (code, code == "review.agreed")
    assert outcome.clause


def test_answers_are_kept_by_their_questions_and_days_in_order() -> None:
    assert cleaned({"debate": " Yes. ", "unknown": "x", "voice": ""}) == {"debate": "Yes."}
    assert len(unanswered({"debate": "Yes."})) == len(QUESTIONS) - 1
    assert check_days(first=YEAR.first, last=YEAR.last, today=date(2025, 4, 1)).ok
    assert not check_days(first=YEAR.last, last=YEAR.first, today=date(2027, 1, 1)).ok
    assert not check_days(first=YEAR.first, last=YEAR.last, today=date(2025, 3, 31)).ok


def test_numbers_stand_beside_those_of_the_year_before() -> None:
    section = rules.compared("meetings", "Meetings", "Kind", DAYS, {"Public": 4}, {"Public": 5, "Private": 1})
    assert section.rows == (("Public", "4", "5"), ("Private", "0", "1"))
    assert section.bars is not None
    assert section.bars.description == "Public: 2025/26 4, 2024/25 5; Private: 2025/26 0, 2024/25 1."
    unseen = rules.compared("conflicts", "Conflicts", "Ruling", DAYS, {"Stays": 1}, None)
    assert unseen.rows == (("Stays", "1", "–"),)
    assert rules.compared("x", "X", "What", DAYS, {}, {}).words == ("Nothing was recorded.",)


def test_shares_of_nothing_are_no_nought() -> None:
    assert [rules.share(*pair) for pair in ((8, 10), (0, 3), (0, 0))] == ["80%", "0%", "–"]
    ada = Tally("Ada", "Chair", "Hill Council", expected=4, room=2, remote=1, deputy=1)
    before = Tally("Ada", "Chair", "Hill Council", expected=2, room=2)
    section = rules.by_member([ada], [before], DAYS)
    assert section.rows[0][-2:] == ("75%", "100%")
    ada.meetings = {"a": "room", "b": "deputy"}
    matrix = rules.by_meeting([ada, before], [("a", "1 May"), ("b", "5 June"), ("c", "3 July")])
    assert matrix.head == ("Member", "Seat", "1 May", "5 June")
    assert matrix.rows[0][2:] == ("There", "Deputy came")
    assert matrix.rows[1][2:] == ("–", "–")
    body = rules.by_organisations([Represented("Hill Council", 4, 4)], [], DAYS)
    assert body.rows[0][-2:] == ("100%", "–")
    assert rules.by_member([], [], DAYS).words[0].startswith("Attendance was not recorded")
    assert rules.value_words([("Decision", Decimal(50)), ("Decision", Decimal("0.50"))]) == (
        "Decision: £50.50 in all.",
    )


def test_a_report_is_the_same_after_it_was_kept() -> None:
    told = rules.Report(
        "Hill Board",
        "North",
        *DAYS,
        (
            rules.compared("a", "A", "What", DAYS, {"One": 1}, {"One": 2}),
            rules.hidden("b", "B", "Private business is"),
            rules.in_states("c", "C", "What", [("Papers", (3, 1, 0), "2 of 2")]),
        ),
    )
    assert rules.read(json.loads(json.dumps(told.plain()))) == told


@pytest.mark.parametrize(
    ("span", "before", "words"),
    [
        (YEAR, Span(date(2024, 4, 1), date(2025, 3, 31)), "2025/26"),
        (
            Span(date(2024, 2, 1), date(2024, 2, 29)),
            Span(date(2023, 2, 1), date(2023, 2, 28)),
            "1 February 2024 to 29 February 2024",
        ),
    ],
)
def test_the_same_days_a_year_before(span: Span, before: Span, words: str) -> None:
    assert rules.year_before(span) == before
    assert rules.days_words(span) == words


@pytest.mark.parametrize(
    ("given", "span"),
    [
        ({"year": "2024"}, Span(date(2024, 4, 1), date(2025, 3, 31))),
        ({"first": "2025-01-01", "last": "2025-01-31"}, Span(date(2025, 1, 1), date(2025, 1, 31))),
        ({"first": "0001-01-01", "last": "2025-01-31"}, YEAR),
        ({"first": "2025-01-31", "last": "2025-01-01"}, YEAR),
        ({"first": "2025-01-01"}, YEAR),
        ({"year": "1066"}, YEAR),
    ],
)
def test_days_that_cannot_be_read_are_those_of_this_year(given: dict[str, str], span: Span) -> None:
    form = DaysForm(given, today=date(2025, 11, 23))
    assert form.span() == span
    assert form.is_valid() == (span != YEAR)


def test_bars_stay_inside_their_picture_and_say_their_numbers() -> None:
    rows = (("A seat with a name that needs more than a single line of words", (3, 1)), ("Short", (0, 0)))
    stacked = draw_bars(Bars("Attendance", ("Came", "Deputy"), rows, is_stacked=True, out_of=(5, 5)))
    beside = draw_bars(Bars("Meetings", DAYS, rows))
    for drawing in (stacked, beside):
        assert all(piece.x >= 0 and piece.x + piece.width <= drawing.width for piece in drawing.pieces)
        assert all(piece.y + piece.height <= drawing.height for piece in drawing.pieces)
        assert [text.words for _, text in drawing.signs] != []
    assert "4 of 5" in {text.words for text in stacked.texts}
    assert {"3", "1", "0"} <= {text.words for text in beside.texts}
    widths = [piece.width for piece in stacked.pieces if piece.series >= 0]
    assert widths[0] == pytest.approx(3 * widths[1])
    assert draw_bars(Bars("Nothing", DAYS, ())).pieces == ()
    first, second = Bars(
        "Attendance", ("Came",), (("A", (4,)), ("B", (1,))), is_stacked=True, out_of=(4, 4)
    ).pieces(1)
    assert (first.rows, second.rows, second.longest) == ((("A", (4,)),), (("B", (1,)),), 4)
    whole = Bars("Meetings", ("Held",), (("A", (8,)), ("B", (2,))))
    wide, narrow = (draw_bars(one).pieces[0].width for one in whole.pieces(1))
    assert wide == pytest.approx(4 * narrow)  # by one measure


@pytest.fixture
def later(held: Meeting) -> Any:
    with clock.set_to(DAY.replace(month=4, day=10)):
        yield


@pytest.mark.django_db
def test_from_the_report_to_a_review_that_the_committee_agreed(
    later: None, world: World, browser: Client, people: Callable[[str], User]
) -> None:
    here = f"/workspace/committees/{world.hill_board.slug}/effectiveness/"
    days = "?first=2025-04-01&last=2026-03-31"
    page = browser.get(here + days).content.decode()
    for words in (
        "Attendance by organisation",
        "Organisation 04",
        "1 of 1",
        "Recommendation to who can decide",
    ):
        assert words in page
    assert page.count("<svg") > 5
    browser.post(f"{here}start/", {"first": "2025-04-01", "last": "2026-03-31"})
    review = EffectivenessReview.objects.get()
    write = reverse("meetings:effectiveness-write", args=[review.public_id])
    given = {f"answer_{key}": "CANARY-ANSWER" for key in QUESTIONS}
    browser.post(write, given | {"recommendations": "Set a review day.", "version": review.version})
    stale = browser.post(write, given | {"version": review.version}).content.decode()
    assert "Somebody saved this review" in stale
    member = Client()
    member.force_login(people("member"))
    assert "CANARY-ANSWER" not in member.get(here + days).content.decode()  # not agreed yet
    agree = reverse("meetings:effectiveness-agree", args=[review.public_id])
    own = Decision.objects.get(standing="recommendation")
    review.refresh_from_db()
    browser.post(agree, {"decision": own.pk, "version": review.version})
    review.refresh_from_db()
    assert (review.state, review.decision) == ("agreed", own)
    page = browser.get(here + days).content.decode()
    assert "The numbers are those that the committee agreed." in page
    assert own.reference in page
    page = member.get(here + days).content.decode()
    assert "CANARY-ANSWER" in page
    assert "The numbers are those of today" in page  # the kept ones hold conflicts
    told = GovernanceEvent.objects.filter(code__startswith="effectiveness_review.")
    assert [row.code.split(".")[1] for row in told.order_by("pk")] == ["started", "written", "agreed"]
    assert "CANARY" not in json.dumps([[row.after, row.before] for row in told])


@pytest.mark.django_db
def test_who_may_not_and_what_may_not(later: None, world: World, people: Callable[[str], User]) -> None:
    lead, member = people("governance_lead"), people("member")
    given: dict[str, Any] = {"committee": world.hill_board, "first": YEAR.first, "last": YEAR.last}
    with pytest.raises(NotPermitted):
        start_review(**given, by=member)
    review = start_review(**given, by=lead)
    own = Decision.objects.get(standing="recommendation")
    with pytest.raises(RuleNotMet, match="have no answer yet"):
        agree_review(review, decision=own, figures={}, by=lead)
    review = write_review(review, answers=ALL, recommendations="", by=lead)
    review = agree_review(review, decision=own, figures={}, by=lead)
    with pytest.raises(RuleNotMet, match="only “Being prepared” allows it"):
        write_review(review, answers=ALL, recommendations="", by=lead)


@pytest.mark.django_db
def test_the_report_as_a_workbook_and_on_paper(
    later: None, world: World, browser: Client, people: Callable[[str], User], tmp_path: Path
) -> None:
    base = f"/workspace/committees/{world.hill_board.slug}/effectiveness/files"
    days = "?first=2025-04-01&last=2026-03-31"
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"{base}/xlsx/{days}").content))
    assert book.sheetnames[0] == "About this report"
    members = book["Attendance by member"]
    assert members["A2"].value == "Person 01"
    assert members["D2"].value == 1
    assert members._charts  # Excel's own bars
    data = browser.get(f"{base}/pdf/{days}").content
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
    written = tmp_path / "report.pdf"
    written.write_bytes(data)
    assert not pdfua.validate(str(written)).findings
    guardian = Client()
    guardian.force_login(people("coi_guardian"))
    hidden = openpyxl.load_workbook(io.BytesIO(guardian.get(f"{base}/xlsx/{days}").content))
    assert "not for you to see" in str(hidden["Attendance by member"]["A1"].value)
    assert browser.get(f"{base}/docx/{days}").status_code == 404
