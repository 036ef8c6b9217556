"""The milestone plan: status on a day, what is overdue, and the conditions evidenced (R102, R103)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from delegation.actions.milestones import change_note, create_milestone, create_note
from delegation.models import Milestone, MilestoneNote
from delegation.selectors.milestones import conditions_among, due_of, overdue_milestones, standing_of
from governance.actions.posts import create_post
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import GovernanceEvent
from tests.delegation.road.conftest import SOURCE, days
from tests.delegation.road.test_roadmap import text_of
from tests.fixtures.people import START, World

PLAN = "delegation:milestone-list"
PAST, DUE, AFTER = date(2020, 6, 1), date(2020, 12, 31), date(2021, 1, 1)


@pytest.mark.requirement("R103")
def test_notes_tell_the_status_of_every_day(
    client: Client, officer: Any, milestone: Milestone, clock_at: Any
) -> None:
    with clock_at(2021, 2, 1):
        client.force_login(officer)
        create = reverse("delegation:milestone-note-create")
        for day, status, evidence in (
            (date(2021, 1, 20), "complete", "Statement signed, minute 12"),
            (PAST, "underway", "Draft statement written"),
        ):
            values = {"milestone": milestone.pk, "status": status, "evidence": evidence}
            assert client.post(create, values | days("noted_on", day)).status_code == 302
        nothing = {"milestone": milestone.pk, "status": "complete", "evidence": ""}
        refused = client.post(create, nothing | days("noted_on", PAST))
        assert refused.status_code == 200
        assert MilestoneNote.objects.count() == 2
        detail = "delegation:milestone-detail"
        for on, words in (
            ("2020-05-31", "Nothing told yet"),
            ("2020-06-01", "Draft statement written"),
            ("2021-01-01", "It was due by 31 December 2020, 1 day ago."),
            ("2021-01-20", "Statement signed, minute 12"),
        ):
            page = text_of(client, detail, milestone.pk, on=on)
            assert words in page
            assert ("Statement signed" in page) == (on == "2021-01-20")
            assert words in text_of(client, PLAN, on=on) or "due by" in words
        assert "After its day" in text_of(client, PLAN)
    assert GovernanceEvent.objects.filter(code="milestone.noted").count() == 2


@pytest.mark.requirement("R103")
@pytest.mark.parametrize(
    ("on", "status", "found"),
    [
        (DUE, "overdue", False),
        (AFTER, "overdue", True),
        (AFTER, "not_told", True),
        (AFTER, "underway", False),
        (date(2021, 1, 20), "underway", True),
        (date(2021, 1, 20), "complete", False),
    ],
)
def test_the_plan_is_filtered_by_the_status_of_the_day(
    client: Client, officer: Any, milestone: Milestone, on: date, status: str, found: bool
) -> None:
    create_note(
        milestone=milestone, noted_on=date(2021, 1, 10), status="underway", evidence="Begun", by=officer
    )
    client.force_login(officer)
    query = {"on": on.isoformat(), "status": status}
    assert ("Readiness to operate" in text_of(client, PLAN, **query)) == found
    lines = b"".join(client.get(reverse("delegation:milestone-csv"), query)).decode()
    assert ("Readiness to operate" in lines) == found
    assert not found or "Hill Partnership Board" in lines


@pytest.mark.requirement("R103")
def test_the_first_page_of_who_keeps_the_plan_names_what_is_overdue(
    client: Client, officer: Any, people: Any, milestone: Milestone, clock_at: Any
) -> None:
    home = "governance:home"
    for day, shown in ((DUE, False), (AFTER, True)):
        with clock_at(day.year, day.month, day.day):
            client.force_login(officer)
            assert ("Milestones that are overdue" in text_of(client, home)) == shown
            client.force_login(people("member"))
            assert "Milestones that are overdue" not in text_of(client, home)


@pytest.mark.requirement("R103")
def test_without_a_day_nothing_is_overdue_and_what_is_done_or_dropped_is_not(
    world: World, officer: Any, milestone: Milestone
) -> None:
    shared = {"icb": world.north, "source": SOURCE, "by": officer}
    open_ended = create_milestone(**shared, title="Some day")
    done, dropped = (create_milestone(**shared, title=title, due_on=DUE) for title in ("Done", "Dropped"))
    for row, status in ((done, "complete"), (dropped, "dropped")):
        create_note(milestone=row, noted_on=PAST, status=status, evidence="Minute 3", by=officer)
    assert overdue_milestones(officer, world.north, on=AFTER, rights_on=START) == [milestone]
    assert due_of(open_ended, on=date(2100, 1, 1)).code == "milestone.no_day"
    assert list(Milestone.objects.all()) == [milestone, done, dropped, open_ended]


@pytest.mark.requirement("R103")
def test_the_owner_is_a_post_or_a_committee_of_the_icb_and_not_both(
    world: World, officer: Any, people: Any
) -> None:
    shared = {"icb": world.north, "title": "Constitution approved", "source": SOURCE, "by": officer}
    post = create_post(
        icb=world.north, by=officer, title="Chief Executive", slug="chief", effective_from=START
    )
    with pytest.raises(ValidationError, match="not both"):
        create_milestone(**shared, owner_post=post, owner_committee=world.hill_board)
    with pytest.raises(ValidationError, match="another ICB"):
        create_milestone(**shared, owner_committee=world.south_board)
    assert create_milestone(**shared, owner_post=post).owner == post
    assert create_milestone(**shared).owner is None


@pytest.mark.requirement("R102")
def test_the_five_conditions_are_told_on_a_day(
    client: Client, world: World, officer: Any, milestone: Milestone
) -> None:
    create_note(milestone=milestone, noted_on=PAST, status="underway", evidence="Draft written", by=officer)
    create_note(milestone=milestone, noted_on=DUE, status="complete", evidence="Signed", by=officer)

    def told(on: date) -> dict[str, str]:
        found = conditions_among([milestone], on=on)
        return {each.condition: each.outcome.code.removeprefix("condition.") for each in found}

    nothing = dict.fromkeys(("outcomes", "delivery", "resources", "quality", "performance"), "nothing")
    assert told(START) == nothing | {"outcomes": "planned", "quality": "planned"}
    assert told(PAST) == nothing | {"outcomes": "in_hand", "quality": "in_hand"}
    assert told(DUE) == nothing | {"outcomes": "evidenced", "quality": "evidenced"}
    client.force_login(officer)
    conditions = "delegation:assurance-condition-list"
    page = text_of(client, conditions, on=DUE.isoformat())
    assert len(re.findall(r">\s*Evidenced\s*<", page)) == 2
    assert page.count("Nothing shows it") == 3
    elsewhere = text_of(client, conditions, on=DUE.isoformat(), place=str(world.vale.pk))
    assert "Nothing matches" not in elsewhere
    assert elsewhere.count("Nothing shows it") == 5
    only = text_of(client, PLAN, condition="delivery")
    assert "Nothing matches this filter" in only


def test_a_note_is_corrected_with_its_reason_and_never_moved_ahead_of_today(
    client: Client, officer: Any, people: Any, milestone: Milestone, clock_at: Any
) -> None:
    with clock_at(2020, 7, 1):
        note = create_note(
            milestone=milestone, noted_on=PAST, status="complete", evidence="Signed", by=officer
        )
        with pytest.raises(RuleNotMet, match="has not come yet"):
            change_note(note, {"noted_on": DUE}, by=officer, reason="A slip")
        with pytest.raises(NotPermitted):
            change_note(note, {"status": "dropped"}, by=people("place_director"), reason="No")
        change_note(note, {"status": "underway"}, by=officer, reason="It was a draft only")
        milestone.refresh_from_db()
        assert standing_of(milestone, on=PAST).status == "underway"
        client.force_login(people("place_director"))
        history = text_of(client, "delegation:milestone-note-history", note.pk)
        assert "It was a draft only" in history
        client.force_login(people("other_icb"))
        assert client.get(reverse("delegation:milestone-detail", args=[milestone.pk])).status_code == 404


def test_the_plan_takes_as_many_queries_for_many_milestones(
    client: Client, world: World, officer: Any, milestone: Milestone, django_assert_max_num_queries: Any
) -> None:
    client.force_login(officer)
    client.get(reverse(PLAN))
    for number in range(12):
        row = create_milestone(
            icb=world.north,
            title=f"Step {number}",
            owner_committee=world.hill_board,
            source=SOURCE,
            by=officer,
        )
        create_note(milestone=row, noted_on=PAST, status="underway", evidence="Begun", by=officer)
    with django_assert_max_num_queries(16):
        assert "Step 11" in client.get(reverse(PLAN)).content.decode()
