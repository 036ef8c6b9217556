"""The public site shows publications and nothing else, and its pages can be kept by caches."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from governance.foundation.files.storage import store
from reports.models import Publication
from reports.public import presenters
from reports.public.pages import state
from reports.publication.actions import withdraw
from tests.public.published import PDF, file_draft, item_page, paper_page, publish_page

pytestmark = pytest.mark.django_db
ADDRESS = "/meetings/2027-11-25-board/"
NOWHERE = "0b54f8a2-3f6e-4a0e-9b37-6f1d9b6f0c11"  # an id that nothing has; the same in every process of a run


@pytest.fixture
def officer(people: Any) -> Any:
    return people("governance_officer")


@pytest.fixture
def public() -> Client:
    return Client()


@pytest.fixture
def published(world: Any, officer: Any) -> Publication:
    return publish_page(
        world.hill_board, by=officer, items=(item_page("1", papers=(paper_page(),)),), files=(file_draft(),)
    )


def test_home_lists_what_is_next_and_what_is_new(public: Client, published: Publication) -> None:
    body = public.get("/").content.decode()
    assert body.count(ADDRESS) == 2
    assert "25 November 2027" in body


def test_home_without_publications_says_so(public: Client, world: Any) -> None:
    body = public.get("/").content.decode()
    assert "Nothing has been published yet." in body
    assert world.north.short_name not in body  # an ICB that published nothing is not named


@pytest.mark.requirement("R195", "R193")
def test_meeting_page_shows_agenda_and_files_from_the_snapshot(
    public: Client, published: Publication
) -> None:
    body = public.get(ADDRESS).content.decode()
    item = published.content["items"][0]
    assert f"{ADDRESS}items/{item['id']}/" in body
    assert "Town Hall" in body
    assert "public-pack.pdf" in body


def test_item_page_shows_cover_sheet_and_text_with_anchors(public: Client, published: Publication) -> None:
    item = published.content["items"][0]
    body = public.get(f"{ADDRESS}items/{item['id']}/").content.decode()
    assert 'id="p-1"' in body
    assert "Decision" in body
    assert "Beds are short." in body


def test_item_in_private_shows_its_reason_only(public: Client, world: Any, officer: Any) -> None:
    item = item_page("1", title="", withheld="Commercially confidential information")
    publish_page(world.hill_board, by=officer, items=(item,))
    for address in (ADDRESS, f"{ADDRESS}items/{item.id}/"):
        body = public.get(address).content.decode()
        assert "Considered in private" in body
        assert "Commercially confidential information" in body


@pytest.mark.parametrize(
    "address",
    [
        "/meetings/2027-12-01-board/",
        f"/meetings/2027-12-01-board/items/{NOWHERE}/",
        f"/documents/{NOWHERE}/pack.pdf",
        "/committees/north-hill-board/",
        "/places/north-hill/",
        "/icbs/north/",
        "/meetings/2027-11-25-board/versions/2/",
        "/nowhere/2027-11-25-board/versions/1/",
    ],
)
def test_what_was_not_published_is_not_found(public: Client, published: Publication, address: str) -> None:
    assert public.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/about/", "/accessibility/", "/robots.txt", ADDRESS])
def test_public_pages_set_no_cookie_and_name_no_reader(
    public: Client, published: Publication, address: str
) -> None:
    response = public.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_signed_in_readers_get_the_same_bytes(
    public: Client, client: Client, officer: Any, published: Publication
) -> None:
    client.force_login(officer)
    for address in ("/", ADDRESS):
        assert client.get(address).content == public.get(address).content


def test_unchanged_page_answers_not_modified_until_something_is_published(
    public: Client, published: Publication, world: Any, officer: Any
) -> None:
    etag = public.get(ADDRESS)["ETag"]
    again = public.get(ADDRESS, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    publish_page(world.hill_board, by=officer, items=(item_page("2"),))
    changed = public.get(ADDRESS, headers={"if-none-match": etag})
    assert changed.status_code == 200
    assert changed["ETag"] != etag


def test_document_is_served_as_published(public: Client, published: Publication) -> None:
    file = published.files.get()
    response = public.get(f"/documents/{file.public_id}/public-pack.pdf")
    assert b"".join(response.streaming_content) == PDF
    assert response["ETag"] == f'"{file.sha256}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "script-src" not in response["Content-Security-Policy"]
    assert response["Content-Disposition"] == 'inline; filename="public-pack.pdf"'
    again = public.get(
        f"/documents/{file.public_id}/public-pack.pdf", headers={"if-none-match": response["ETag"]}
    )
    assert again.status_code == 304


def test_document_under_another_name_leads_to_its_own(public: Client, published: Publication) -> None:
    file = published.files.get()
    response = public.get(f"/documents/{file.public_id}/other.pdf")
    assert response.status_code == 301
    assert response["Location"] == f"/documents/{file.public_id}/public-pack.pdf"


def test_other_kinds_of_file_are_downloads(public: Client, world: Any, officer: Any) -> None:
    page = file_draft(b"<script>alert(1)</script>", filename="notes.docx", media_type="application/msword")
    publication = publish_page(world.hill_board, by=officer, files=(page,))
    response = public.get(f"/documents/{publication.files.get().public_id}/notes.docx")
    assert response["Content-Disposition"].startswith("attachment")
    b"".join(response.streaming_content)


def test_superseded_version_keeps_its_address_with_a_notice(
    public: Client, published: Publication, world: Any, officer: Any
) -> None:
    old_file = published.files.get()
    publish_page(world.hill_board, by=officer, items=(item_page("2"),), reason="Item 1 was put off")
    old = public.get(f"{ADDRESS}versions/1/").content.decode()
    assert "This version was replaced on" in old
    assert "Item 1 was put off" in old
    assert f'href="{ADDRESS}"' in old
    assert "This version was replaced" not in public.get(ADDRESS).content.decode()
    response = public.get(f"/documents/{old_file.public_id}/{old_file.filename}")
    assert response.status_code == 200
    assert response["Link"] == f'<{ADDRESS}>; rel="latest-version"'
    b"".join(response.streaming_content)


def test_item_taken_off_the_agenda_says_so(
    public: Client, published: Publication, world: Any, officer: Any
) -> None:
    address = f"{ADDRESS}items/{published.content['items'][0]['id']}/"
    publish_page(world.hill_board, by=officer, items=(item_page("2"),))
    response = public.get(address)
    assert response.status_code == 410
    assert "no longer on the agenda" in response.content.decode()


@pytest.mark.requirement("R193")
def test_withdrawn_meeting_is_gone_everywhere_at_once(
    public: Client, published: Publication, officer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    file = published.files.get()
    item = published.content["items"][0]
    places = [
        ADDRESS,
        f"{ADDRESS}versions/1/",
        f"{ADDRESS}items/{item['id']}/",
        f"/documents/{file.public_id}/{file.filename}",
    ]
    for place in places:
        assert public.get(place).status_code == 200
    etag = public.get(ADDRESS)["ETag"]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(published, by=officer, reason="A name was shown by mistake")
    for place in places:
        response = public.get(place, headers={"if-none-match": etag})
        body = response.content.decode()
        assert response.status_code == 410, place
        assert "A name was shown by mistake" in body
        assert published.title not in body
        assert "Beds are short." not in body
    assert ADDRESS not in public.get("/").content.decode()
    assert not store("public").exists(file.sha256)
    assert store("private").exists(file.sha256)


def test_file_that_another_publication_shows_outlives_a_withdrawal(
    public: Client, published: Publication, world: Any, officer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    other = publish_page(world.vale_board, by=officer, files=(file_draft(),), slug="2027-11-26-vale")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(published, by=officer, reason="Wrong place")
    file = other.files.get()
    assert b"".join(public.get(f"/documents/{file.public_id}/{file.filename}").streaming_content) == PDF


def test_withdrawal_takes_earlier_versions_with_it_unless_told_not_to(
    public: Client, published: Publication, world: Any, officer: Any
) -> None:
    second = publish_page(world.hill_board, by=officer, items=(item_page("2"),))
    withdraw(second, by=officer, reason="Wrong date", with_earlier=False)
    assert public.get(f"{ADDRESS}versions/1/").status_code == 200
    third = publish_page(world.hill_board, by=officer, items=(item_page("3"),))
    withdraw(third, by=officer, reason="Wrong date")
    assert public.get(f"{ADDRESS}versions/1/").status_code == 410


def test_moved_address_leads_to_the_new_one(
    public: Client, published: Publication, world: Any, officer: Any
) -> None:
    publish_page(world.hill_board, by=officer, slug="2027-12-02-board", items=(item_page("1"),))
    response = public.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (301, "/meetings/2027-12-02-board/")


def test_writing_methods_are_refused(public: Client, published: Publication) -> None:
    assert public.post(ADDRESS).status_code == 405


def test_breadcrumbs_lead_only_to_pages_that_are_there(published: Publication) -> None:
    assert presenters.frame(published)["breadcrumbs"] == [{"text": "Home", "href": "/"}]


def test_page_store_forgets_the_oldest_page_when_it_is_full() -> None:
    from reports.public.pages import PageStore

    kept = PageStore(limit=10)
    kept.keep("a", b"12345")
    kept.keep("b", b"12345")
    assert kept.get("a") == b"12345"
    kept.keep("c", b"12345")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (b"12345", None, b"12345")


def test_busy_page_asks_the_database_nothing_until_something_is_published(
    public: Client,
    published: Publication,
    world: Any,
    officer: Any,
    settings: Any,
    django_assert_num_queries: Any,
) -> None:
    settings.PUBLIC_STATE_SECONDS = 60
    public.get(ADDRESS)
    with django_assert_num_queries(0):
        assert public.get(ADDRESS).status_code == 200
    publish_page(world.hill_board, by=officer, items=(item_page("9", title="A new matter"),))
    assert "A new matter" in public.get(ADDRESS).content.decode()
    state.forget()


def test_page_takes_the_same_queries_with_many_publications(
    public: Client, published: Publication, world: Any, officer: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        publish_page(
            world.hill_board,
            by=officer,
            key=f"committee:{9000 + number}",
            slug=f"other-{number}",
            title=f"Board {number}",
        )
    for address, most in (("/", 6), (ADDRESS, 10)):
        with django_assert_max_num_queries(most):
            public.get(address)
