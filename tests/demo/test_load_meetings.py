"""Meetings, papers and publications of the loaded world."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from governance.models import User
from meetings.models import Attendance, Meeting, Minutes, QuorumRecord
from meetings.papers.models import Paper
from meetings.papers.selectors.checks import completeness
from meetings.papers.selectors.packs import pack_problems
from meetings.papers.selectors.papers import working_version
from reports.models import Publication

pytestmark = pytest.mark.usefixtures("demo_world")


def user(email: str) -> User:
    return User.objects.get(email=email)


def paper(title: str) -> Paper:
    return Paper.objects.get(title=title)


@pytest.mark.requirement("R178")
def test_bexleys_schedule_has_ten_rows_of_which_three_are_to_be_confirmed() -> None:
    board = Meeting.objects.filter(lead_committee__slug="bexley-strategic-board")
    schedule = board.exclude(state="held")
    assert schedule.count() == 10
    open_rows = schedule.filter(date__isnull=True).order_by("pk")
    assert [row.date_note for row in open_rows] == [
        "TBC September 2021",
        "TBC November 2021",
        "TBC February 2021",
    ]
    assert {row.kind for row in open_rows} == {"workshop"}


def test_bexleys_november_meeting_waits_for_its_agenda() -> None:
    november = Meeting.objects.get(slug="2021-11-25-bexley-strategic-board")
    assert (november.state, november.items.count()) == ("planned", 0)
    assert not Publication.objects.filter(slug=november.slug).exists()


def test_one_public_meeting_of_each_icb_is_published_with_its_pack() -> None:
    published = Publication.objects.filter(kind="meeting", state="published")
    assert sorted(published.values_list("icb__slug", flat=True)) == ["bob", "bsw", "lsc", "nel", "sel"]
    for one in published:
        pack = one.files.get(kind="pack")
        supplements = one.files.filter(kind="supplement")  # Bexley's late paper has pages of its own (R140)
        assert supplements.count() == (one.icb.slug == "sel"), one.slug
        assert pack.pages + sum(file.pages for file in supplements) > 10, one.slug


def test_the_public_reads_the_meeting_and_finds_no_private_title() -> None:
    published = Publication.objects.get(kind="meeting", icb__slug="sel")
    page = Client().get(reverse("public:meeting", args=[published.slug]))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Local care networks: progress and winter priorities" in text
    assert "Community equipment service" not in text


def test_every_icb_has_a_page_and_bob_is_shown_as_on_its_last_day() -> None:
    pages = {one.icb.slug: one for one in Publication.objects.filter(kind="icb", state="published")}
    assert sorted(pages) == ["bob", "bsw", "lsc", "nel", "sel"]
    assert {row["name"] for row in pages["bob"].content["places"]} == {
        "Berkshire West",
        "Buckinghamshire",
        "Oxfordshire",
    }


@pytest.mark.parametrize("icb", ["bob", "bsw", "lsc", "nel", "sel"])
def test_each_icb_has_a_private_meeting_with_a_paper_that_members_of_others_do_not_see(icb: str) -> None:
    private = Meeting.objects.filter(icb__slug=icb, kind="private", items__papers__isnull=False).get()
    assert private.state == "issued"
    lead = "governance@bob.example" if icb == "bob" else f"lead@{icb}.example"
    other = "lead@sel.example" if icb != "sel" else "lead@nel.example"
    assert private in Meeting.objects.visible_to(user(lead), on=clock.today())
    assert private not in Meeting.objects.visible_to(user(other), on=clock.today())


@pytest.mark.requirement("R62")
def test_an_unfinished_paper_says_what_is_missing() -> None:
    draft = paper("Lancashire: scale, districts and delivery units")
    assert draft.state == "draft"
    missing = {outcome.details.get("field") for outcome in completeness(draft, working_version(draft))}
    assert {"conflicts", "forums", "implications"} <= missing
    assert pack_problems(draft.item.meeting, on=clock.today())


def test_every_paper_with_a_signatory_is_signed_off_by_that_account() -> None:
    signed = Paper.objects.filter(item__meeting__state="issued")
    assert signed.exists()
    for one in signed:
        assert one.state == "signed_off", one.title
        signature = working_version(one).sign_offs.get(is_approved=True)
        assert signature.user.person.name in signature.name


@pytest.mark.requirement("R9")
def test_a_withheld_paper_is_not_seen_by_the_conflicted_member() -> None:
    support = paper("Financial support to a provider")
    readable = Paper.objects.visible_to(user("member@bob.example"), on=clock.today())
    assert support in readable
    assert support not in Paper.objects.visible_to(user("conflicted@bob.example"), on=clock.today())


@pytest.mark.requirement("R64")
def test_conditional_recommendations_hang_on_the_first() -> None:
    version = working_version(paper("Place-based partnerships: reviewing their future configuration"))
    first, *others = version.recommendations.all()
    assert (first.kind, first.depends_on) == ("approve", None)
    assert {one.depends_on for one in others} == {first}


@pytest.mark.requirement("R108")
def test_papers_go_to_a_council_body_too() -> None:
    council_meetings = Meeting.objects.filter(lead_committee__kind__in=["hwb", "scrutiny_committee"])
    assert Paper.objects.filter(item__meeting__in=council_meetings, state="signed_off").count() >= 6


@pytest.mark.requirement("R163", "R173")
def test_bexleys_board_held_three_meetings_with_a_record() -> None:
    held = Meeting.objects.filter(lead_committee__slug="bexley-strategic-board", state="held")
    assert [row.kind for row in held.order_by("date")] == ["public", "private", "public"]
    for meeting in held:
        listed = Attendance.objects.filter(meeting=meeting, capacity="member")
        assert listed.filter(has_apologies=True, presences__isnull=True).exists()
        assert listed.filter(is_remote=True, presences__isnull=False).exists()
        assert QuorumRecord.objects.filter(meeting=meeting).values_list("state", flat=True)[0] == "unknown"
        assert meeting.decisions.get().standing == "recommendation"


@pytest.mark.requirement("LP69", "LP77")
def test_bexleys_minutes_are_approved_and_out_for_comment() -> None:
    found = dict(Minutes.objects.order_by("meeting__date").values_list("meeting__date__month", "state"))
    assert found == {9: "approved", 11: "circulated"}
    approved = Minutes.objects.get(state="approved")
    assert approved.signed_by == "Dr Winston Abara-Clarke, Chair"
    assert [row.is_confirmed for row in approved.versions.all()] == [False, True]
    assert "The price" not in repr(approved.versions.last().content["public"])
