"""Several committees in one meeting: each with its own members, drafts and say; one of them services it (LP17, G20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from governance.actions.terms_of_reference import create_terms_of_reference
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, OutboxMessage
from governance.models import User
from meetings.models import AgendaItem, Annex, Commission, Folder, Meeting, Paper, TogetherRequest
from meetings.papers.actions.agenda import add_item, change_item, order_items
from meetings.papers.actions.agreement import agree_agenda
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.commissions import commission_paper
from meetings.papers.actions.folders import may_file
from meetings.papers.actions.papers import add_paper, mark_confidential
from meetings.papers.actions.signing import sign_off_paper, submit_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.agreement import agreement_state
from meetings.papers.selectors.chasing import awaited
from meetings.papers.selectors.item_texts import passages
from meetings.papers.selectors.packs import pack_facts, pack_problems, pack_warnings
from meetings.papers.selectors.together import prepared_elsewhere
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.planning.actions.meetings import cancel_meeting, change_meeting, issue_meeting
from meetings.planning.actions.together import ask_to_join, decline, join, leave, withdraw_request
from meetings.planning.selectors.deadlines import deadline_of
from meetings.planning.selectors.meetings import findings, meetings_for
from meetings.planning.selectors.seating import seating, sitting_twice
from meetings.planning.selectors.together import waiting_for
from reports.packs.actions import build_pack
from reports.publication.meetings import publish_meeting
from tests.fixtures.people import World, grant, make_user
from tests.meetings.asking import text_of
from tests.meetings.conftest import whole_cover

TODAY, NOW = date(2026, 2, 2), datetime(2026, 2, 2, 12, tzinfo=UTC)
CANARY = "CANARY-DRAFT-OF-ANOTHER-COMMITTEE"

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("LP17")]


@pytest.fixture(autouse=True)
def _today(clock_at: Any) -> Iterator[None]:
    with clock_at(2026, 2, 2):
        yield


@pytest.fixture
def partner(world: World) -> User:
    """The secretary of the shore board, of another ICB."""
    user = make_user("secretary@south.example")
    grant(user, "committee_secretary", icb=world.south, committee=world.south_board)
    grant(user, "executive", icb=world.south, committee=world.south_board)
    return user


@pytest.fixture
def neighbour(world: World) -> User:
    """The secretary of the vale board, of the same ICB as the hill board."""
    user = make_user("secretary@vale.example")
    grant(user, "committee_secretary", icb=world.north, committee=world.vale_board)
    return user


@pytest.fixture
def asked(meeting: Meeting, world: World, director: User, partner: User) -> TogetherRequest:
    return ask_to_join(meeting, committee=world.south_board, by=director, message="One system, one evening.")


@pytest.fixture
def shared(asked: TogetherRequest, partner: User) -> Meeting:
    """The hill board's meeting, held with the shore board of another ICB."""
    join(asked, by=partner, answer="Gladly.")
    return Meeting.objects.get(pk=asked.meeting_id)


@pytest.fixture
def their_paper(shared: Meeting, partner: User, director: User, template: Callable[[str], Any]) -> Paper:
    """A draft that the shore board's secretary prepares."""
    item = add_item(meeting=shared, title="Winter", needs_paper=True, by=director)
    paper = add_paper(item=item, title=CANARY, template=template("plain"), by=partner)
    write_paper(
        paper,
        cover=whole_cover("plain"),
        conflict_option="none",
        conflict_text="N/A",
        recommendations=[{"kind": "approve", "text": CANARY}],
        body_markdown=f"1. {CANARY}",
        by=partner,
    )
    add_annex(paper=paper, title=CANARY, body_markdown=CANARY, by=partner)
    return paper


def test_it_joins_when_its_own_secretariat_agrees(
    asked: TogetherRequest, partner: User, director: User, world: World
) -> None:
    meeting = asked.meeting
    assert [one.pk for one in waiting_for(partner, on=TODAY)] == [asked.pk]
    assert not meetings_for(partner, on=TODAY).filter(pk=meeting.pk).exists(), (
        "nothing is seen before it joins"
    )
    mail = OutboxMessage.objects.get(recipient=partner.email)
    assert "Hill Partnership Board (North) asks Shore Partnership Board" in mail.body
    with pytest.raises(NotPermitted):
        join(asked, by=director)
    join(asked, by=partner, answer="Gladly.")
    meeting.refresh_from_db()
    assert [row.name for row in meeting.holding] == ["Hill Partnership Board", "Shore Partnership Board"]
    assert meetings_for(partner, on=TODAY).of_icb(world.south).filter(pk=meeting.pk).exists()
    assert not waiting_for(partner, on=TODAY).exists()
    codes = GovernanceEvent.objects.filter(code__startswith="together.").order_by("pk")
    assert list(codes.values_list("code", flat=True)) == ["together.asked", "together.joined"]
    with pytest.raises(RuleNotMet) as refused:
        decline(asked, because="No.", by=partner)
    assert refused.value.outcome.code == "together_request.decline.wrong_state"


