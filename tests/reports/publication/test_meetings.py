"""A published meeting: complete or refused, and nothing of private business in any public byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pikepdf import Pdf

from governance.foundation import jobs
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.models import Job
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.issues import issue_supplement
from meetings.papers.actions.late import accept_late, ask_chair
from meetings.papers.actions.papers import mark_confidential
from meetings.planning.actions.meetings import cancel_meeting, change_meeting
from reports.models import Publication
from reports.publication.actions import withdraw
from reports.publication.meetings import publish_meeting, readiness
from tests.public.crawl import crawl
from tests.reports.conftest import CANARY, ON, Board
from tests.reports.packs.pages import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(empty_board: Board) -> Board:
    empty_board.item("one", "First matter", minutes=10)
    empty_board.paper("one", "one", "First matter")
    empty_board.sign()
    return empty_board


def unpacked(pages: Iterable[tuple[int, bytes]]) -> bytes:
    return b"".join(everything(body) if body.startswith(b"%PDF") else body for _, body in pages)


@pytest.mark.requirement("R193", "R195")
def test_no_private_byte_reaches_the_public(signed_board: Board) -> None:
    publication = signed_board.publish()
    assert CANARY not in json.dumps(publication.content)
    assert CANARY not in "".join(f"{file.title} {file.filename}" for file in publication.files.all())
    found = crawl()
    assert all(status == 200 for status, _ in found.values()), {
        a: s for a, (s, _) in found.items() if s != 200
    }
    assert any(body.startswith(b"%PDF") for _, body in found.values())
    whole = unpacked(found.values())
    assert CANARY.encode() not in whole
    assert b"Beds are short." in whole
    assert re.search(rb"Report\s+1", whole)  # the uploaded public paper was unpacked as well


def test_private_lines_say_why_and_no_more(signed_board: Board) -> None:
    items = {item["number"]: item for item in signed_board.publish().content["items"]}
    hidden = {key: value for key, value in items["5"].items() if value}
    assert hidden == {
        "id": str(signed_board.items["secret"].public_id),
        "number": "5",
        "withheld": "Commercially confidential information",
    }
    assert items["6"]["title"] == "Contract award"
    assert items["6"]["papers"] == []
    assert items["5.1"]["withheld"]  # what stands under a private item is private too
    assert not items["5.1"]["title"]
    confidential = items["3"]["papers"][1]
    assert {key for key, value in confidential.items() if value} == {"id", "withheld"}
    resolution = items["4"]
    assert resolution["is_resolution"]
    assert "Item 5: Commercially confidential information. Item 6: Commerc" in resolution["note_html"]


def test_public_item_page_shows_what_was_signed_off(signed_board: Board) -> None:
    publication = signed_board.publish()
    client = Client()
    meeting = f"/meetings/{signed_board.meeting.slug}/"
    plan = client.get(f"{meeting}items/{signed_board.items['plan'].public_id}/").content.decode()
    assert "Why now" in plan
    assert "Annex 1: Bed numbers" in plan
    assert "Ada Hill" in plan
    report = client.get(f"{meeting}items/{signed_board.items['report'].public_id}/").content.decode()
    file = publication.files.get(kind="paper")
    assert f"/documents/{file.public_id}/item-3-directors-report.pdf" in report
    assert "This paper is confidential" in report
    with Pdf.open(BytesIO(store("public").read(file.sha256))) as pdf:
        assert str(pdf.docinfo.Title) == file.title
    assert publication.files.get(kind="pack").pages == 8


def test_drafts_after_publication_change_nothing(small: Board) -> None:
    small.publish()
    address = f"/meetings/{small.meeting.slug}/items/{small.items['one'].public_id}/"
    before = Client().get(address).content
    small.rewrite("one", f"# New\n\n{CANARY} draft")
    assert Client().get(address).content == before
    with pytest.raises(RuleNotMet):  # a revision of what went out goes out with a supplement
        small.publish(reason="New figures")
    paper = Paper.objects.get(pk=small.papers["one"].pk)
    said = {"reason": "New figures", "cannot_wait": "It is decided now", "what_changed": "The figures"}
    asked = ask_chair(item=paper.item, paper=paper, by=small.by, **said)
    accept_late(asked, name="The Chair", how="phone", by=small.by)
    issue_supplement(small.meeting, by=small.by)
    small.build("public", which="S1")
    small.publish(reason="New figures")
    assert CANARY.encode() in Client().get(address).content
    assert b"New figures" in Client().get(f"/meetings/{small.meeting.slug}/versions/1/").content


@pytest.mark.parametrize(
    ("prepare", "problem"),
    [
        (lambda b: None, "The public pack has not been built"),
        (lambda b: (b.build("public"), b.rewrite("one", "Changed.")), "The public pack is out of date"),
        (lambda b: b.item("two", "Without", needs_paper=True), "needs a paper and has none"),
    ],
)
def test_incomplete_meeting_is_refused_with_the_list(small: Board, prepare: Any, problem: str) -> None:
    prepare(small)
    with pytest.raises(RuleNotMet) as refused:
        publish_meeting(small.meeting, by=small.by)
    assert any(problem in line for line in refused.value.outcome.details["problems"])
    assert not Job.objects.filter(kind="reports.publish_meeting").exists()


@pytest.mark.requirement("R193")
def test_private_meeting_is_not_published(small: Board) -> None:
    change_meeting(small.meeting, {"kind": "private"}, by=small.by)
    small.meeting.refresh_from_db()
    with pytest.raises(RuleNotMet) as refused:
        publish_meeting(small.meeting, by=small.by)
    assert refused.value.outcome.code == "publication.not_a_public_meeting"


def test_change_between_asking_and_doing_stops_the_job(small: Board) -> None:
    small.build("public")
    job = publish_meeting(small.meeting, by=small.by)
    small.rewrite("one", "Changed at the last moment.")
    assert jobs.run(str(job.pk)) == "failed"
    assert Job.objects.get(pk=job.pk).error_code == "publication.incomplete"
    assert not Publication.objects.exists()


def test_second_try_after_a_lost_worker_publishes_once(small: Board) -> None:
    small.build("public")
    job = publish_meeting(small.meeting, by=small.by)
    first = jobs.claim(str(job.pk))
    assert first is not None
    from reports.publication.meetings import run_publish

    run_publish(first)  # the worker dies before it can report
    Job.objects.filter(pk=job.pk).update(lease_until="2020-01-01T00:00Z")
    assert jobs.run(str(job.pk)) == "done"
    assert Publication.objects.count() == 1


def test_cancelled_meeting_says_so_at_its_address(small: Board) -> None:
    small.publish()
    small.meeting.refresh_from_db()
    cancel_meeting(small.meeting, because="Heavy snow", by=small.by)
    small.meeting.refresh_from_db()
    job = publish_meeting(small.meeting, by=small.by, reason="Cancelled")
    assert jobs.run(str(job.pk)) == "done"
    body = Client().get(f"/meetings/{small.meeting.slug}/").content.decode()
    assert "This meeting was cancelled." in body
    assert "Heavy snow" in body


def test_paper_made_confidential_leaves_the_site_with_the_withdrawal(
    small: Board, django_capture_on_commit_callbacks: Any
) -> None:
    small.item("two", "Second matter", minutes=5)
    small.paper("two", "two", f"{CANARY}-late", words=f"{CANARY}-words")
    small.sign("two")
    publication = small.publish()
    shas = [file.sha256 for file in publication.files.all()]
    assert CANARY.encode() in unpacked(crawl().values())
    mark_confidential(
        Paper.objects.get(pk=small.papers["two"].pk),
        is_confidential=True,
        confidential_reason="personal",
        by=small.by,
    )
    second = small.publish(reason="A paper was taken out")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(publication, by=small.by, reason="Published in error")
    starts = ["/", f"/meetings/{small.meeting.slug}/versions/1/"]
    starts += [f"/documents/{file.public_id}/{file.filename}" for file in publication.files.all()]
    found = crawl(*starts)
    assert CANARY.encode() not in unpacked(found.values())
    assert {found[address][0] for address in starts[1:]} == {410}
    assert not any(store("public").exists(sha) for sha in shas)
    second.refresh_from_db()
    assert second.state == "published"


@pytest.mark.parametrize("role", ["chair", "member", "auditor", "paper_author", "other_icb", "nobody"])
def test_who_may_not_publish_a_meeting(small: Board, people: Any, role: str) -> None:
    small.build("public")
    with pytest.raises(NotPermitted):
        publish_meeting(small.meeting, by=people(role))


def test_other_addresses_are_not_found(small: Board) -> None:
    small.publish()
    client = Client()
    for address in (
        f"/meetings/{small.meeting.slug}/items/{uuid4()}/",
        f"/meetings/{small.meeting.slug}/versions/7/",
        f"/documents/{small.papers['one'].public_id}/x.pdf",
    ):
        assert client.get(address).status_code == 404


def test_readiness_names_what_will_be_public(small: Board) -> None:
    small.build("public")
    ready = readiness(small.meeting, on=ON)
    assert ready.outcome.ok
    assert [file.kind for file in ready.draft.files] == ["pack"]
    assert AgendaItem.objects.count() == len(ready.draft.content["items"])
