"""What was kept private is released: the public site follows by a new version, and the members' record stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from governance.foundation import clock, jobs, words
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.models import Job
from governance.models import User
from meetings.models import AgendaItem, Exemption, Paper
from meetings.papers.actions.exceptions import end_withholding, withhold_paper
from meetings.papers.actions.exemptions import release
from meetings.papers.selectors.exemptions import opened_texts
from meetings.planning.actions.meetings import hold_meeting, issue_meeting
from membership.models import Person
from reports.models import PackBuild, Publication
from reports.publication.releases import RELEASE_JOB
from tests.fixtures.people import World
from tests.reports.conftest import CANARY, Board, pdf_upload

pytestmark = pytest.mark.django_db
People = Callable[[str], User]


@pytest.fixture
def held(signed_board: Board) -> Board:
    """Published, issued and held."""
    signed_board.publish()
    issue_meeting(signed_board.meeting, by=signed_board.by)
    signed_board.meeting.refresh_from_db()
    hold_meeting(signed_board.meeting, by=signed_board.by)
    signed_board.meeting.refresh_from_db()
    return signed_board


def open_row(**what: Any) -> Exemption:
    return Exemption.objects.get(effective_to=None, **what)


def published(board: Board) -> Publication:
    """The version the public reads, after the work that waits is done."""
    for job in Job.objects.filter(kind=RELEASE_JOB, state="queued"):
        assert jobs.run(str(job.pk)) == "done", Job.objects.get(pk=job.pk).error
    return Publication.objects.get(subject_key=f"meeting:{board.meeting.pk}", state="published")


def code_of(act: Callable[[], Any]) -> str:
    with pytest.raises(RuleNotMet) as refused:
        act()
    return refused.value.outcome.code


@pytest.mark.requirement("R193")
def test_a_released_item_goes_to_the_public_site(held: Board, people: People) -> None:
    officer = people("governance_officer")
    before = published(held)
    assert [row["what"] for row in before.content["exempt"]] == ["1 annex", "1 paper", "2 items"]
    row = open_row(of="item", item=held.items["contract"])
    with pytest.raises(NotPermitted):
        release(row, because="The contract is signed.", by=held.by)
    release(row, because="The contract is signed.", by=officer)
    after = published(held)
    assert after.number == before.number + 1
    items = {item["number"]: item for item in after.content["items"]}
    today = words.day(clock.today())
    note = f"Released on {today}. It was private: commercially confidential information."
    assert items["6"]["released"] == note
    assert f"{CANARY}-contract-text" in json.dumps(items["6"]["papers"])
    assert items["5"]["withheld"]  # the other one stays
    assert "Item 6: Commercially" in items["4"]["note_html"]  # what was resolved is not rewritten
    assert f"{CANARY}-item-title" not in json.dumps(after.content)
    (pack,) = PackBuild.objects.filter(audience="public")  # the pages that went out stay as they are
    assert {row.sha256 for row in after.files.filter(kind="pack")} == {pack.file.sha256}
    item = AgendaItem.objects.get(pk=held.items["contract"].pk)
    assert (item.openness, item.released_on, held.meeting.state) == ("private", clock.today(), "held")
    row.refresh_from_db()
    assert (row.outcome, row.ended_by) == ("released", officer)
    assert row.reviews.get().is_released
    assert code_of(lambda: release(row, because="Again", by=officer)) == "exemption.release.ended"


@pytest.mark.requirement("R9", "R193")
def test_a_release_waits_for_what_else_keeps_it_private(held: Board, world: World, people: People) -> None:
    officer = people("governance_officer")
    paper = Paper.objects.get(pk=held.papers["confidential"].pk)
    row = open_row(of="paper", paper=paper)  # it names people
    annex = open_row(of="annex")
    assert code_of(lambda: release(row, because="Old", by=officer)) == "exemption.release.not_redacted"
    assert (
        code_of(lambda: release(row, because="Old", is_redacted=True, by=officer))
        == "exemption.release.no_copy"
    )
    person = save_recorded(Person(icb=world.north, name="Ida Moor", slug="ida-moor"), by=None)
    withheld = withhold_paper(paper=paper, person=person, reason="Bids", by=held.by)
    assert code_of(lambda: release(row, because="Old", by=officer)) == "exemption.release.withheld"
    end_withholding(withheld, reason="The bids are over", by=held.by)
    key = opened_texts(row)[0].key
    copies = {key: pdf_upload("Redacted text", pages=1)}
    release(row, because="Old", is_redacted=True, copies=copies, by=officer)
    release(annex, because="Old", by=officer)
    after = published(held)
    text = json.dumps(after.content)
    assert f"{CANARY}-paper-text" not in text
    assert f"{CANARY}-annex-text" in text
    papers = {item["number"]: item["papers"] for item in after.content["items"]}["3"]
    assert papers[1]["body_is_file"]
    assert papers[1]["cover"] == []
    file = after.files.get(paper_id=paper.public_id)
    assert b"Redacted" in store("public").read(file.sha256) or file.pages == 1


def test_a_meeting_that_is_not_public_is_not_published_by_a_release(
    signed_board: Board, people: People
) -> None:
    issue_meeting(signed_board.meeting, by=signed_board.by)
    signed_board.meeting.refresh_from_db()
    hold_meeting(signed_board.meeting, by=signed_board.by)
    row = open_row(of="item", item=signed_board.items["contract"])
    release(row, because="The contract is signed.", by=people("governance_officer"))
    assert not Job.objects.filter(kind=RELEASE_JOB).exists()