def test_a_no_says_why_and_nothing_changes(asked: TogetherRequest, partner: User, director: User) -> None:
    with pytest.raises(ValidationError):
        decline(asked, because=" ", by=partner)
    decline(asked, because="We meet on our own that week.", by=partner)
    assert len(asked.meeting.holding) == 1
    told = OutboxMessage.objects.filter(recipient=director.email, subject__contains="does not take part")
    assert "We meet on our own that week." in told.get().body


def test_one_question_at_a_time_and_it_can_be_taken_back(
    asked: TogetherRequest, director: User, partner: User, world: World
) -> None:
    with pytest.raises(ValidationError) as again:
        ask_to_join(asked.meeting, committee=world.south_board, by=director)
    assert "asked already" in str(again.value)
    with pytest.raises(NotPermitted):
        withdraw_request(asked, because="Mistake", by=partner)
    withdraw_request(asked, because="Mistake", by=director)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    assert not waiting_for(partner, on=TODAY).exists()


def test_nobody_puts_another_icbs_committee_on_an_agenda(
    meeting: Meeting, world: World, director: User
) -> None:
    with pytest.raises(ValidationError) as refused:
        change_meeting(meeting, {}, committees=[world.south_board], by=director)
    assert "Ask it to take part instead." in str(refused.value)


def test_the_lead_committee_services_the_meeting(shared: Meeting, partner: User, director: User) -> None:
    acts: list[Callable[[], Any]] = [
        lambda: change_meeting(shared, {"venue": "Elsewhere"}, by=partner),
        lambda: cancel_meeting(shared, because="No", by=partner),
        lambda: issue_meeting(shared, by=partner),
        lambda: order_items(meeting=shared, order=[], seen=[], by=partner),
        lambda: build_pack(shared, audience="public", by=partner),
        lambda: publish_meeting(shared, by=partner),
    ]
    for act in acts:
        with pytest.raises(NotPermitted) as refused:
            act()
        assert refused.value.outcome.code == "meeting.serviced_by_another"
    changed = change_meeting(shared, {"venue": "Elsewhere"}, by=director)
    assert len(changed.holding) == 2, "the other committee stays when the meeting is changed"


@pytest.mark.requirement("R128")
def test_each_committee_sees_its_own_drafts(
    their_paper: Paper, shared: Meeting, partner: User, director: User, people: Callable[[str], User]
) -> None:
    assert their_paper.prepared_by is not None
    assert their_paper.prepared_by.name == "Shore Partnership Board"
    lead = people("governance_lead")
    for outsider in (director, lead, people("executive"), people("chair")):
        for rows in (Paper, Annex):
            assert not rows.objects.visible_to(outsider, on=TODAY).exists()
        assert CANARY not in str(passages(shared, outsider, on=TODAY))
        assert CANARY not in str(awaited([shared], outsider, on=TODAY, at=NOW))
        assert CANARY not in " ".join(
            outcome.reason for outcome in (*pack_problems(shared, on=TODAY), *pack_warnings(shared, on=TODAY))
        )
    assert Paper.objects.visible_to(partner, on=TODAY).get() == their_paper
    assert Annex.objects.visible_to(partner, on=TODAY).exists()
    told = prepared_elsewhere(shared, director, on=TODAY)
    assert [(row.item.title, row.committee.name, row.count) for row in told] == [
        ("Winter", "Shore Partnership Board", 1)
    ]
    for act in (submit_paper, lambda paper, by: mark_confidential(paper, is_confidential=False, by=by)):
        with pytest.raises(NotPermitted):
            act(their_paper, by=director)
    with pytest.raises(NotPermitted):
        may_file(shared, director)
    assert not Folder.objects.visible_to(director, on=TODAY).exists()


