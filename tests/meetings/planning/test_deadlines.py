"""Deadlines of meetings in the database: rules as data, states by what was done, and mail when they move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from governance.actions.icbs import create_standing_orders
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, OutboxMessage
from governance.models import User
from meetings.models import DeadlineRule, Meeting
from meetings.papers.actions.writing import write_paper
from meetings.planning.actions.deadlines import (
    change_deadline_rule,
    create_deadline_rule,
    end_deadline_rule,
    start_from_ready_set,
)
from meetings.planning.actions.meetings import cancel_meeting, change_meeting, create_meeting, issue_meeting
from meetings.planning.selectors.deadlines import (
    MeetingDeadline,
    deadline_of,
    deadlines_between,
    deadlines_of,
    deadlines_of_many,
)
from tests.fixtures.people import World, grant, make_user

MEETING_DAY = date(2026, 3, 26)  # a Thursday, as `meeting` in conftest
FROM = date(2025, 4, 1)
WEEK_BEFORE = datetime(2026, 3, 12, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(people: Callable[[str], User]) -> User:
    return people("governance_officer")


@pytest.fixture
def rule(world: World, officer: User) -> Callable[..., DeadlineRule]:
    def make(kind: str = "drafts", **values: Any) -> DeadlineRule:
        given = {"unit": "weeks", "amount": 2, "effective_from": FROM} | values
        return create_deadline_rule(icb=world.north, kind=kind, by=officer, **given)

    return make


@pytest.fixture
def terms(world: World, officer: User) -> None:
    """As those of Bexley: papers 7 days before, minutes within 8 days."""
    create_terms_of_reference(
        committee=world.hill_board,
        label="v1",
        source="clauses 9.3 and 9.4",
        effective_from=FROM,
        papers_days=7,
        papers_day_count="calendar",
        minutes_days=8,
        minutes_day_count="calendar",
        by=officer,
    )


def told(meeting: Meeting, at: datetime = WEEK_BEFORE) -> dict[str, MeetingDeadline]:
    with clock.set_to(at):
        return {one.due.key: one for one in deadlines_of(meeting, on=at.date(), at=at)}


@pytest.mark.requirement("R181", "R182", "R194")
def test_deadlines_come_from_rules_and_from_the_terms_of_reference(
    meeting: Meeting, rule: Callable[..., DeadlineRule], terms: None
) -> None:
    rule("drafts", cut_off=time(17), source="Handbook 3.1")
    rule("publication", unit="terms", amount=None, cut_off=time(17), for_private=False)
    found = told(meeting)
    assert {key: one.day for key, one in found.items()} == {
        "drafts": date(2026, 3, 12),
        "publication": date(2026, 3, 19),
        "papers_out": date(2026, 3, 19),
        "minutes": date(2026, 4, 3),
    }
    assert list(found) == ["drafts", "papers_out", "publication", "minutes"]
    assert found["publication"].due.applied.source == "Terms of reference, v1 (clauses 9.3 and 9.4)"
    assert found["publication"].moment == datetime(2026, 3, 19, 17, tzinfo=UTC)
    assert {key: one.state for key, one in found.items()} == {
        "drafts": "soon",
        "papers_out": "ahead",
        "publication": "ahead",
        "minutes": "ahead",
    }


@pytest.mark.requirement("R181")
def test_papers_out_is_met_by_the_recorded_time_of_issue(
    meeting: Meeting, director: User, terms: None
) -> None:
    for day, state in ((18, "met"), (20, "met_late")):
        with clock.set_to(datetime(2026, 3, day, 9, tzinfo=UTC)):
            other = create_meeting(
                icb=meeting.icb,
                lead_committee=meeting.lead_committee,
                kind="public",
                date=MEETING_DAY,
                by=director,
            )
            issue_meeting(other, by=director)
        one = told(other, datetime(2026, 3, 21, 9, tzinfo=UTC))["papers_out"]
        assert (one.state, one.done_at) == (state, datetime(2026, 3, day, 9, tzinfo=UTC))
    assert told(meeting, datetime(2026, 3, 21, 9, tzinfo=UTC))["papers_out"].state == "late"
    assert told(meeting, datetime(2026, 3, 27, 9, tzinfo=UTC))["papers_out"].state == "missed"


@pytest.mark.requirement("R178", "R194")
def test_without_a_date_the_rules_are_told_and_the_days_are_not(
    world: World, director: User, terms: None
) -> None:
    waiting = create_meeting(
        icb=world.north, lead_committee=world.hill_board, kind="public", date_note="TBC May 2026", by=director
    )
    found = told(waiting)
    assert {one.state for one in found.values()} == {"undetermined"}
    assert deadline_of(waiting, "minutes", on=MEETING_DAY, at=WEEK_BEFORE) is not None


def test_of_several_committees_the_strictest_rule_counts(
    world: World, director: User, officer: User, terms: None
) -> None:
    grant(director, "place_director", icb=world.north, place=world.vale)
    director.forget_grants()
    create_terms_of_reference(
        committee=world.vale_board, label="v2", effective_from=FROM, papers_days=10, by=officer
    )
    together = create_meeting(
        icb=world.north,
        lead_committee=world.hill_board,
        committees=[world.vale_board],
        kind="public",
        date=MEETING_DAY,
        by=director,
    )
    one = told(together)["papers_out"]
    assert (one.day, one.due.committee) == (date(2026, 3, 16), world.vale_board)


@pytest.mark.requirement("R194")
def test_a_number_of_the_terms_is_not_typed_again(
    world: World, rule: Callable[..., DeadlineRule], terms: None
) -> None:
    with pytest.raises(RuleNotMet) as refused:
        rule("papers_out", committee=world.hill_board, unit="calendar", amount=7)
    assert refused.value.outcome.details["field"] == "unit"
    points = rule("papers_out", committee=world.hill_board, unit="terms", amount=None)
    with pytest.raises(RuleNotMet):
        change_deadline_rule(
            points, {"unit": "calendar", "amount": 5}, by=points.history.first().history_user
        )
    rule("papers_out", unit="working", amount=5)  # for the ICB's other committees


def test_a_document_that_comes_later_goes_before_the_rule_and_the_contradiction_is_told(
    world: World, meeting: Meeting, officer: User, rule: Callable[..., DeadlineRule]
) -> None:
    rule("papers_out", unit="working", amount=5)
    create_standing_orders(
        icb=world.north, effective_from=FROM, papers_days=7, papers_day_count="calendar", by=officer
    )
    one = told(meeting)["papers_out"]
    assert one.day == date(2026, 3, 19)
    assert [problem.code for problem in one.due.problems] == ["deadline.contradicts_terms"]
    rule("minutes", unit="terms", amount=None, is_after=True)
    silent = told(meeting)["minutes"]
    assert (silent.state, [problem.code for problem in silent.due.problems]) == (
        "not_set",
        ["deadline.not_set"],
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "questions", "unit": "terms", "amount": None}, "unit"),
        ({"unit": "working", "amount": None}, "amount"),
        ({"unit": "weekday", "amount": 1}, "weekday"),
        ({"unit": "weekday", "amount": 0, "weekday": 4}, "amount"),
        ({"amount": 2, "weekday": 4}, "weekday"),
        ({"kind": "other"}, "name"),
        ({"name": "Drafts"}, "name"),
        ({"kind": "minutes", "unit": "calendar", "is_after": False}, "is_after"),
        ({"for_public": False, "for_private": False}, "for_public"),
        ({"amount": 400}, "amount"),
    ],
)
def test_what_does_not_go_together_is_refused_beside_its_field(
    rule: Callable[..., DeadlineRule], values: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        rule(**values)
    assert field in refused.value.message_dict


def test_one_rule_of_a_kind_for_one_sort_of_meeting_at_a_time(
    world: World, rule: Callable[..., DeadlineRule], officer: User
) -> None:
    first = rule("drafts")
    rule("drafts", committee=world.hill_board)
    rule("drafts", for_public=False, for_private=False, for_workshop=True)
    with pytest.raises(ValidationError, match="Another rule for this deadline"):
        rule("drafts", for_private=False)
    later = rule("drafts", effective_from=date(2026, 4, 1), amount=3, ends_previous=True, for_private=True)
    assert DeadlineRule.objects.get(pk=first.pk).effective_to == date(2026, 3, 31)
    end_deadline_rule(later, last_day=date(2027, 3, 31), by=officer, reason="New handbook")
    codes = list(GovernanceEvent.objects.order_by("-sequence").values_list("code", flat=True)[:3])
    assert codes == ["deadline_rule.ended", "deadline_rule.created", "deadline_rule.ended"]


def test_only_governance_staff_set_rules(world: World, director: User) -> None:
    with pytest.raises(NotPermitted):
        create_deadline_rule(
            icb=world.north, committee=world.hill_board, kind="drafts", unit="weeks", amount=2,
            effective_from=FROM, by=director,
        )  # fmt: skip


def test_a_ready_set_adds_what_is_not_there_and_nothing_twice(
    world: World, rule: Callable[..., DeadlineRule], officer: User
) -> None:
    create_standing_orders(
        icb=world.north, effective_from=FROM, papers_days=5, papers_day_count="working", by=officer
    )
    rule("drafts")
    made = start_from_ready_set(icb=world.north, key="nhs-icb", from_day=FROM, by=officer)
    kinds = [row.kind for row in made]
    assert "drafts" not in kinds, "there already"
    assert "minutes" not in kinds, "the standing orders do not say how many days"
    assert {"papers_out", "publication", "commissioning", "questions"} < set(kinds)
    assert start_from_ready_set(icb=world.north, key="nhs-icb", from_day=FROM, by=officer) == []


@pytest.mark.requirement("R194")
def test_moving_a_meeting_moves_its_deadlines_and_tells_who_works_by_them(
    world: World,
    meeting: Meeting,
    director: User,
    people: Callable[[str], User],
    rule: Callable[..., DeadlineRule],
    terms: None,
) -> None:
    secretary, chair, member = people("committee_secretary"), people("chair"), people("member")
    stranger = make_user("vale.director@north.example")
    grant(stranger, "place_director", icb=world.north, place=world.vale)
    rule("drafts")
    with clock.set_to(WEEK_BEFORE):
        changed = change_meeting(meeting, {"date": date(2026, 4, 16)}, by=director, reason="Room")
    sent = {mail.recipient: mail for mail in OutboxMessage.objects.all()}
    assert set(sent) == {secretary.email, chair.email}, f"not {member}, {stranger} or who did it"
    mail = sent[secretary.email]
    assert mail.subject == (
        "Deadlines changed: Hill Partnership Board, was moved from 26 March 2026 to 16 April 2026"
    )
    assert "- Drafts due: now 2 April 2026 (was 12 March 2026)" in mail.body
    assert "- Minutes to members: now 24 April 2026 (was 3 April 2026)" in mail.body
    event = GovernanceEvent.objects.get(code="meeting.deadlines_told")
    assert event.after["people"] == [str(person) for person in sorted((secretary, chair), key=str)]
    assert told(changed)["drafts"].day == date(2026, 4, 2), "computed anew"
    with clock.set_to(WEEK_BEFORE):
        change_meeting(changed, {"venue": "Library"}, by=director, reason="Room")
    assert OutboxMessage.objects.count() == 2, "a change that moves no deadline tells nobody"


def test_a_private_meeting_and_one_long_past_are_told_to_nobody_who_should_not_know(
    world: World, director: User, people: Callable[[str], User], terms: None
) -> None:
    author = people("paper_author")  # sees drafts, and no private business
    values: dict[str, Any] = {"icb": world.north, "lead_committee": world.hill_board, "by": director}
    private = create_meeting(kind="private", date=MEETING_DAY, **values)
    past = create_meeting(kind="public", date=date(2025, 9, 25), **values)
    with clock.set_to(WEEK_BEFORE):
        change_meeting(private, {"date": date(2026, 4, 16)}, by=director)
        change_meeting(past, {"date": date(2025, 10, 2)}, by=director)
    assert not OutboxMessage.objects.filter(recipient=author.email).exists()
    assert not OutboxMessage.objects.exists()


def test_a_committee_that_joins_is_told_like_one_that_leaves(
    world: World, meeting: Meeting, director: User, people: Callable[[str], User], terms: None
) -> None:
    secretary = people("committee_secretary")
    other = make_user("vale.secretary@north.example")
    grant(other, "committee_secretary", icb=world.north, committee=world.vale_board)
    grant(director, "place_director", icb=world.north, place=world.vale)
    director.forget_grants()
    with clock.set_to(WEEK_BEFORE):
        moved = {"date": date(2026, 4, 16), "lead_committee": world.vale_board}
        change_meeting(meeting, moved, committees=[world.vale_board], by=director, reason="Handed over")
    assert set(OutboxMessage.objects.values_list("recipient", flat=True)) == {secretary.email, other.email}


def test_cancelling_tells_that_the_deadlines_fall_away(
    meeting: Meeting, director: User, people: Callable[[str], User], terms: None
) -> None:
    secretary = people("committee_secretary")
    with clock.set_to(WEEK_BEFORE):
        cancelled = cancel_meeting(meeting, because="No business", by=director)
        mail = OutboxMessage.objects.get(recipient=secretary.email)
        assert "Papers out to members: falls away (was 19 March 2026)" in mail.body
        assert deadlines_of(cancelled, on=MEETING_DAY, at=WEEK_BEFORE) == []


def test_who_writes_a_paper_is_told(
    meeting: Meeting, item: Any, paper_of: Callable[..., Any], director: User, people: Callable[[str], User],
    world: World, terms: None,
) -> None:  # fmt: skip
    author = make_user("author@north.example", "Ada Author")
    grant(author, "paper_author", icb=world.north)
    paper = paper_of(item)
    write_paper(paper, body_markdown="1. Mine.", by=author)
    with clock.set_to(WEEK_BEFORE):
        change_meeting(Meeting.objects.get(pk=meeting.pk), {"date": date(2026, 4, 16)}, by=director)
    assert (
        "you prepare this meeting (writes a paper)" in OutboxMessage.objects.get(recipient=author.email).body
    )


@pytest.mark.requirement("R194")
def test_what_is_due_across_meetings_for_those_who_prepare_them(
    world: World,
    meeting: Meeting,
    director: User,
    people: Callable[[str], User],
    rule: Callable[..., DeadlineRule],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rule("drafts")
    first, last = date(2026, 3, 10), date(2026, 3, 24)
    when: dict[str, Any] = {"first": first, "last": last, "on": first, "at": WEEK_BEFORE}
    assert [one.kind for one in deadlines_between(director, world.north, **when)] == ["drafts"]
    assert deadlines_between(people("member"), world.north, **when) == []
    assert deadlines_between(director, world.north, place=world.vale, **when) == []
    assert deadlines_between(director, world.north, committee=world.hill_board, kind="minutes", **when) == []
    assert deadlines_between(director, world.north, **when | {"last": date(2026, 3, 11)}) == []
    for day in (23, 24, 25):
        create_meeting(
            icb=world.north,
            lead_committee=world.hill_board,
            kind="public",
            date=date(2026, 3, day),
            by=director,
        )
    with django_assert_num_queries(14):
        assert len(deadlines_between(director, world.north, **when)) == 3


def test_reading_many_meetings_costs_what_one_costs(
    meeting: Meeting, terms: None, django_assert_max_num_queries: Any
) -> None:
    loaded = list(Meeting.objects.select_related("icb").prefetch_related("committees"))
    with django_assert_max_num_queries(12):
        deadlines_of_many(loaded * 3, on=MEETING_DAY, at=WEEK_BEFORE)
