"""Pages of packs, long work and publication in the workspace: who sees them, what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import jobs
from governance.foundation.models import GovernanceEvent, Job
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.agenda import change_item
from meetings.papers.actions.exceptions import withhold_paper
from meetings.planning.actions.meetings import issue_meeting
from membership.people.actions import create_person
from reports.models import PackBuild, Publication
from reports.packs.actions import build_pack
from tests.reports.conftest import CANARY, Board

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client, people: Callable[[str], Any]) -> Callable[[str], Client]:
    def as_role(role: str) -> Client:
        client.force_login(people(role))
        return client

    return as_role


@pytest.fixture
def small(empty_board: Board) -> Board:
    empty_board.item("one", "First matter", minutes=10)
    empty_board.paper("one", "one", "First matter")
    empty_board.sign()
    return empty_board


def page(client: Client, name: str, *args: Any, status: int = 200) -> str:
    response = client.get(reverse(f"reports:{name}", args=args))
    assert response.status_code == status, response.content.decode()[:2000]
    assert "no-store" in response["Cache-Control"]
    return response.content.decode() if not response.streaming else ""


def test_director_builds_a_pack_and_follows_its_progress(small: Board, signed_in: Any) -> None:
    client = signed_in("place_director")
    slug = small.meeting.slug
    assert "Not built" in page(client, "pack-list", slug)
    response = client.post(reverse("reports:pack-list", args=[slug]), {"audience": "public"})
    job = Job.objects.get()
    assert response["Location"] == reverse("reports:job-detail", args=[job.pk])
    waiting = page(client, "job-detail", job.pk)
    assert "Waiting to start" in waiting
    assert "<progress" in waiting
    assert 'role="status"' in waiting
    assert "hx-get" in waiting
    assert "Check again" in waiting
    assert jobs.run(str(job.pk)) == "done"
    done = page(client, "job-detail", job.pk)
    assert "Open the pack" in done
    assert "hx-get" not in done
    build = PackBuild.objects.get()
    detail = page(client, "pack-detail", build.public_id)
    assert "Up to date" in detail
    assert build.file.sha256 in detail
    file = client.get(reverse("reports:pack-file", args=[build.public_id, f"{slug}-public-pack.pdf"]))
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert "no-store" in file["Cache-Control"]
    again = client.post(reverse("reports:pack-list", args=[slug]), {"audience": "public"})
    assert again["Location"] == reverse("reports:pack-detail", args=[build.public_id])


def test_progress_part_is_what_the_page_asks_for_each_second(small: Board, signed_in: Any) -> None:
    client = signed_in("place_director")
    build = build_pack(small.meeting, audience="members", by=small.by)
    attempt = jobs.claim(str(build.job_id))
    assert attempt is not None
    attempt.progress(3, 12, "Rendering paper 3 of 12")
    part = client.get(reverse("reports:job-detail", args=[build.job_id]) + "?part=progress").content.decode()
    assert "Rendering paper 3 of 12" in part
    assert 'value="3"' in part
    assert "<html" not in part


def test_job_can_be_cancelled_from_its_page(small: Board, signed_in: Any) -> None:
    client = signed_in("place_director")
    build = build_pack(small.meeting, audience="members", by=small.by)
    client.post(reverse("reports:job-cancel", args=[build.job_id]))
    assert Job.objects.get().state == "cancelled"
    assert "Cancelled" in page(client, "job-detail", build.job_id)


def test_failed_job_says_what_is_missing(small: Board, signed_in: Any) -> None:
    client = signed_in("place_director")
    build = build_pack(small.meeting, audience="members", by=small.by)
    small.item("two", "A matter without its paper", needs_paper=True)
    assert jobs.run(str(build.job_id)) == "failed"
    assert "A matter without its paper" in page(client, "job-detail", build.job_id)


def test_incomplete_pack_is_refused_on_the_page_with_the_list(small: Board, signed_in: Any) -> None:
    client = signed_in("place_director")
    small.item("two", "A matter without its paper", needs_paper=True)
    body = page(client, "pack-list", small.meeting.slug)
    assert "A matter without its paper" in body
    response = client.post(reverse("reports:pack-list", args=[small.meeting.slug]), {"audience": "members"})
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert not Job.objects.exists()


PAGES = ("pack-list", "pack-detail", "pack-file", "job-detail", "meeting-publish")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("place_director", (200, 200, 200, 200, 200)),
        ("governance_officer", (200, 200, 200, 200, 200)),
        ("committee_secretary", (200, 200, 200, 200, 200)),
        ("executive", (403, 200, 200, 200, 403)),
        ("chair", (403, 200, 200, 200, 403)),
        ("member", (403, 200, 200, 200, 403)),
        ("auditor", (403, 200, 200, 200, 403)),
        ("paper_author", (403, 404, 404, 404, 403)),
        ("system_administrator", (404, 404, 404, 404, 404)),
        ("other_icb", (404, 404, 404, 404, 404)),
        ("nobody", (404, 404, 404, 404, 404)),
        ("inactive", (302, 302, 302, 302, 302)),
    ],
)
def test_who_sees_which_page(small: Board, signed_in: Any, role: str, expected: tuple[int, ...]) -> None:
    build = small.build("members")
    issue_meeting(small.meeting, by=small.by)
    client = signed_in(role)
    slug, name = small.meeting.slug, f"{small.meeting.slug}-members-pack.pdf"
    arguments: tuple[tuple[Any, ...], ...] = (
        (slug,), (build.public_id,), (build.public_id, name), (build.job_id,), (slug,)
    )  # fmt: skip
    found = []
    for page_name, args in zip(PAGES, arguments, strict=True):
        response = client.get(reverse(f"reports:{page_name}", args=args))
        found.append(response.status_code)
        if response.streaming:
            b"".join(response.streaming_content)
    assert tuple(found) == expected


def test_member_sees_packs_once_papers_are_issued(small: Board, signed_in: Any) -> None:
    build = small.build("members")
    client = signed_in("member")
    page(client, "pack-detail", build.public_id, status=404)
    issue_meeting(small.meeting, by=small.by)
    page(client, "pack-detail", build.public_id)


def test_reading_private_business_is_written_down_first(signed_board: Board, signed_in: Any) -> None:
    build = signed_board.build("private")
    client = signed_in("place_director")
    address = reverse(
        "reports:pack-file", args=[build.public_id, f"{signed_board.meeting.slug}-private-pack.pdf"]
    )
    b"".join(client.get(address).streaming_content)
    event = GovernanceEvent.objects.get(code="pack.read")
    assert event.actor_id == signed_board.by.pk
    assert event.after["sha256"] == build.file.sha256


@pytest.mark.requirement("R9")
def test_withheld_paper_keeps_a_pack_from_its_reader_who_gets_an_own_copy(
    small: Board, signed_in: Any, people: Any, world: Any
) -> None:
    small.item("two", "Second matter", minutes=10)
    small.paper("two", "two", f"{CANARY}-withheld")
    small.sign("two")
    whole = small.build("members")
    issue_meeting(small.meeting, by=small.by)
    member = people("member")
    client = signed_in("member")
    page(client, "pack-detail", whole.public_id)
    person = create_person(icb=world.north, name="Mem Ber", user=member, by=people("governance_lead"))
    paper = Paper.objects.get(pk=small.papers["two"].pk)
    withhold_paper(paper=paper, person=person, reason="Pecuniary interest", by=small.by)
    page(client, "pack-detail", whole.public_id, status=404)
    response = client.post(reverse("reports:pack-own", args=[small.meeting.slug]))
    job = Job.objects.get(pk=response["Location"].rstrip("/").rsplit("/", 1)[-1])
    assert jobs.run(str(job.pk)) == "done"
    own = PackBuild.objects.get(job=job)
    assert [part["item"] for part in own.manifest["parts"]] == ["1", "1"]
    assert CANARY not in page(client, "pack-detail", own.public_id)


def test_own_copy_is_only_for_who_needs_one(small: Board, signed_in: Any) -> None:
    client = signed_in("place_director")
    assert client.post(reverse("reports:pack-own", args=[small.meeting.slug])).status_code == 404


def test_director_previews_publishes_and_withdraws(
    signed_board: Board, signed_in: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client, slug = signed_in("place_director"), signed_board.meeting.slug
    assert "The public pack has not been built" in page(client, "meeting-publish", slug)
    signed_board.build("public")
    preview = page(client, "meeting-publish", slug)
    assert "Winter plan" in preview
    assert "taken in private, commercially confidential information" in preview
    assert CANARY not in preview.replace(signed_board.meeting.title, "")
    response = client.post(reverse("reports:meeting-publish", args=[slug]))
    job = Job.objects.get(kind="reports.publish_meeting")
    assert response["Location"] == reverse("reports:job-detail", args=[job.pk])
    assert jobs.run(str(job.pk)) == "done"
    assert "See it on the public site" in page(client, "job-detail", job.pk)
    publication = Publication.objects.get()
    assert "Published" in page(client, "publication-detail", publication.public_id)
    assert publication.title in page(client, "publication-list")
    assert "Nothing has changed" in page(client, "meeting-publish", slug)
    form = reverse("reports:publication-withdraw", args=[publication.public_id])
    refused = client.post(form, {"reason": ""})
    assert "There is a problem" in refused.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(form, {"reason": "Wrong figures"})
    publication.refresh_from_db()
    assert publication.state == "withdrawn"
    assert Client().get(f"/meetings/{slug}/").status_code == 410


def test_item_that_becomes_private_is_pointed_out_before_publishing(
    signed_board: Board, signed_in: Any
) -> None:
    signed_board.publish()
    item = AgendaItem.objects.get(pk=signed_board.items["report"].pk)
    change_item(item, {"openness": "private", "private_reason": "personal"}, by=signed_board.by)
    body = page(signed_in("place_director"), "meeting-publish", signed_board.meeting.slug)
    assert "No longer public" in body
    assert "Item 3: Director&#39;s report" in body


def test_profile_is_published_from_its_page(world: Any, signed_in: Any) -> None:
    client = signed_in("governance_officer")
    for kind, slug in (("icb", "north"), ("place", "north-hill"), ("committee", "north-hill-board")):
        assert "What the page will say" in page(client, "profile-publish", kind, slug)
        client.post(reverse("reports:profile-publish", args=[kind, slug]))
        assert "Nothing has changed since version 1" in page(client, "profile-publish", kind, slug)
    assert Publication.objects.filter(state="published").count() == 3
    page(client, "profile-publish", "icb", "south", status=404)


def test_meeting_page_carries_the_panels(signed_board: Board, signed_in: Any) -> None:
    client = signed_in("place_director")
    signed_board.build("public")
    body = client.get(reverse("meetings:meeting-detail", args=[signed_board.meeting.slug])).content.decode()
    assert "On the public site" in body
    assert "Up to date" in body
    assert reverse("reports:pack-list", args=[signed_board.meeting.slug]) in body