@pytest.mark.requirement("R63")
def test_signed_off_by_its_own_executive_it_is_everybodys(
    their_paper: Paper, shared: Meeting, partner: User, director: User, people: Callable[[str], User]
) -> None:
    submitted = submit_paper(their_paper, by=partner)
    with pytest.raises(NotPermitted):
        sign_off_paper(submitted, name="Dee Director", by=people("executive"))
    problem = next(o for o in pack_problems(shared, on=TODAY) if o.code == "pack.anothers_draft")
    assert problem.reason == "Item 1: Shore Partnership Board has not signed off a paper yet."
    sign_off_paper(submitted, name="Sal Shore, Director", by=partner)
    assert Paper.objects.visible_to(director, on=TODAY).get() == their_paper
    assert not prepared_elsewhere(shared, director, on=TODAY)
    assert not pack_problems(shared, on=TODAY)


def test_a_commission_is_told_to_its_own_side(their_paper: Paper, partner: User, director: User) -> None:
    asked = commission_paper(
        item=their_paper.item,
        paper=their_paper,
        due_on=date(2026, 3, 1),
        author_name="Ann Author",
        author_email="ann@south.example",
        by=partner,
    )
    assert Commission.objects.visible_to(partner, on=TODAY).get() == asked
    assert not Commission.objects.visible_to(director, on=TODAY).exists()


def test_an_item_is_taken_by_some_of_them(
    shared: Meeting, world: World, partner: User, director: User, template: Callable[[str], Any]
) -> None:
    template("plain")
    item = add_item(meeting=shared, title="Shore only", many={"committees": [world.south_board]}, by=partner)
    assert [row.name for row in item.taken_by] == ["Shore Partnership Board"]
    line = next(row for row in pack_facts(shared, on=TODAY).items if row.public_id == item.public_id)
    assert line.taken_by == ("Shore Partnership Board",)
    assert change_item(item, {"title": "Shore alone"}, by=director).title == "Shore alone", (
        "the lead services it"
    )
    own = add_item(meeting=shared, title="Hill only", many={"committees": [world.hill_board]}, by=director)
    with pytest.raises(NotPermitted):
        change_item(own, {"title": "Ours"}, by=partner)
    with pytest.raises(RuleNotMet) as stranger:
        add_item(meeting=shared, title="Vale", many={"committees": [world.vale_board]}, by=director)
    assert stranger.value.outcome.code == "item.taken_by_stranger"
    with pytest.raises(RuleNotMet) as private:
        change_item(own, {"openness": "private", "private_reason": "legal"}, by=director)
    assert private.value.outcome.code == "item.private_of_some"
    with pytest.raises(RuleNotMet) as confidential:
        add_paper(item=own, title="Secret", is_confidential=True, confidential_reason="legal", by=director)
    assert confidential.value.outcome.details["field"] == "is_confidential"


@pytest.mark.requirement("R170")
def test_each_chair_agrees_for_their_own(
    shared: Meeting, world: World, people: Callable[[str], User]
) -> None:
    other = make_user("chair@south.example")
    grant(other, "chair", icb=world.south, committee=world.south_board)
    assert agreement_state(shared).code == "agenda.not_agreed"
    first = agree_agenda(meeting=shared, name="Hill Chair", by=people("chair"))
    assert first.committee == world.hill_board
    half = agreement_state(shared)
    assert not half.ok
    assert "Shore Partnership Board: The chair has not agreed" in half.reason
    agree_agenda(meeting=shared, name="Shore Chair", by=other)
    assert agreement_state(shared).ok
    add_item(meeting=shared, title="One more", by=people("committee_secretary"))
    assert agreement_state(shared).code == "agenda.changed_since_agreed"


def test_each_has_its_own_members_and_quorum(shared: Meeting, world: World) -> None:
    tables = seating(shared, on=TODAY)
    assert [(row.committee, row.services) for row in tables] == [
        (world.hill_board, True),
        (world.south_board, False),
    ]
    assert all(not row.rules["quorum_state"].is_set for row in tables)
    assert sitting_twice(tables) == []


