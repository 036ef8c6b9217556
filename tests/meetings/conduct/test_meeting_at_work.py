"""A board's meeting from its opening to its close, against the real database: Bexley's rules as its terms say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted
from governance.models import Organisation, User
from meetings.conduct.actions.attendance import choose_hat, come_in, go_out, note_reply, send_deputy
from meetings.conduct.actions.conflicts import declare_conflict, rule_on, withdraw_conflict
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.sittings import close_meeting, open_item, open_meeting
from meetings.conduct.actions.votes import cast, close_vote, open_vote, void_vote
from meetings.conduct.models import Attendance, Decision, QuorumRecord, Vote
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.selectors.proof import verify
from meetings.conduct.selectors.tables import forecast, table_at
from meetings.models import AgendaItem, Meeting, PaperWithholding
from membership.people.actions import appoint, arrange_deputy, create_person
from tests.fixtures.outcomes import Refused
from tests.fixtures.people import START, World
from tests.meetings.conduct.conftest import DAY

pytestmark = pytest.mark.django_db

AtWork = Callable[..., list[Attendance]]


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


@pytest.mark.requirement("R163", "R172")
def test_the_quorum_is_written_down_when_it_changes(
    terms, board, at_work: AtWork, meeting: Meeting, director: User
) -> None:
    terms()
    board(8)
    rows = at_work(7)
    assert [row.state for row in QuorumRecord.objects.all()] == ["met"]
    go_out(rows[0], by=director, at=DAY)
    come_in(rows[7], by=director, at=DAY)
    assert [(row.moment, row.state) for row in QuorumRecord.objects.all()] == [
        ("start", "met"),
        ("change", "not_met"),
        ("change", "met"),
    ]
    close_meeting(fresh(meeting), by=director, at=DAY)
    assert fresh(meeting).state == "held"
    assert not Attendance.objects.filter(presences__left_at__isnull=True, presences__isnull=False).exists()


@pytest.mark.requirement("R172")
def test_a_quorum_that_is_not_set_is_never_met(
    terms, board, at_work: AtWork, item: AgendaItem, director: User
) -> None:
    terms(quorum_state="not_set", quorum_number=None)
    board(14)
    at_work(14)
    assert QuorumRecord.objects.get().code == "quorum.not_set"
    decision = drafted(item, director)
    with Refused("decision.not_lawful"):
        record_decision(decision, by=director, method="consensus", at=DAY)


@pytest.mark.requirement("R173")
def test_who_takes_part_remotely_counts(terms, board, at_work: AtWork) -> None:
    terms()
    board(7)
    at_work(7, remote=3)
    assert QuorumRecord.objects.get().state == "met"


@pytest.mark.requirement("R163", "LP63")
def test_a_deputy_sits_for_a_holder_who_is_out(
    terms, board, at_work: AtWork, world: World, meeting: Meeting, director: User, people
) -> None:
    terms()
    seats = board(7)
    lead = people("governance_lead")
    deputy = create_person(icb=world.north, name="Dee Puty", by=lead)
    rows = at_work(6)
    with Refused("attendance.not_a_deputy"):
        send_deputy(rows[6], deputy=deputy, by=director)
    arrange_deputy(seat=seats[6], person=deputy, effective_from=START, by=lead)
    sent = send_deputy(rows[6], deputy=deputy, by=director)
    come_in(sent, by=director, at=DAY)
    assert QuorumRecord.objects.last().state == "met"
    with Refused("attendance.seat_taken"):
        come_in(rows[6], by=director, at=DAY)
    assert Attendance.objects.get(pk=rows[6].pk).has_apologies


@pytest.mark.requirement("R165", "R167", "R168")
def test_seven_to_seven_is_decided_by_the_chair(
    terms, board, at_work: AtWork, item: AgendaItem, world: World, director: User
) -> None:
    terms()
    board(14)
    rows = at_work(14)
    vote = open_vote(
        item=item, committee=world.hill_board, question="Agree?", presiding=rows[0], by=director, at=DAY
    )
    for place, row in enumerate(rows):
        cast(vote, attendance=row, choice="for" if place < 7 else "against", by=director)
    with Refused("vote.tied"):
        close_vote(vote, by=director, at=DAY)
    closed = close_vote(vote, second="for", by=director, at=DAY)
    assert closed.outcome["code"] == "vote.carried"
    assert len(closed.electorate["rights"]) == 14
    go_out(rows[1], by=director, at=DAY)
    assert len(Vote.objects.get().electorate["rights"]) == 14  # frozen


@pytest.mark.requirement("R168")
@pytest.mark.parametrize(("base", "code"), [("present", "vote.lost"), ("votes_cast", "vote.carried")])
def test_seven_six_two_depends_on_the_base(
    terms, board, at_work: AtWork, item: AgendaItem, world: World, director: User, base: str, code: str
) -> None:
    terms(majority_base=base)
    board(15)
    at_work(15)
    vote = open_vote(
        item=item, committee=world.hill_board, question="Agree?", kind="counted", by=director, at=DAY
    )
    with Refused("vote.too_many"):
        close_vote(vote, votes_for=9, votes_against=9, by=director, at=DAY)
    closed = close_vote(vote, votes_for=7, votes_against=6, votes_abstained=2, by=director, at=DAY)
    assert closed.outcome["code"] == code


@pytest.mark.requirement("R165", "R166")
def test_representatives_who_disagree_and_a_joint_post_holder(
    terms, board, at_work: AtWork, item: AgendaItem, world: World, director: User, people
) -> None:
    terms(quorum_number=2)
    seats = board(3)
    lead = people("governance_lead")
    second = create_person(icb=world.north, name="Second of one", by=lead)
    seat = type(seats[0])(
        committee=world.hill_board,
        title="Member 01b",
        category="member_organisation",
        organisation=seats[0].organisation,
        position=9,
        effective_from=START,
    )
    appoint(
        person=second, seat=save_recorded(seat, by=None), basis="nominated", effective_from=START, by=lead
    )
    rows = at_work(4)
    vote = open_vote(item=item, committee=world.hill_board, question="Agree?", by=director, at=DAY)
    for row, choice in zip(rows, ("for", "for", "for", "against"), strict=True):
        cast(vote, attendance=row, choice=choice, by=director)
    with Refused("vote.split"):
        close_vote(vote, by=director, at=DAY)
    cast(vote, attendance=rows[3], choice="no_vote", by=director)
    assert close_vote(vote, by=director, at=DAY).outcome["code"] == "vote.carried"
    with Refused("attendance.not_their_hat"):
        choose_hat(rows[0], organisation=Organisation.objects.get(slug="organisation-3"), by=director)


@pytest.mark.requirement("R8", "R9", "LP66")
@pytest.mark.parametrize(
    ("ruling", "votes", "quorum", "withheld"),
    [
        ("discuss_and_decide", True, "met", False),
        ("discuss_only", False, "not_met", False),
        ("remain_silent", False, "not_met", False),
        ("paper_withheld", False, "not_met", True),
        ("excluded", False, "not_met", False),
    ],
)
def test_each_ruling_changes_pack_vote_and_quorum(
    terms,
    board,
    at_work: AtWork,
    item: AgendaItem,
    world: World,
    director: User,
    paper_of,
    ruling,
    votes,
    quorum,
    withheld,
) -> None:
    terms(quorum_number=3)
    board(3)
    paper_of(item, state="signed_off")
    rows = at_work(3)
    open_item(item, by=director, at=DAY)
    conflict = declare_conflict(
        item=item, attendance=rows[2], nature="a contract", way="meeting", by=director, at=DAY
    )
    with Refused("ruling.own"):
        rule_on(conflict, ruling=ruling, reason="Pecuniary", ruled_by=rows[2], by=director, at=DAY)
    with Refused("ruling.not_presiding"):
        rule_on(conflict, ruling=ruling, reason="Pecuniary", ruled_by=rows[1], by=director, at=DAY)
    ruled = rule_on(
        conflict, ruling=ruling, reason="Pecuniary", ruled_by=rows[0], leaves_now=True, by=director, at=DAY
    )
    assert QuorumRecord.objects.last().state == quorum
    assert PaperWithholding.objects.filter(effective_to__isnull=True).exists() is withheld
    vote = open_vote(item=item, committee=world.hill_board, question="Agree?", by=director, at=DAY)
    if votes:
        cast(vote, attendance=rows[2], choice="for", by=director)
    else:
        with Refused("vote.has_none"):
            cast(vote, attendance=rows[2], choice="for", by=director)
    withdraw_conflict(ruled, because="Sold the shares", by=director)
    held = PaperWithholding.objects.filter(effective_to__isnull=True)
    assert not held.exists()


def drafted(item: AgendaItem, director: User, **values) -> Decision:
    given = {
        "title": "The plan",
        "text": "The plan is agreed.",
        "outcome": "accepted",
        "standing": "decision",
    }
    return draft_decision(item=item, committee=item.meeting.lead_committee, by=director, **(given | values))


@pytest.mark.requirement("R90", "R191")
def test_without_authority_it_is_a_recommendation_or_marked_for_ever(
    terms, board, at_work: AtWork, item: AgendaItem, director: User, people
) -> None:
    terms(quorum_number=2)
    board(3)
    at_work(3)
    decision = drafted(item, director)
    with Refused("decision.not_lawful"):
        record_decision(decision, by=director, method="consensus", at=DAY)
    upward = drafted(item, director, standing="recommendation")
    assert record_decision(upward, by=director, method="consensus", at=DAY).reference == "HIL-2026/01"
    override = drafted(item, director, standing="override")
    with Refused("override.not_allowed"):
        record_decision(override, by=director, method="consensus", override_reason="Flood", at=DAY)
    lead = people("governance_lead")
    with Refused("override.no_reason"):
        record_decision(override, by=lead, method="consensus", at=DAY)
    marked = record_decision(override, by=lead, method="consensus", override_reason="Flood", at=DAY)
    assert marked.reference == "HIL-2026/02"
    assert marked.record["verdict"]["code"] in ("verdict.unknown", "verdict.no")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_decision SET text = 'Other' WHERE id = %s", [marked.pk])


@pytest.mark.requirement("R191")
def test_a_recorded_decision_stands_after_everything_around_it_changed(
    terms, board, at_work: AtWork, item: AgendaItem, world: World, director: User
) -> None:
    rules = terms(quorum_number=3)
    board(3)
    rows = at_work(3)
    vote = open_vote(
        item=item, committee=world.hill_board, question="Agree?", presiding=rows[0], by=director, at=DAY
    )
    for row in rows:
        cast(vote, attendance=row, choice="for", by=director)
    closed = close_vote(vote, by=director, at=DAY)
    decision = drafted(item, director, standing="recommendation")
    recorded = record_decision(decision, by=director, method="vote", vote=closed, at=DAY)
    with Refused("vote.decided"):
        void_vote(Vote.objects.get(), because="Again", by=director)
    rules.quorum_number = 99
    rules.majority_base = "votes_cast"
    save_recorded(rules, by=None)
    for row in Attendance.objects.all():
        row.capacity, row.seat = "in_attendance", None
        save_recorded(row, by=None)
    found = verify(Decision.objects.get(pk=recorded.pk))
    assert [row.what for row in found if not row.outcome.ok] == []
    assert {row.what for row in found} == {"Seal", "Ledger", "Quorum", "Vote"}
    tampered = Decision.objects.get(pk=recorded.pk)
    tampered.record["verdict"]["reason"] = "All well"
    assert not verify(tampered)[0].outcome.ok


@pytest.mark.requirement("R64")
def test_a_conditional_recommendation_waits_for_the_one_it_hangs_on(
    terms, board, at_work: AtWork, item: AgendaItem, director: User
) -> None:
    terms(quorum_number=2)
    board(2)
    at_work(2)
    first = drafted(item, director, standing="recommendation")
    second = drafted(item, director, standing="recommendation", title="Then", depends_on=first)
    with Refused("decision.first_the_other"):
        record_decision(second, by=director, method="consensus", at=DAY)
    record_decision(first, by=director, method="consensus", at=DAY)
    second = Decision.objects.get(pk=second.pk)
    assert record_decision(second, by=director, method="consensus", at=DAY).is_recorded


def test_times_are_those_of_the_meeting(
    terms, board, at_work: AtWork, meeting: Meeting, director: User
) -> None:
    terms()
    board(2)
    rows = at_work(1)
    with Refused("sitting.time.before_opening"):
        go_out(rows[0], by=director, at=DAY - timedelta(minutes=1))
    with Refused("sitting.time.ahead"):
        go_out(rows[0], by=director, at=DAY + timedelta(minutes=1))
    with Refused("sitting.opened_before"):
        open_meeting(fresh(meeting), by=director)
    with Refused("attendance.is_in"):
        come_in(rows[0], by=director, at=DAY)
    close_meeting(fresh(meeting), by=director, at=DAY)
    with Refused("sitting.closed"):
        come_in(rows[1], by=director, at=DAY)
    with Refused("sitting.closed"):
        note_reply(rows[1], reply="apologies", by=director)


def test_a_member_runs_no_meeting(terms, board, meeting: Meeting, people, on_the_day: None) -> None:
    terms()
    board(2)
    with pytest.raises(NotPermitted):
        open_meeting(meeting, by=people("member"))


def test_replies_promise_a_quorum(
    terms, board, at_work: AtWork, meeting: Meeting, world: World, director: User
) -> None:
    terms(quorum_number=2)
    board(3)
    rows = at_work(0)

    def state() -> str:
        return check_quorum(forecast(fresh(meeting), world.hill_board, on=DAY.date())).code

    assert state() == "quorum.short"
    note_reply(rows[0], reply="coming", by=director)
    note_reply(rows[1], reply="remote", by=director)
    assert state() == "quorum.met"
    assert check_quorum(table_at(fresh(meeting), world.hill_board, on=DAY.date())).code == "quorum.short"
    note_reply(rows[1], reply="apologies", by=director)
    assert state() == "quorum.short"
