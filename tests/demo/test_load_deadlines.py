"""Deadlines of the loaded world: the worked example of Bexley, and what the documents of the others say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from governance.models import Committee
from meetings.models import DeadlineRule, Meeting
from meetings.planning import deadline_presenters as presenters
from meetings.planning.selectors.deadlines import deadlines_of_many
from tests.meetings.rules.test_deadlines import BEXLEY

pytestmark = pytest.mark.usefixtures("demo_world")
IN_NOVEMBER = datetime(2021, 11, 10, 9, tzinfo=UTC)


@pytest.mark.requirement("R181", "R182", "R194")
def test_every_dated_meeting_of_bexley_has_the_days_of_the_worked_example() -> None:
    meetings = Meeting.objects.filter(lead_committee__slug="bexley-strategic-board").exclude(kind="workshop")
    found = deadlines_of_many(list(meetings), on=IN_NOVEMBER.date(), at=IN_NOVEMBER)
    days = {(one.meeting.date, one.kind): one.day for one in found}
    for meeting, papers, minutes in BEXLEY:
        assert (days[meeting, "papers_out"], days[meeting, "minutes"]) == (papers, minutes)
    public = [one for one in found if one.meeting.date == date(2021, 11, 25)]
    said = {
        one.kind: (presenters.rule_words(one.due.applied), presenters.due_words(one.due)) for one in public
    }
    assert said["publication"] == (
        "7 days before the meeting, by 5pm",
        "Thursday 18 November 2021, by 5pm",
    )
    source = next(one.due.applied.source for one in public if one.kind == "publication")
    assert "9.3" in source
    targets = next(one.due.targets for one in public if one.kind == "publication")
    assert targets == ("London Borough of Bexley website", "NHS South East London CCG website")
    assert not any(one.kind == "publication" for one in found if one.meeting.kind == "private")


@pytest.mark.requirement("R194")
def test_workshops_without_a_date_have_deadlines_that_are_not_determined() -> None:
    board = Committee.objects.get(slug="bexley-strategic-board")
    workshops = Meeting.objects.filter(lead_committee=board, kind="workshop", date__isnull=True)
    assert deadlines_of_many(list(workshops), on=IN_NOVEMBER.date(), at=IN_NOVEMBER) == []
    rule = DeadlineRule.objects.filter(icb=board.icb, kind="commissioning").get()
    assert presenters.meetings_words(rule) == "Public and private meetings"


def test_each_system_has_its_rules_and_none_contradicts_its_documents() -> None:
    counted = {
        slug: DeadlineRule.objects.filter(icb__slug=slug).count()
        for slug in ("bob", "bsw", "lsc", "nel", "sel")
    }
    assert counted == {"bob": 4, "bsw": 4, "lsc": 4, "nel": 4, "sel": 5}
    meetings = list(Meeting.objects.exclude(date=None))
    found = deadlines_of_many(meetings, on=IN_NOVEMBER.date(), at=IN_NOVEMBER)
    problems = {problem.code for one in found for problem in one.due.problems}
    assert problems <= {"deadline.shorter_than_law"}
    assert len({one.meeting.icb_id for one in found}) == 5