def test_a_committee_goes_only_with_nothing_left_behind(
    their_paper: Paper, shared: Meeting, world: World, partner: User, director: User, neighbour: User
) -> None:
    with pytest.raises(RuleNotMet) as stays:
        leave(shared, committee=world.south_board, because="Too far", by=partner)
    assert stays.value.outcome.code == "together.leave.something_stays"
    with pytest.raises(RuleNotMet):
        change_meeting(shared, {}, committees=[world.hill_board], by=director)
    with pytest.raises(NotPermitted):
        leave(shared, committee=world.south_board, because="Too far", by=neighbour)
    with pytest.raises(RuleNotMet) as lead:
        leave(shared, committee=world.hill_board, because="Too far", by=director)
    assert lead.value.outcome.code == "together.leave.lead"


@pytest.mark.requirement("R194")
def test_the_strictest_deadline_of_any_committee_holds(
    shared: Meeting, world: World, director: User, people: Callable[[str], User]
) -> None:
    from_day = date(2025, 4, 1)
    given = {"kind": "papers_out", "unit": "calendar", "effective_from": from_day}
    create_deadline_rule(icb=world.north, amount=5, by=people("governance_lead"), **given)
    create_deadline_rule(icb=world.south, amount=7, by=people("other_icb"), **given)
    due = deadline_of(shared, "papers_out", on=TODAY, at=NOW)
    assert due is not None
    assert due.day == date(2026, 3, 19), "seven days, as the other ICB's rule says"
    assert due.due.committee == world.south_board


@pytest.mark.requirement("R176")
def test_findings_are_told_for_each_committee(
    shared: Meeting, world: World, people: Callable[[str], User]
) -> None:
    create_terms_of_reference(
        committee=world.south_board,
        label="2025",
        effective_from=date(2025, 4, 1),
        public_meeting_minutes=120,
        by=people("other_icb"),
    )
    said = [outcome.reason for outcome in findings(shared, on=TODAY)]
    assert len(said) == 1
    assert said[0].startswith(
        "Shore Partnership Board: The terms of reference give a public meeting 2 hours;"
    )


class TestScreens:
    def test_the_partner_reads_the_agenda_and_never_the_hill_drafts(
        self,
        shared: Meeting,
        item: AgendaItem,
        paper_of: Callable[..., Paper],
        partner: User,
        client: Client,
    ) -> None:
        paper_of(item, title="CANARY-OF-HILL")
        client.force_login(partner)
        page = client.get(f"/workspace/meetings/{shared.slug}/")
        assert page.status_code == 200
        assert "CANARY-OF-HILL" not in text_of(page)
        assert "1 paper is being prepared by Hill Partnership Board" in text_of(page)
        assert "Hill Partnership Board services this meeting" in text_of(page)
        agenda = client.get(f"/workspace/meetings/{shared.slug}/agenda/")
        assert "CANARY-OF-HILL" not in text_of(agenda)
        assert "Make it from the last one" not in text_of(agenda)
        assert client.get(f"/workspace/meetings/{shared.slug}/edit/").status_code == 403

    def test_asked_answered_and_shown(
        self, asked: TogetherRequest, partner: User, client: Client, director: User
    ) -> None:
        client.force_login(partner)
        address = f"/workspace/meeting-together/{asked.public_id}/"
        assert "asks Shore Partnership Board to meet with it" in text_of(client.get("/workspace/"))
        refused = client.post(address, {"choice": "decline", "answer": ""})
        assert refused.status_code == 200
        assert "Say why your committee does not take part." in text_of(refused)
        assert client.post(address, {"choice": "join", "answer": "Gladly."}).status_code == 302
        page = text_of(client.get(f"/workspace/meetings/{asked.meeting.slug}/"))
        assert "These committees meet in common" in page
        client.force_login(director)
        assert "Takes part" in text_of(client.get(f"/workspace/meetings/{asked.meeting.slug}/"))

    def test_the_lead_asks_and_takes_out(
        self, meeting: Meeting, world: World, director: User, partner: User, client: Client
    ) -> None:
        client.force_login(director)
        address = f"/workspace/meetings/{meeting.slug}/together/ask/"
        assert "South: Shore Partnership Board" in text_of(client.get(address))
        assert client.post(address, {"committee": world.south_board.pk, "message": ""}).status_code == 302
        join(TogetherRequest.objects.get(), by=partner)
        gone = f"/workspace/meetings/{meeting.slug}/together/{world.south_board.slug}/leave/"
        assert client.post(gone, {"reason": "Another evening"}).status_code == 302
        assert len(Meeting.objects.get(pk=meeting.pk).holding) == 1
