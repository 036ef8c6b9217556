"""Who reads a meeting, an item, a paper, an annex: by role, by name, and by no route at all. Deny wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted
from governance.models import User
from meetings.models import AgendaItem, Annex, Meeting, Paper
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.exceptions import end_paper_share, end_withholding, share_paper, withhold_paper
from meetings.papers.actions.papers import add_paper, mark_confidential, remove_paper
from meetings.papers.actions.signing import revise_paper
from meetings.papers.selectors.versions import readable_versions
from meetings.planning.actions.exceptions import end_meeting_share, share_meeting
from meetings.planning.actions.meetings import create_meeting, issue_meeting
from membership.models import Person
from tests.fixtures.people import World
from tests.meetings.conftest import ON

People = Callable[[str], User]
PaperOf = Callable[..., Paper]

DRAFT_READERS = {
    "governance_lead",
    "governance_officer",
    "place_director",
    "committee_secretary",
    "executive",
    "chair",
}
DRAFT_READERS |= {"auditor", "paper_author"}
ROLES = [*sorted(DRAFT_READERS), "member", "other_icb", "nobody", "inactive", "system_administrator"]


def today() -> date:
    return clock.today()


def sees(user: User, thing: Any) -> bool:
    return type(thing).objects.visible_to(user, on=today()).filter(pk=thing.pk).exists()


@pytest.mark.parametrize("role", ROLES)
def test_a_planned_meeting_is_seen_by_who_prepares_it(role: str, meeting: Meeting, people: People) -> None:
    assert sees(people(role), meeting) is (role in DRAFT_READERS)


@pytest.mark.parametrize("role", ROLES)
def test_an_issued_meeting_is_seen_by_members_too(
    role: str, meeting: Meeting, director: User, people: People
) -> None:
    issue_meeting(meeting, by=director)
    assert sees(people(role), meeting) is (role in DRAFT_READERS | {"member"})


@pytest.mark.requirement("R193")
@pytest.mark.parametrize("role", ROLES)
def test_private_business_asks_for_the_right_to_it(
    role: str, world: World, private_item: AgendaItem, director: User, people: People
) -> None:
    """A paper author holds no right to private business; a private meeting is closed to them as a whole."""
    private = create_meeting(
        icb=world.north, lead_committee=world.hill_board, kind="private", date=ON, by=director
    )
    for meeting in (private, private_item.meeting):
        issue_meeting(meeting, by=director)
    expected = role in (DRAFT_READERS | {"member"}) - {"paper_author"}
    assert sees(people(role), private) is expected
    assert sees(people(role), private_item) is expected


@pytest.mark.parametrize("role", ROLES)
def test_a_draft_paper_is_not_for_members(
    role: str, item: AgendaItem, paper_of: PaperOf, director: User, people: People
) -> None:
    draft, signed = paper_of(item), paper_of(item, state="signed_off")
    issue_meeting(item.meeting, by=director)
    assert sees(people(role), draft) is (role in DRAFT_READERS)
    assert sees(people(role), signed) is (role in DRAFT_READERS | {"member"})


def test_members_read_the_signed_version_while_a_revision_is_written(
    item: AgendaItem, paper_of: PaperOf, director: User, people: People
) -> None:
    paper = paper_of(item, state="signed_off")
    issue_meeting(item.meeting, by=director)
    revise_paper(paper, reason="Figures", by=director)
    assert sees(people("member"), paper)
    assert [v.number for v in readable_versions(paper, people("member"), on=today())] == [1]
    assert [v.number for v in readable_versions(paper, director, on=today())] == [2, 1]


@pytest.mark.requirement("R193")
def test_a_confidential_paper_and_a_private_annex(
    item: AgendaItem, paper_of: PaperOf, director: User, people: People
) -> None:
    paper = paper_of(item)
    annex = add_annex(paper=paper, title="Prices", body_markdown="£1", openness="private", by=director)
    author = people("paper_author")
    assert sees(author, paper)
    assert not sees(author, annex)
    assert sees(director, annex)
    mark_confidential(paper, is_confidential=True, confidential_reason="commercial", by=director)
    assert not sees(author, paper)
    assert sees(people("chair"), paper)


@pytest.mark.requirement("R193")
def test_who_may_not_see_private_business_cannot_make_something_private(
    item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    paper, author = paper_of(item), people("paper_author")
    with pytest.raises(NotPermitted):
        mark_confidential(paper, is_confidential=True, confidential_reason="legal", by=author)
    with pytest.raises(NotPermitted):
        add_paper(item=item, title="Secret", is_confidential=True, confidential_reason="legal", by=author)
    with pytest.raises(NotPermitted):
        add_annex(paper=paper, title="Secret", openness="private", body_markdown="x", by=author)


def test_a_paper_is_shared_until_a_day(
    item: AgendaItem, paper_of: PaperOf, director: User, people: People
) -> None:
    paper, guest = paper_of(item), people("nobody")
    last = today() + timedelta(days=3)
    share = share_paper(paper=paper, with_user=guest, until=last, reason="Legal advice", by=director)
    assert sees(guest, paper)
    assert not sees(guest, item.meeting)
    for day, seen in ((last, True), (last + timedelta(days=1), False), (today() - timedelta(days=1), False)):
        assert Paper.objects.visible_to(guest, on=day).filter(pk=paper.pk).exists() is seen
    end_paper_share(share, reason="Done", by=director)
    assert not sees(guest, paper)


def test_sharing_again_replaces_the_dates(
    item: AgendaItem, paper_of: PaperOf, director: User, people: People
) -> None:
    paper, guest = paper_of(item), people("nobody")
    for days in (1, 9):
        until = today() + timedelta(days=days)
        share_paper(paper=paper, with_user=guest, until=until, reason="Advice", by=director)
    assert Paper.objects.visible_to(guest, on=today() + timedelta(days=9)).exists()
    with pytest.raises(ValidationError):
        share_paper(
            paper=paper, with_user=guest, until=today() - timedelta(days=1), reason="Late", by=director
        )
    with pytest.raises(ValidationError):
        share_paper(paper=paper, with_user=guest, until=today(), reason=" ", by=director)


def test_a_deactivated_person_reads_nothing_shared_with_them(
    item: AgendaItem, paper_of: PaperOf, director: User, people: People
) -> None:
    paper, guest = paper_of(item), people("inactive")
    share_paper(paper=paper, with_user=guest, until=today(), reason="Advice", by=director)
    assert not sees(guest, paper)


def test_a_meeting_is_shared_but_not_its_private_items(
    private_item: AgendaItem, item: AgendaItem, director: User, people: People
) -> None:
    guest = people("nobody")
    share = share_meeting(
        meeting=item.meeting, with_user=guest, until=today(), reason="Observer", by=director
    )
    assert sees(guest, item.meeting)
    assert sees(guest, item)
    assert not sees(guest, private_item)
    end_meeting_share(share, reason="Over", by=director)
    assert not sees(guest, item.meeting)


@pytest.mark.parametrize("role", ["executive", "member", "auditor", "other_icb"])
def test_only_who_keeps_the_agenda_decides_on_readers(
    role: str, world: World, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    paper, by = paper_of(item), people(role)
    person = save_recorded(Person(icb=world.north, name="Pat", slug="pat"), by=None)
    with pytest.raises(NotPermitted):
        share_paper(paper=paper, with_user=by, until=today(), reason="For me", by=by)
    with pytest.raises(NotPermitted):
        withhold_paper(paper=paper, person=person, reason="No", by=by)


@pytest.mark.requirement("R8", "R9", "R193")
@pytest.mark.parametrize("role", ["governance_lead", "place_director", "chair", "member", "nobody"])
def test_withheld_beats_every_role_and_every_share(
    role: str, world: World, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    officer, conflicted = people("governance_officer"), people(role)
    paper = paper_of(item, state="signed_off")
    annex = save_recorded(
        Annex(paper_version=paper.versions.get(), title="A", body_markdown="x", position=1), by=None
    )
    issue_meeting(item.meeting, by=officer)
    share_paper(paper=paper, with_user=conflicted, until=today(), reason="By mistake", by=officer)
    assert sees(conflicted, paper)
    person = save_recorded(Person(icb=world.north, name="Pat", slug="pat", user=conflicted), by=None)
    row = withhold_paper(paper=paper, person=person, reason="Bidder", by=officer)
    assert not sees(conflicted, paper)
    assert not sees(conflicted, annex)
    end_withholding(row, reason="Withdrew", by=officer)
    assert sees(conflicted, paper)


def test_a_person_of_another_icb_cannot_be_named(
    world: World, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    stranger = save_recorded(Person(icb=world.south, name="Sam", slug="sam"), by=None)
    with pytest.raises(ValidationError):
        withhold_paper(paper=paper_of(item), person=stranger, reason="X", by=director)


def test_a_removed_paper_is_seen_by_who_prepares_only(
    item: AgendaItem, paper_of: PaperOf, director: User, people: People
) -> None:
    paper = paper_of(item, state="signed_off")
    issue_meeting(item.meeting, by=director)
    remove_paper(paper, reason="Withdrawn", by=director)
    assert sees(director, paper)
    assert not sees(people("member"), paper)
