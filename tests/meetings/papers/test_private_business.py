"""Private business on a real agenda: the resolution by itself, the ledger by the acts, reviews, and who may do what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from governance.actions.icbs import create_standing_orders
from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import OutboxMessage
from governance.models import GovernanceEvent, User
from meetings.models import AgendaItem, Annex, Exemption, Meeting, Paper
from meetings.papers.actions.agenda import (
    add_item,
    change_item,
    move_item,
    order_items,
    put_private_last,
    remove_item,
    restore_item,
)
from meetings.papers.actions.annexes import add_annex, remove_annex
from meetings.papers.actions.exempting import Exempt
from meetings.papers.actions.exemption_mail import tell_of_reviews
from meetings.papers.actions.exemptions import give_grounds, keep_private, release
from meetings.papers.actions.grounds import change_private_ground, start_from_ground_set
from meetings.papers.actions.papers import mark_confidential
from meetings.papers.actions.signing import revise_paper, sign_off_paper, submit_paper
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.exclusion import resolution_words
from meetings.papers.selectors.packs import pack_facts, pack_problems, pack_warnings
from meetings.planning.actions.meetings import change_meeting
from tests.fixtures.people import START, World
from tests.meetings.conftest import ON

People = Callable[[str], User]
TEST = "Every bidder of the next round would know the prices of the last."
pytestmark = pytest.mark.django_db


def shown(meeting: Meeting) -> list[str]:
    return [str(item) for item in agenda(meeting)]


def row_of(item: AgendaItem) -> Exemption:
    return Exemption.objects.get(of="item", item=item, effective_to=None)


@contextmanager
def judged() -> Iterator[None]:
    """What the database promises for the end of a transaction, now."""
    with transaction.atomic():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def orders(world: World, people: People) -> Callable[..., None]:
    """`orders("act_1972", months=12)`: standing orders that say under which power, with the ready grounds."""

    def make(statute: str, months: int | None = None, wording: str = "") -> None:
        lead = people("governance_lead")
        create_standing_orders(
            icb=world.north,
            effective_from=START,
            exclusion_statute=statute,
            exclusion_wording=wording,
            exemption_review_months=months,
            by=lead,
        )
        start_from_ground_set(icb=world.north, key=statute.replace("_", "-"), from_day=START, by=lead)

    return make


@pytest.mark.requirement("LP46", "R193")
def test_the_resolution_comes_moves_and_goes_by_itself(
    meeting: Meeting, item: AgendaItem, private_item: AgendaItem, director: User
) -> None:
    title = "Exclusion of the press and public"
    assert shown(meeting) == ["1 The plan", f"2 {title}", "3 CANARY-PRIVATE-ITEM"]
    resolution = agenda(meeting)[1].public_id
    moved = [f"1 {title}", "2 CANARY-PRIVATE-ITEM", "3 The plan"]
    move_item(private_item, direction="up", by=director)  # one step leads past both, and it comes along
    assert shown(meeting) == moved
    move_item(AgendaItem.objects.get(pk=item.pk), direction="up", by=director)
    assert shown(meeting)[:2] == ["1 The plan", f"2 {title}"]
    tops = [one.public_id for one in agenda(meeting)]
    order_items(meeting=meeting, order=[tops[2], tops[0], tops[1]], seen=tops, by=director)
    assert shown(meeting) == moved
    put_private_last(meeting=meeting, by=director)
    assert shown(meeting)[0] == "1 The plan"
    remove_item(AgendaItem.objects.get(pk=private_item.pk), reason="Not this time", by=director)
    assert shown(meeting) == ["1 The plan"]
    restore_item(AgendaItem.objects.get(pk=private_item.pk), by=director)
    assert agenda(meeting)[1].public_id == resolution  # the same one, with its address
    change_item(AgendaItem.objects.get(pk=private_item.pk), {"openness": "public"}, by=director)
    assert shown(meeting) == ["1 The plan", "2 CANARY-PRIVATE-ITEM"]
    change_item(
        AgendaItem.objects.get(pk=item.pk), {"openness": "private", "private_reason": "legal"}, by=director
    )
    assert shown(meeting)[0] == f"1 {title}"
    change_meeting(meeting, {"kind": "private"}, by=director)  # excludes nobody by resolution
    assert title not in " ".join(shown(meeting))
    codes = list(GovernanceEvent.objects.values_list("code", flat=True))
    assert codes.count("agenda.resolution_added") == 3
    assert codes.count("agenda.resolution_removed") == 3


def test_it_may_be_worded_and_gives_no_title_away(
    meeting: Meeting, private_item: AgendaItem, director: User
) -> None:
    resolution = agenda(meeting)[1]
    for act in (
        lambda: move_item(resolution, direction="down", by=director),
        lambda: remove_item(resolution, reason="No", by=director),
        lambda: add_item(meeting=meeting, title="Another", kind="exclusion", by=director),
        lambda: change_item(resolution, {"kind": "business"}, by=director),
        lambda: change_item(resolution, {"note": "For canary-private-item only."}, by=director),
    ):
        with pytest.raises(RuleNotMet, match=r"resolution|private"):
            act()
    change_item(resolution, {"note": "That the public withdraw."}, by=director)
    words = resolution_words(meeting, agenda(meeting), on=ON)
    assert words == "That the public withdraw.\n\nItem 3: Commercially confidential information."


@pytest.mark.requirement("LP49", "LP53")
def test_its_words_are_those_of_the_power_in_force_on_the_day(
    meeting: Meeting, private_item: AgendaItem, orders: Callable[..., None]
) -> None:
    unset = resolution_words(meeting, agenda(meeting), on=ON)
    assert "Act" not in unset
    told = [outcome.code for outcome in pack_warnings(meeting, on=ON)]
    assert "exclusion.statute.not_set" in told
    orders("act_1960")
    said = resolution_words(meeting, agenda(meeting), on=ON)
    assert "Public Bodies (Admission to Meetings) Act 1960" in said
    assert "CANARY" not in said
    facts = pack_facts(meeting, on=ON)
    assert facts.items[1].note == said


def test_a_public_pack_needs_the_resolution(
    meeting: Meeting, private_item: AgendaItem, director: User
) -> None:
    """An agenda from before the portal put it there by itself."""
    resolution = agenda(meeting)[1]
    resolution.is_removed = True
    save_recorded(resolution, by=None)
    assert "exclusion.resolution.missing" in [o.code for o in pack_problems(meeting, on=ON)]
    held = Meeting.objects.get(pk=meeting.pk)
    held.state = "held"  # judged by what it resolved
    assert "exclusion.resolution.missing" not in [o.code for o in pack_problems(held, on=ON)]


@pytest.mark.requirement("LP54")
def test_schedule_12a_asks_for_paragraph_and_weighing(
    world: World, meeting: Meeting, item: AgendaItem, director: User, orders: Callable[..., None]
) -> None:
    orders("act_1972", months=12)
    three = world.north.private_grounds.get(paragraph="Paragraph 3")
    marks: dict[str, Any] = {"openness": "private", "title_is_private": True}
    for exempt, code in (
        (Exempt(), "exemption.grounds.none"),
        (Exempt((three,), "Money."), "exemption.grounds.no_interest_test"),
    ):
        with pytest.raises(RuleNotMet) as refused:
            change_item(item, marks, exempt=exempt, by=director)
        assert refused.value.outcome.code == code
    changed = change_item(item, marks, exempt=Exempt((three,), TEST), by=director)
    assert changed.private_reason == "commercial"
    row = row_of(changed)
    assert (row.statute, row.public_interest, row.decided_by) == ("act_1972", TEST, director)
    assert row.review_on == clock.today().replace(year=clock.today().year + 1)
    assert "Paragraph 3: Information relating to the financial" in resolution_words(
        meeting, agenda(meeting), on=ON
    )
    rolled = add_item(
        meeting=meeting, title="Rolled", openness="private", private_reason="commercial", by=director
    )
    assert list(row_of(rolled).grounds.all()) == [three]  # the one paragraph for that reason
    problems = [o for o in pack_problems(meeting, on=ON, audience="public") if o.code.startswith("exemption")]
    assert [problem.code for problem in problems] == ["exemption.grounds.no_interest_test"]
    give_grounds(row_of(rolled), Exempt((three,), TEST), by=director)
    assert not [o for o in pack_problems(meeting, on=ON) if o.code.startswith("exemption")]
    assert TEST not in str(list(GovernanceEvent.objects.values("summary", "reason", "before", "after")))


@pytest.mark.requirement("R193")
def test_nothing_private_lacks_a_row(
    meeting: Meeting,
    item: AgendaItem,
    private_item: AgendaItem,
    director: User,
    paper_of: Callable[..., Paper],
) -> None:
    paper = paper_of(item, is_confidential=True, confidential_reason="legal")
    annex = add_annex(paper=paper, title="Beds", body_markdown="Few.", openness="private", by=director)
    rows = {row.of: row for row in Exemption.objects.filter(effective_to=None)}
    assert {of: row.reason for of, row in rows.items()} == {
        "item": "commercial",
        "paper": "legal",
        "annex": "legal",
    }
    paper = mark_confidential(paper, is_confidential=True, confidential_reason="personal", by=director)
    assert Exemption.objects.get(of="paper").reason == "personal"
    mark_confidential(paper, is_confidential=False, by=director)
    ended = Exemption.objects.get(of="paper")
    assert (ended.outcome, ended.effective_to, ended.ended_by) == ("opened", clock.today(), director)
    remove_annex(annex, by=director)
    assert Exemption.objects.get(of="annex").outcome == "taken_out"
    with judged():
        pass
    open_row = row_of(private_item)
    open_row.effective_to, open_row.outcome = clock.today(), "opened"
    with pytest.raises(IntegrityError, match="still private"), judged():
        save_recorded(open_row, by=None)
    item.refresh_from_db()
    item.openness, item.private_reason = "private", "legal"
    with pytest.raises(IntegrityError, match="exemption ledger"), judged():
        save_recorded(item, by=None)


def test_an_annex_keeps_its_row_from_version_to_version(
    meeting: Meeting, item: AgendaItem, director: User, paper_of: Callable[..., Paper]
) -> None:
    paper = paper_of(item)
    add_annex(paper=paper, title="Beds", body_markdown="Few.", openness="private", by=director)
    submit_paper(paper, by=director)
    sign_off_paper(Paper.objects.get(pk=paper.pk), name="Dee", by=director)
    revise_paper(Paper.objects.get(pk=paper.pk), by=director, reason="New beds")
    assert Annex.objects.values("family").distinct().count() == 1
    assert Annex.objects.count() == 2
    assert Exemption.objects.count() == 1
    with judged():
        pass


@pytest.fixture
def due(private_item: AgendaItem) -> Exemption:
    row = row_of(private_item)
    row.review_on = clock.today()
    return save_recorded(row, by=None)


def test_kept_for_longer_with_a_reason(due: Exemption, people: People, director: User) -> None:
    later = clock.today() + timedelta(days=90)
    with pytest.raises(NotPermitted):
        keep_private(due, why="Bids are open.", next_review=later, by=director)
    with pytest.raises(RuleNotMet) as refused:
        keep_private(due, why="Bids are open.", next_review=clock.today(), by=people("governance_officer"))
    assert refused.value.outcome.code == "exemption.kept.no_day"
    keep_private(due, why="Bids are open.", next_review=later, by=people("governance_officer"))
    due.refresh_from_db()
    assert due.review_on == later
    assert due.reviews.get().why == "Bids are open."
    assert GovernanceEvent.objects.filter(code="exemption.reviewed").count() == 1
    with pytest.raises(RuleNotMet) as refused:
        release(due, because="No", by=people("governance_officer"))
    assert refused.value.outcome.code == "exemption.release.not_held"


def test_the_mail_counts_and_never_names(due: Exemption, people: People) -> None:
    officer, lead = people("governance_officer"), people("governance_lead")
    people("committee_secretary")
    assert tell_of_reviews(today=clock.today() - timedelta(days=1)) == 0
    assert tell_of_reviews(today=clock.today()) == 2
    assert tell_of_reviews(today=clock.today()) == 0
    mails = OutboxMessage.objects.filter(subject__startswith="Private business")
    assert {mail.recipient for mail in mails} == {officer.email, lead.email}
    assert not any("CANARY" in mail.body for mail in mails)
    assert all("state=due" in mail.body for mail in mails)


def test_the_ledger_is_read_by_who_may_see_private_business(
    due: Exemption, people: People, client: Client
) -> None:
    client.force_login(people("governance_officer"))
    page = client.get("/workspace/exemptions/?state=due").content.decode()
    assert "Item 3: Item considered in private" in page
    for words, is_found in ((due.meeting.title, True), ("no meeting of this name", False)):
        found = client.get("/workspace/exemptions/", {"state": "due", "q": words}).content.decode()
        assert ("Item 3: Item considered in private" in found) is is_found
    assert "Review due" in page
    assert "CANARY" not in page
    csv = b"".join(client.get("/workspace/exemptions/csv/").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Commercially confidential information" in csv
    assert "CANARY" not in csv
    before = (clock.today() - timedelta(days=1)).isoformat()
    assert "considered in private" not in client.get(f"/workspace/exemptions/?on={before}").content.decode()
    assert "Private business to review" in client.get("/workspace/").content.decode()
    client.force_login(people("paper_author"))
    assert client.get(f"/workspace/exemptions/{due.pk}/").status_code == 404


def test_marking_by_the_screen_names_the_grounds(
    world: World, meeting: Meeting, item: AgendaItem, browser: Client, orders: Callable[..., None]
) -> None:
    orders("act_1972")
    three = world.north.private_grounds.get(paragraph="Paragraph 3")
    address = f"/workspace/meetings/{meeting.slug}/agenda/{item.public_id}/edit/"
    page = browser.get(address).content.decode()
    assert "Paragraph 3: Information relating to the financial" in page
    assert "private_reason" not in page
    sent = {
        "title": item.title,
        "kind": "business",
        "openness": "private",
        "version": item.version,
        "purposes": ["decision"],
        "minutes": "30",
    }
    refused = browser.post(address, sent).content.decode()
    assert "Choose the paragraph of Schedule 12A" in refused
    refused = browser.post(address, sent | {"grounds": [three.pk]}).content.decode()
    assert "outweighs the public interest in opening it" in refused
    done = browser.post(address, sent | {"grounds": [three.pk], "public_interest": TEST}, follow=True)
    assert "Exclusion of the press and public" in done.content.decode()
    assert row_of(item).public_interest == TEST
    new = f"/workspace/meetings/{meeting.slug}/agenda/add/"
    added = browser.post(new, {"title": "Open to all", "kind": "business", "openness": "public"}, follow=True)
    assert "Open to all was added." in added.content.decode(), "a public item needs no ground"


def test_a_ground_in_use_keeps_its_words(
    world: World, meeting: Meeting, private_item: AgendaItem, orders: Callable[..., None], people: People
) -> None:
    orders("act_1960")
    lead = people("governance_lead")
    ground = world.north.private_grounds.get(reason="commercial")
    give_grounds(row_of(private_item), Exempt((ground,)), by=lead)
    with pytest.raises(RuleNotMet) as refused:
        change_private_ground(ground, {"name": "Trade"}, by=lead)
    assert refused.value.outcome.code == "private_ground.in_use"
    change_private_ground(ground, {"review_months": 3}, by=lead)
    assert not start_from_ground_set(icb=world.north, key="act-1960", from_day=date(2026, 1, 1), by=lead)
    with pytest.raises(NotPermitted):
        start_from_ground_set(
            icb=world.north, key="act-1972", from_day=START, by=people("committee_secretary")
        )


def test_a_ground_is_worded_by_the_screen(world: World, people: People, client: Client) -> None:
    client.force_login(people("governance_lead"))
    sent = {
        "statute": "act_1960",
        "name": "Advice of counsel",
        "plain_reason": "legal",
        "effective_from_day": "1",
        "effective_from_month": "4",
        "effective_from_year": "2026",
    }
    refused = client.post("/workspace/private-grounds/new/", sent | {"plain_reason": ""})
    assert refused.status_code == 200
    assert client.post("/workspace/private-grounds/new/", sent).status_code == 302
    ground = world.north.private_grounds.get(name="Advice of counsel")
    assert ground.reason == "legal"
    page = client.get(f"/workspace/private-grounds/{ground.pk}/edit/").content.decode()
    assert '<option value="legal" selected>' in page
    changed = sent | {
        "plain_reason": "negotiation",
        "version": ground.version,
        "reason": "It was the wrong one.",
    }
    assert client.post(f"/workspace/private-grounds/{ground.pk}/edit/", changed).status_code == 302
    ground.refresh_from_db()
    assert ground.reason == "negotiation"
