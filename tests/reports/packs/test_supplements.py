"""A supplement from the late paper to its own pages: the main pack stays as it is, and nothing is left out unseen."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.test import Client

from governance.enums import SeatCategory
from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.models import OutboxMessage
from governance.models import Seat, User
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.issues import issue_supplement
from meetings.papers.actions.late import accept_late, ask_chair, decline_late
from meetings.papers.selectors.issues import went_out
from meetings.papers.selectors.late import late_things, publication_problems
from meetings.planning.actions.meetings import issue_meeting
from membership.people.actions import appoint, create_person
from reports.models import PackBuild, Publication
from reports.packs.selectors import pack_state
from reports.pdf.check import check_pack
from reports.publication.meetings import publish_meeting, readiness
from tests.fixtures.people import START, World
from tests.reports.conftest import CANARY, ON, Board
from tests.reports.packs.pages import everything, page_texts, pdf_of

pytestmark = pytest.mark.django_db

WHY = {"reason": "The guidance came out late", "cannot_wait": "The contract starts in April"}


@pytest.fixture
def out(empty_board: Board) -> Board:
    """Two papers that went out to members; a third is announced and not signed off."""
    for key, title in (("one", "First matter"), ("two", "Second matter"), ("three", "Third matter")):
        empty_board.item(key, title, minutes=10)
        empty_board.paper(key, key, title, words=f"Words of {key}.")
    empty_board.sign("one", "two")
    issue_meeting(empty_board.meeting, by=empty_board.by)
    empty_board.meeting.refresh_from_db()
    return empty_board


@pytest.fixture
def member_of_board(world: World, people: Any) -> User:
    """A member of the hill board with an account."""
    user: User = people("member")
    officer = people("governance_lead")
    person = create_person(icb=world.north, name="Ana Whitlock", by=officer, user=user)
    seat = Seat(
        committee=world.hill_board,
        title="Seat of Ana",
        category=SeatCategory.MEMBER_ORGANISATION,
        effective_from=START,
    )
    save_recorded(seat, by=None)
    appoint(person=person, seat=seat, basis="nominated", by=officer, effective_from=START)
    return user


def accepted(board: Board, key: str, people: Any, **said: str) -> Any:
    paper = Paper.objects.select_related("item__meeting").get(pk=board.papers[key].pk)
    asked = ask_chair(item=paper.item, paper=paper, by=board.by, **WHY | said)
    return accept_late(asked, name="Chair of the Board", by=people("chair"))


def supplement(board: Board, people: Any, *keys: str) -> Any:
    for key in keys:
        accepted(board, key, people)
    return issue_supplement(board.meeting, by=board.by)


@pytest.mark.requirement("R140", "R139")
def test_the_main_pack_keeps_its_pages_and_the_supplement_has_its_own(out: Board, people: Any) -> None:
    main = out.build("members")
    assert "To follow" in page_texts(pdf_of(main))[1]
    assert "Words of three" not in "".join(page_texts(pdf_of(main)))
    out.sign("three")
    supplement(out, people, "three")
    assert out.build("members").file.sha256 == main.file.sha256  # not out of date, not built again

    own = out.build("members", "S1")
    pdf = pdf_of(own)
    pages = page_texts(pdf)
    assert "Words of three." in "".join(pages)
    assert "The guidance came out late" in "".join(pages[:2])
    for number, text in enumerate(pages, 1):
        assert f"Pack page S1-{number}" in text
    assert "Item 3 (S1) · page 1" in pages[own.manifest["front_pages"]]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert check_pack(opened, deep=True) == []
        assert str(opened.Root.PageLabels.Nums[1].P) == "S1-"

    whole = out.build("members", "all")
    data = pdf_of(whole)
    assert page_texts(data) == page_texts(pdf_of(main)) + pages  # every page as it is in print
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert check_pack(opened, deep=True) == []
        labels = opened.Root.PageLabels.Nums
        assert [int(labels[0]), int(labels[2])] == [0, main.manifest["pages"]]
    PackBuild.objects.filter(pk=own.pk).delete()
    assert out.build("members", "S1").file.sha256 == own.file.sha256  # the same bytes again


@pytest.mark.requirement("R140")
def test_a_paper_that_is_in_neither_is_told_and_stops_publication(out: Board, people: Any) -> None:
    out.sign("three")
    (late,) = late_things(out.meeting, at=clock.now())
    assert late.placed.code == "late.left_out.not_asked"
    out.build("public")
    with pytest.raises(RuleNotMet) as refused:
        publish_meeting(out.meeting, by=out.by)
    assert any(
        "in neither the main pack nor a supplement" in p for p in refused.value.outcome.details["problems"]
    )
    request = accepted(out, "three", people)
    assert [p.code for p in publication_problems(out.meeting, at=clock.now())] == ["late.left_out.accepted"]
    issue_supplement(out.meeting, by=out.by, seen=[request.pk])
    assert publication_problems(out.meeting, at=clock.now()) == ()
    problems = readiness(out.meeting, on=ON).outcome.details["problems"]
    assert problems == ["The public pack of supplement 1 has not been built. Build it first."]
    out.build("public", "S1")
    assert readiness(out.meeting, on=ON).outcome.ok


@pytest.mark.requirement("R140", "R181", "R193")
def test_the_public_reads_the_supplement_with_its_reason_and_time(out: Board, people: Any) -> None:
    first = out.publish()
    out.sign("three")
    out.paper(
        "secret",
        "three",
        f"{CANARY}-late",
        words=f"{CANARY}-words",
        is_confidential=True,
        confidential_reason="legal",
    )
    out.sign("secret")
    paper = Paper.objects.get(pk=out.papers["secret"].pk)
    asked = ask_chair(
        item=paper.item, paper=paper, by=out.by, reason=f"{CANARY}-reason", cannot_wait=f"{CANARY}-wait"
    )
    accept_late(asked, name="Chair of the Board", by=people("chair"))
    supplement(out, people, "three")
    shown = out.build("public", "S1")
    assert CANARY.encode() not in everything(pdf_of(shown))
    assert CANARY.encode() in everything(pdf_of(out.build("members", "S1")))
    second = out.publish(reason="Supplement 1")
    assert second.number == first.number + 1
    assert CANARY not in str(second.content)
    page = Client().get(f"/meetings/{out.meeting.slug}/").content.decode()
    assert "Supplement 1" in page
    assert CANARY not in page
    assert second.files.filter(kind="supplement").count() == 1
    item = (
        Client().get(f"/meetings/{out.meeting.slug}/items/{out.items['three'].public_id}/").content.decode()
    )
    assert "The guidance came out late" in item
    assert "Chair of the Board" in item
    assert CANARY not in item


@pytest.mark.requirement("R140")
def test_a_revised_paper_replaces_pages_of_the_main_pack(out: Board, people: Any) -> None:
    main = out.build("members")
    out.rewrite("one", "# Other\n\nOther figures altogether.")
    paper = Paper.objects.select_related("item").get(pk=out.papers["one"].pk)
    with pytest.raises(RuleNotMet) as refused:
        ask_chair(item=paper.item, paper=paper, by=out.by, **WHY)
    assert refused.value.outcome.code == "late.change_missing"
    assert out.build("members").file.sha256 == main.file.sha256
    accepted(out, "one", people, what_changed="Table 2 has the figures of March.")
    issue_supplement(out.meeting, by=out.by)
    words = " ".join("".join(page_texts(pdf_of(out.build("members", "S1")))).split())
    first = main.manifest["front_pages"] + 1
    assert f"Replaces pages {first} to {first + 1} of the main pack." in words
    assert "Table 2 has the figures of March." in words
    assert "Other figures altogether." in words
    assert out.build("members").file.sha256 == main.file.sha256


@pytest.mark.requirement("R140")
def test_an_urgent_item_comes_with_its_special_circumstances(out: Board, people: Any) -> None:
    main = out.build("members")
    item = add_item(meeting=out.meeting, title="Flood at the clinic", by=out.by)
    assert pack_state(out.meeting, audience="members", on=ON).is_current  # the main agenda is in print
    assert [p.code for p in publication_problems(out.meeting, at=clock.now())] == ["late.left_out.not_asked"]
    asked = ask_chair(item=item, by=out.by, reason="It rained", cannot_wait="The clinic is shut")
    accept_late(asked, name="Chair of the Board", by=people("chair"))
    assert issue_supplement(out.meeting, by=out.by).number == 1
    pages = " ".join("".join(page_texts(pdf_of(out.build("public", "S1")))).split())
    assert "as a matter of urgency, by reason of these special circumstances: The clinic is shut" in pages
    assert out.build("members").file.sha256 == main.file.sha256
    out.publish()
    page = Client().get(f"/meetings/{out.meeting.slug}/").content.decode()
    assert "Flood at the clinic" in page
    assert "The clinic is shut" in page


@pytest.mark.requirement("R140")
def test_who_may_answer_and_what_a_no_means(out: Board, people: Any) -> None:
    out.sign("three")
    paper = Paper.objects.select_related("item").get(pk=out.papers["three"].pk)
    for role in ("member", "auditor", "other_icb", "nobody"):
        with pytest.raises(NotPermitted):
            ask_chair(item=paper.item, paper=paper, by=people(role), **WHY)
    asked = ask_chair(item=paper.item, paper=paper, by=out.by, **WHY)
    with pytest.raises(NotPermitted):  # in the portal only the chair answers
        accept_late(asked, name="Dee", by=out.by)
    told_at = clock.now() - timedelta(hours=2)
    taken = accept_late(asked, name="Ada Hill, Chair", how="phone", at=told_at, by=out.by)
    assert (taken.decided_at, taken.decided_how) == (told_at, "phone")
    with pytest.raises(RuleNotMet) as refused:
        decline_late(taken, name="Ada Hill, Chair", note="", by=people("chair"))
    assert refused.value.outcome.code == "late.decision.reason_missing"
    no = decline_late(taken, name="Ada Hill, Chair", note="Too long to read", by=people("chair"))
    with pytest.raises(RuleNotMet) as refused:
        issue_supplement(out.meeting, by=out.by)
    assert refused.value.outcome.code == "supplement.nothing"
    again = ask_chair(item=paper.item, paper=paper, by=out.by, **WHY)
    assert again.pk != no.pk
    accept_late(again, name="Ada Hill, Chair", by=people("chair"))
    with pytest.raises(StaleEdit):
        issue_supplement(out.meeting, by=out.by, seen=[])
    assert went_out(out.meeting).supplements == ()


@pytest.mark.requirement("R140", "R9")
def test_members_read_it_and_are_told_once_when_it_is_issued(
    out: Board, people: Any, member_of_board: Any
) -> None:
    out.sign("three")
    paper = out.papers["three"]
    assert not Paper.objects.visible_to(member_of_board, on=ON).filter(pk=paper.pk).exists()
    accepted(out, "three", people)
    assert not Paper.objects.visible_to(member_of_board, on=ON).filter(pk=paper.pk).exists()
    OutboxMessage.objects.all().delete()
    issue_supplement(out.meeting, by=out.by)
    assert Paper.objects.visible_to(member_of_board, on=ON).filter(pk=paper.pk).exists()
    (mail,) = OutboxMessage.objects.filter(recipient=member_of_board.email)
    assert "Supplement 1" in mail.subject
    assert "Item 3: Third matter (late paper)" in mail.body


def test_items_that_went_out_are_kept(out: Board) -> None:
    main = went_out(out.meeting).issues[0]
    assert main.items.count() == AgendaItem.objects.filter(meeting=out.meeting).count()
    assert set(main.to_follow.values_list("title", flat=True)) == {"Third matter"}
    assert not Publication.objects.exists()
