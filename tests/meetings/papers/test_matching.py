"""Interests to look at: found from real rows, seen by who reads interests, noted as looked at, in few queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from governance.models import Organisation, Seat, Succession, User
from meetings.models import AgendaItem, MatchReview, Meeting, Paper
from meetings.papers.actions.agenda import add_item, change_item
from meetings.papers.actions.matching import set_aside
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.matching import matches, own_matches
from meetings.planning.actions.meetings import issue_meeting
from membership.interests.actions.interests import change_interest, declare_interest
from membership.interests.actions.purge import purge_interest
from membership.models import Interest, Person
from membership.people.actions import appoint, arrange_deputy, create_person, employ
from tests.fixtures.people import START, World
from tests.membership.declaring import enter_policy

TODAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def today(clock_at: Callable[..., Any]) -> Iterator[None]:
    with clock_at(TODAY.year, TODAY.month, TODAY.day):
        yield


@pytest.fixture
def trust() -> Organisation:
    return organisation("Larkfield NHS Foundation Trust", "mental_health")


def organisation(name: str, sector: str = "other", **values: Any) -> Organisation:
    row = Organisation(
        name=name,
        slug=name.lower().replace(" ", "-"),
        kind="other",
        sector=sector,
        effective_from=START,
        **values,
    )
    return save_recorded(row, by=None)


@pytest.fixture
def officer(people: Callable[[str], User]) -> User:
    return people("governance_officer")


@pytest.fixture
def sitter(world: World, people: Callable[[str], User]) -> Callable[..., tuple[Person, Seat]]:
    """`sitter("Ana Whitlock", …)` sits at the hill board; `user` is their account."""
    lead = people("governance_lead")

    def make(
        name: str, *, category: str = "partner", user: User | None = None, **seat: Any
    ) -> tuple[Person, Seat]:
        values = {"committee": world.hill_board, "title": f"Seat of {name}", "category": category}
        row = save_recorded(Seat(**values, effective_from=START, **seat), by=None)
        person = create_person(icb=world.north, name=name, by=lead, user=user)
        appoint(person=person, seat=row, basis="nominated", effective_from=START, by=lead)
        return person, row

    return make


@pytest.fixture
def interest_of(officer: User) -> Callable[..., Interest]:
    def declare(person: Person, **values: Any) -> Interest:
        given = {
            "category": "financial",
            "nature": "Owns shares",
            "effective_from": START,
            "source": "office",
        }
        return declare_interest(person=person, by=officer, **(given | values))

    return declare


def found(meeting: Meeting, user: User) -> list[tuple[str, str]]:
    rows = matches(meeting, user, on=TODAY, rights_on=TODAY).items
    return [(one.code, one.who) for each in rows for one in each.open]


def tag(item: AgendaItem, *organisations: Organisation, by: User) -> None:
    change_item(item, {}, many={"organisations": organisations}, by=by)


@pytest.mark.requirement("R10")
def test_everybody_at_the_table_is_held_against_the_item(
    meeting: Meeting,
    item: AgendaItem,
    trust: Organisation,
    director: User,
    officer: User,
    sitter: Any,
    interest_of: Any,
) -> None:
    old = organisation("Moorside Hospitals")
    succession = Succession(
        kind="merger", date=START, icb=meeting.icb, from_organisation=old, to_organisation=trust
    )
    save_recorded(succession, by=None)
    ana, _ = sitter("Ana Shares")
    interest_of(ana, organisation=old)
    _, seat = sitter("Bo Seat", organisation=trust)
    deputy = create_person(icb=meeting.icb, name="Cy Deputy", by=officer)
    arrange_deputy(seat=seat, person=deputy, effective_from=START, by=officer)
    di, _ = sitter("Di Nurse", category="attendee")
    employ(person=di, organisation=trust, effective_from=START, by=officer)
    sitter("Ed Same Sector", organisation=organisation("Elmfield Trust", "mental_health"))
    sitter("Flo Nothing", category="chair")
    tag(item, trust, by=director)
    assert found(meeting, director) == [
        ("match.organisation", "Ana Shares"),
        ("match.seat", "Bo Seat"),
        ("match.seat", "Cy Deputy"),
        ("match.employer", "Di Nurse"),
        ("match.class", "Partner members of Hill Partnership Board"),
    ]


def test_only_interests_in_force_on_the_day_of_the_meeting_match(
    item: AgendaItem, meeting: Meeting, trust: Organisation, director: User, sitter: Any, interest_of: Any
) -> None:
    tag(item, trust, by=director)
    ana, _ = sitter("Ana Whitlock")
    over = interest_of(ana, organisation=trust, effective_to=date(2026, 3, 25))
    later = interest_of(ana, organisation=trust, effective_from=date(2026, 3, 27))
    wrong = interest_of(ana, organisation=trust)
    wrong.state = "withdrawn"
    save_recorded(wrong, by=None)
    assert found(meeting, director) == []
    for row in (over, later):
        row.effective_from, row.effective_to = START, meeting.date
        save_recorded(row, by=None)
    assert found(meeting, director) == [("match.organisation", "Ana Whitlock")] * 2


def test_the_words_of_a_paper_count_for_who_reads_it(
    meeting: Meeting,
    item: AgendaItem,
    people: Any,
    director: User,
    paper_of: Any,
    sitter: Any,
    interest_of: Any,
) -> None:
    ana, _ = sitter("Ana Whitlock", user=people("member"))
    interest_of(ana, party="Kestrel Dental Care Ltd", nature="Owns it")
    paper: Paper = paper_of(item)
    write_paper(paper, body_markdown="We ask **Kestrel** Dental Care to bid.", by=director)
    assert found(meeting, director) == [("match.named", "Ana Whitlock")]
    assert own_matches(meeting, people("member"), on=TODAY, rights_on=TODAY) == []  # a draft, not issued
    assert found(meeting, people("coi_guardian")) == []
    assert own_matches(meeting, people("chair"), on=TODAY, rights_on=TODAY) is None  # not at the table


@pytest.mark.requirement("R10")
def test_the_list_is_for_who_reads_interests_and_to_members_their_own(
    meeting: Meeting, item: AgendaItem, trust: Organisation, people: Any, director: User, sitter: Any, interest_of: Any,
    client: Client,
) -> None:  # fmt: skip
    tag(item, trust, by=director)
    ana, _ = sitter("Ana Whitlock", user=people("member"))
    bo, _ = sitter("Bo Ferreira")
    for person in (ana, bo):
        interest_of(person, organisation=trust, position=f"Trustee {person}")
    meeting = issue_meeting(meeting, by=director)
    whole = f"/workspace/meetings/{meeting.slug}/interests/"
    for role in (
        "chair",
        "committee_secretary",
        "place_director",
        "governance_officer",
        "coi_guardian",
        "auditor",
    ):
        client.force_login(people(role))
        page = client.get(whole).content.decode()
        assert "Ana Whitlock" in page, role
        assert "Trustee Bo Ferreira" in page, role
        assert ("Note that it was looked at" in page) == (role != "auditor"), role
    for role in ("paper_author", "executive", "member"):
        client.force_login(people(role))
        assert client.get(whole).status_code == 403, role
        assert matches(meeting, people(role), on=TODAY, rights_on=TODAY).items == ()
    page = client.get(f"/workspace/meetings/{meeting.slug}/").content.decode()
    assert "Items you may have an interest in" in page
    assert "Trustee Ana Whitlock" in page
    assert "Bo Ferreira" not in page


def test_what_was_looked_at_leaves_the_list_until_the_interest_changes(
    meeting: Meeting, item: AgendaItem, trust: Organisation, people: Any, director: User, officer: User, sitter: Any,
    interest_of: Any, client: Client,
) -> None:  # fmt: skip
    tag(item, trust, by=director)
    ana, _ = sitter("Ana Whitlock")
    interest = interest_of(ana, organisation=trust, nature="Owns CANARY-NATURE shares")
    (one,) = matches(meeting, director, on=TODAY, rights_on=TODAY).items[0].open
    client.force_login(director)
    look = f"/workspace/meetings/{meeting.slug}/agenda/{item.public_id}/interests/{one.mark}/"
    assert client.post(look, {"note": ""}).status_code == 200
    assert client.post(look, {"note": "She CANARY-NOTE leaves the room"}).status_code == 302
    each = matches(meeting, director, on=TODAY, rights_on=TODAY).items[0]
    assert each.open == ()
    assert [(done.suggestion.mark, done.review.note) for done in each.looked_at] == [
        (one.mark, "She CANARY-NOTE leaves the room")
    ]
    review = MatchReview.objects.get()
    assert (review.looked_at_by, review.looked_at_on) == (director, clock.today())
    told = str(
        list(GovernanceEvent.objects.filter(chain__icb=meeting.icb).values("summary", "reason", "after"))
    )
    assert "Looked at a possible interest in “The plan”" in told
    assert "CANARY" not in told
    change_interest(interest, {"position": "Chair"}, by=officer)
    assert found(meeting, director) == [("match.organisation", "Ana Whitlock")]


def test_nobody_sets_their_own_aside_nor_does_who_only_reads(
    meeting: Meeting,
    item: AgendaItem,
    trust: Organisation,
    people: Any,
    director: User,
    sitter: Any,
    interest_of: Any,
) -> None:
    tag(item, trust, by=director)
    ana, _ = sitter("Ana Whitlock", user=director)
    interest_of(ana, organisation=trust)
    (one,) = matches(meeting, director, on=TODAY, rights_on=TODAY).items[0].open
    with pytest.raises(RuleNotMet):
        set_aside(item=item, mark=one.mark, note="Nothing", by=director)
    with pytest.raises(NotPermitted):
        set_aside(item=item, mark=one.mark, note="Nothing", by=people("auditor"))
    with pytest.raises(RuleNotMet):
        set_aside(item=item, mark="0" * 32, note="Nothing", by=people("chair"))
    set_aside(item=item, mark=one.mark, note="Nothing", by=people("chair"))
    assert found(meeting, director) == []


def test_tags_are_set_on_the_form_and_told_in_the_ledger(
    meeting: Meeting, item: AgendaItem, trust: Organisation, director: User, client: Client
) -> None:
    client.force_login(director)
    address = f"/workspace/meetings/{meeting.slug}/agenda/{item.public_id}/edit/"
    page = client.get(address).content.decode()
    assert "Organisations this item is about, suppliers included" in page
    values = {"title": item.title, "kind": item.kind, "openness": "public", "version": item.version}
    answer = client.post(address, values | {"organisations": [trust.pk]})
    assert answer.status_code == 302, answer.content.decode()
    assert list(item.organisations.all()) == [trust]
    event = GovernanceEvent.objects.filter(chain__icb=meeting.icb, code="agenda_item.changed").latest(
        "sequence"
    )
    assert event.after["organisations"] == [trust.name]


def test_nothing_found_says_that_there_may_be_a_conflict_and_the_csv_has_every_line(
    meeting: Meeting,
    item: AgendaItem,
    trust: Organisation,
    director: User,
    sitter: Any,
    interest_of: Any,
    client: Client,
) -> None:
    client.force_login(director)
    whole = f"/workspace/meetings/{meeting.slug}/interests/"
    said = "Nothing found, which does not mean that there is no conflict."
    assert said in client.get(whole).content.decode()
    tag(item, trust, by=director)
    ana, _ = sitter("Ana Whitlock")
    interest_of(ana, organisation=trust)
    csv = b"".join(client.get(f"{whole}csv/").streaming_content).decode()  # type: ignore[attr-defined]
    assert csv.splitlines()[1].startswith("1,The plan,Ana Whitlock,,Organisation,")


def queries(meeting: Meeting, user: User) -> int:
    user.forget_grants()
    with CaptureQueriesContext(
        connection,
    ) as caught:
        matches(Meeting.objects.get(pk=meeting.pk), user, on=TODAY, rights_on=TODAY)
    return len(caught)


def test_the_number_of_queries_does_not_grow(
    meeting: Meeting,
    item: AgendaItem,
    trust: Organisation,
    director: User,
    paper_of: Any,
    sitter: Any,
    interest_of: Any,
) -> None:
    tag(item, trust, by=director)
    ana, _ = sitter("Ana Whitlock", organisation=trust)
    interest_of(ana, organisation=trust)
    paper_of(item)
    before = queries(meeting, director)
    for number in range(4):
        more = add_item(
            meeting=meeting, title=f"Further {number}", many={"organisations": [trust]}, by=director
        )
        paper_of(more)
        person, _ = sitter(f"Member {number}", organisation=trust)
        interest_of(person, organisation=trust)
    assert queries(meeting, director) == before <= 40


@pytest.mark.requirement("LP39")
def test_what_was_noted_goes_with_the_record_of_the_interest(
    world: World,
    item: AgendaItem,
    sitter: Callable[..., Any],
    interest_of: Callable[..., Interest],
    officer: User,
) -> None:
    person, _ = sitter("Ana Whitlock")
    ended = date(2022, 1, 1)
    gone = interest_of(person, effective_from=date(2021, 1, 1), effective_to=ended)
    kept = interest_of(person)
    for number, interest in enumerate((gone, kept)):
        review = MatchReview(
            item=item,
            code="match.named",
            mark=str(number),
            interest=interest,
            note="Zebra",
            looked_at_by=officer,
            looked_at_on=TODAY,
        )
        save_recorded(review, by=officer)
    enter_policy(world.north, officer, private_years_after=1)
    purge_interest(gone, on=TODAY)
    assert [row.interest for row in MatchReview.objects.all()] == [kept]
    assert not MatchReview.history.filter(note="Zebra", mark="0").exists()
    with connection.cursor() as cursor:  # the database asks for the history row of a deletion at the commit
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
