"""The public pages of schemes: what was published and nothing else, for any day, at addresses that stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from delegation.actions import add_entry, adopt_version, change_scheme, copy_version
from delegation.models import SchemeVersion
from governance.foundation import jobs
from governance.foundation.models import Job
from governance.models import User
from reports.models import Publication
from reports.public import pages
from reports.public.schemes import Version, nearest_day, settled
from reports.publication.actions import withdraw
from reports.publication.schemes import publish_scheme
from tests.delegation import conftest as delegation
from tests.fixtures.people import World

functions, officer, scheme, draft, entry, adopt = (
    delegation.functions,
    delegation.officer,
    delegation.scheme,
    delegation.draft,
    delegation.entry,
    delegation.adopt,
)
Publish = Callable[[SchemeVersion], Publication]
LATER = date(2022, 4, 1)


@pytest.fixture(autouse=True)
def _asks_anew(settings: Any) -> None:
    settings.PUBLIC_STATE_SECONDS = 0
    pages.store.clear()


@pytest.fixture
def publish(people: Callable[[str], User]) -> Publish:
    def act(version: SchemeVersion) -> Publication:
        job = publish_scheme(version, by=people("governance_lead"), reason="")
        assert jobs.run(str(job.pk)) == "done", Job.objects.get(pk=job.pk).error
        return Publication.objects.get(subject_key=f"scheme_version:{version.pk}", state="published")

    return act


@pytest.fixture
def first(draft: SchemeVersion, entry: Any, adopt: Any) -> SchemeVersion:
    entry("urgent", reference="1.1", theme="Care", conditions="Within policy.", limits=[{"amount": 50_000}])
    entry("safeguarding", "reserved", reference="2.1", theme="Safety", holder_committee=None)
    entry("wards", "undetermined", reference="1.2", theme="Care", effective_from=date(2021, 4, 1))
    adopted: SchemeVersion = adopt(draft)
    return adopted


@pytest.fixture
def second(first: SchemeVersion, officer: User) -> SchemeVersion:
    following = copy_version(first, label="2.0", effective_from=LATER, by=officer)
    return adopt_version(
        following, adopted_on=LATER, adopted_by="ICB Board, minute 9", effective_from=LATER, by=officer
    )


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.requirement("R190")
def test_the_list_tells_which_version_is_in_force_on_a_day(
    client: Client, first: SchemeVersion, second: SchemeVersion, publish: Publish
) -> None:
    publish(first)
    publish(second)
    assert "version 1</a>, 1 April 2020 to 31 March 2022" in read(client, "/schemes/north/?on=2021-05-01")
    assert "version 2.0</a>, from 1 April 2022" in read(client, "/schemes/north/?on=2023-05-01")
    assert "No published version is in force" in read(client, "/schemes/north/?on=2019-05-01")
    read(client, "/schemes/north/?on=yesterday", 404)
    read(client, "/schemes/south/", 404)


def test_every_row_has_an_anchor_whatever_it_is_grouped_by(
    client: Client, first: SchemeVersion, publish: Publish
) -> None:
    publish(first)
    for query in ("", "?by=theme", "?by=area", "?by=function", "?by=holder", "?by=nonsense"):
        page = read(client, f"/schemes/north/1/{query}")
        assert sorted(re.findall(r'<tr[^>]* id="([^"]+)"', page)) == ["row-1-1", "row-1-2", "row-2-1"]
    assert '<h3 id="group-1">Care</h3>' in read(client, "/schemes/north/1/")
    assert "Hill Partnership Board</h3>" in read(client, "/schemes/north/1/?by=holder")
    for words in ("£50,000 for each decision", "Within policy.", "ICB Board, minute 7", "Reserved"):
        assert words in read(client, "/schemes/north/1/")


def test_what_every_delegated_row_says_alike_is_told_once(
    client: Client, draft: SchemeVersion, entry: Any, adopt: Any, publish: Publish, world: World
) -> None:
    alike = {
        "delegators": [{"organisation": world.north.organisation}],
        "accountable": "Chief executive",
        "conditions": "Within policy.",
    }
    entry("urgent", reference="1", **alike)
    entry("wards", reference="2", **alike, exclusions="Closing a ward")
    entry("calls", "discussed_not_delegated", reference="3", conditions="Within policy.")
    entry("safeguarding", "reserved", reference="4", holder_committee=None)
    publish(adopt(draft))
    page = read(client, "/schemes/north/1/?by=area")
    body = str(world.north.organisation)
    assert page.count(f"Delegated by {body}") == 1
    assert page.count("Accountable: Chief executive") == 1
    assert page.count("Within policy.") == 2  # once for the delegated rows, once on the row that is not
    assert page.count("Those told above for every delegated row") == 1
    assert page.count("And those told above for every delegated row") == 1
    assert page.count("Kept back: Closing a ward") == 1
    assert re.findall(r'<h3 id="group-1">([^<]+)', page) == ["Service areas"]
    assert re.findall(r'<h3 id="group-2">([^<]+)', page) == ["Statutory matters"]
    contents = page[page.index('id="contents"') : page.index("</nav>", page.index('id="contents"'))]
    linked = set(re.findall(r'href="#([^"]+)"', contents))
    assert linked <= set(re.findall(r' id="([^"]+)"', page))


def test_a_row_that_says_otherwise_keeps_every_row_telling_its_own(
    client: Client, draft: SchemeVersion, entry: Any, adopt: Any, publish: Publish, world: World
) -> None:
    entry("urgent", reference="1", accountable="Chief executive")
    entry("wards", reference="2", accountable="Medical director")
    publish(adopt(draft))
    page = read(client, "/schemes/north/1/")
    assert "Every delegated row" not in page
    assert "Accountable: Chief executive" in page
    assert "Accountable: Medical director" in page


def test_a_version_that_was_followed_says_so_and_stays(
    client: Client, first: SchemeVersion, second: SchemeVersion, publish: Publish
) -> None:
    publish(first)
    assert "Its last day was 31 March 2022" in read(client, "/schemes/north/1/")
    publish(second)
    page = read(client, "/schemes/north/1/")
    assert 'followed by <a href="/schemes/north/2-0/">version 2.0</a>' in page
    assert "no longer in force" not in read(client, "/schemes/north/2-0/")


def test_an_older_snapshot_learns_its_end_from_the_one_after_it(
    client: Client, first: SchemeVersion, publish: Publish, officer: User
) -> None:
    """Version 1 was published while it was open; nobody published it again when 2.0 ended it."""
    publish(first)
    assert "no longer in force" not in read(client, "/schemes/north/1/")
    following = copy_version(
        SchemeVersion.objects.get(pk=first.pk), label="2.0", effective_from=LATER, by=officer
    )
    publish(adopt_version(following, adopted_on=LATER, adopted_by="Board", effective_from=LATER, by=officer))
    assert "Its last day was 31 March 2022" in read(client, "/schemes/north/1/")
    assert "version 1</a>, 1 April 2020 to 31 March 2022" in read(client, "/schemes/north/?on=2022-03-31")


def test_a_withdrawn_version_keeps_its_address_and_says_why(
    client: Client, first: SchemeVersion, publish: Publish, officer: User
) -> None:
    made = publish(first)
    file = made.files.first()
    withdraw(made, by=officer, reason="A table was wrong.")
    assert "A table was wrong." in read(client, "/schemes/north/1/", 410)
    assert "A table was wrong." in read(client, "/schemes/north/1/map/", 410)
    read(client, f"/documents/{file.public_id}/{file.filename}", 410)
    listed = read(client, "/schemes/north/")
    assert "A version was withdrawn" in listed
    assert "Urgent care" not in listed
    read(client, "/places/north-hill/scope/", 404)


@pytest.mark.requirement("R81")
def test_the_scope_of_a_place_on_any_day(client: Client, first: SchemeVersion, publish: Publish) -> None:
    publish(first)
    before = read(client, "/places/north-hill/scope/?on=2020-06-01")
    assert "In scope (1)" in before
    assert "Out of scope (1)" in before
    assert "Undetermined (0)" in before
    after = read(client, "/places/north-hill/scope/?on=2021-04-01")
    assert "Undetermined (1)" in after
    assert "Virtual wards" in after
    assert "1 April 2020 to 31 March 2021" in after
    assert '<a href="/schemes/north/1/#row-1-1">1.1</a>' in after
    assert "In scope (0)" in read(client, "/places/north-vale/scope/?on=2020-06-01")
    assert "No published scheme says anything" in read(client, "/places/north-hill/scope/?on=2019-01-01")
    read(client, "/places/south-shore/scope/", 404)


@pytest.mark.requirement("R99")
def test_the_map_is_drawn_from_the_snapshot_for_a_day(
    client: Client, first: SchemeVersion, publish: Publish
) -> None:
    publish(first)
    page = read(client, "/schemes/north/1/map/?on=2020-06-01")
    svg = re.search(r'<svg [^>]*aria-labelledby="map-title".*?</svg>', page, re.DOTALL)
    assert svg
    links = {a.get("href") for a in ElementTree.fromstring(svg[0]).iter("{http://www.w3.org/2000/svg}a")}
    assert {"/schemes/north/1/#row-1-1", "/schemes/north/1/#row-2-1"} <= links
    assert "/schemes/north/1/#row-1-2" not in links
    assert "/schemes/north/1/#row-1-2" in read(client, "/schemes/north/1/map/?on=2021-06-01")
    narrowed = read(client, "/schemes/north/1/map/?on=2020-06-01&place=north-vale")
    assert "#row-1-1" not in narrowed
    assert "#row-2-1" in narrowed
    assert "#row-2-1" not in read(client, "/schemes/north/1/map/?on=2020-06-01&group=service_area")
    assert "No row of this version" in read(client, "/schemes/north/1/map/?on=2019-06-01")


def test_files_are_downloaded_as_they_were_published(
    client: Client, first: SchemeVersion, publish: Publish
) -> None:
    made = publish(first)
    page = read(client, "/schemes/north/1/")
    for file in made.files.all():
        address = f"/documents/{file.public_id}/{file.filename}"
        assert address in page
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["ETag"] == f'"{file.sha256}"'
    assert "functions-and-decisions-map.pdf" in read(client, "/schemes/north/1/map/")


def test_nothing_that_happens_later_shows(
    client: Client, first: SchemeVersion, publish: Publish, scheme: Any, officer: User, functions: Any
) -> None:
    """A draft after it, another title of the scheme: the public reads the snapshot until somebody publishes."""
    publish(first)
    before = read(client, "/schemes/north/1/")
    change_scheme(scheme, {"title": "Zqcanary"}, by=officer, reason="Renamed")
    draft = copy_version(SchemeVersion.objects.get(pk=first.pk), label="3", effective_from=LATER, by=officer)
    add_entry(
        scheme_version=draft,
        function=functions["urgent"],
        treatment="led_elsewhere",
        lead_body="Zqcanary",
        source="Zqcanary",
        effective_from=LATER,
        by=officer,
    )
    pages.store.clear()
    assert read(client, "/schemes/north/1/") == before
    for address in ("/schemes/north/", "/schemes/north/1/map/", "/places/north-hill/scope/"):
        assert "zqcanary" not in read(client, address).lower()
    read(client, "/schemes/north/3/", 404)


def test_a_page_depends_on_the_day_asked_and_on_no_other_query(
    client: Client, first: SchemeVersion, publish: Publish
) -> None:
    publish(first)
    plain = client.get("/schemes/north/").headers["ETag"]
    assert client.get("/schemes/north/?utm=1").headers["ETag"] == plain
    assert client.get("/schemes/north/?on=2020-06-01").headers["ETag"] != plain
    assert client.get("/schemes/north/", headers={"if-none-match": plain}).status_code == 304


def test_the_pages_of_icb_and_place_lead_to_them(
    client: Client, world: World, first: SchemeVersion, publish: Publish, officer: User
) -> None:
    from reports.publication.profiles import publish_profile

    publish_profile(world.north, by=officer)
    publish_profile(world.hill, by=officer)
    assert "/schemes/north/" not in read(client, "/icbs/north/")
    publish(first)
    assert 'href="/schemes/north/"' in read(client, "/icbs/north/")
    assert 'href="/places/north-hill/scope/"' in read(client, "/places/north-hill/")


def test_an_earlier_copy_says_that_it_was_replaced(
    client: Client, first: SchemeVersion, publish: Publish, officer: User, people: Any
) -> None:
    publish(first)
    following = copy_version(
        SchemeVersion.objects.get(pk=first.pk), label="2.0", effective_from=LATER, by=officer
    )
    adopt_version(following, adopted_on=LATER, adopted_by="Board", effective_from=LATER, by=officer)
    publish(SchemeVersion.objects.get(pk=first.pk))
    page = read(client, "/schemes/north-1/versions/1/")
    assert "This version was replaced on" in page
    assert 'href="/schemes/north/1/"' in page


def version(
    label: str, start: date, end: date | None = None, key: str = "main", *, is_main: bool = True
) -> Version:
    return Version(
        ("north", label), key, "Scheme", "Scheme", label, start, end, "Board", None, 1, label, is_main=is_main
    )


def test_ends_are_settled_by_the_version_after() -> None:
    rows = settled(
        [
            version("1", date(2020, 1, 1)),
            version("2", date(2021, 1, 1), date(2021, 6, 30)),
            version("3", date(2022, 1, 1)),
            version("a", date(2020, 6, 1), key="other", is_main=False),
        ]
    )
    assert [(row.label, row.end, row.followed_by) for row in rows] == [
        ("3", None, ""),
        ("2", date(2021, 6, 30), ""),
        ("1", date(2020, 12, 31), "2"),
        ("a", None, ""),
    ]


NEAREST = [
    ("today is said", [("2020-01-01", None)], date(2021, 1, 1), date(2021, 1, 1)),
    ("over", [("2020-01-01", "2020-06-30")], date(2021, 1, 1), date(2020, 6, 30)),
    ("to come", [("2022-01-01", None)], date(2021, 1, 1), date(2022, 1, 1)),
    ("nothing at all", [], date(2021, 1, 1), date(2021, 1, 1)),
]


@pytest.mark.parametrize(("name", "ends", "today", "expected"), NEAREST, ids=[row[0] for row in NEAREST])
def test_a_page_without_a_day_shows_the_nearest(name: str, ends: Any, today: date, expected: date) -> None:
    assert nearest_day([{"from": start, "to": end} for start, end in ends], today) == expected


@pytest.mark.requirement("R79", "R81")
def test_the_same_function_is_in_scope_of_one_place_and_out_of_scope_of_another(
    demo_world: None, client: Client
) -> None:
    """Safeguarding: place-led in Lancashire, discussed at place and not delegated in Oxfordshire."""
    oxfordshire = sides(read(client, "/places/oxfordshire/scope/?on=2023-02-01"))
    lancashire = sides(read(client, "/places/lancashire/scope/?on=2022-09-01"))
    assert "Safeguarding" in oxfordshire["outside"]
    assert "Safeguarding" in lancashire["within"]
    assert len(re.findall("Oxfordshire Place-based Partnership", oxfordshire["within"])) == 4


def sides(page: str) -> dict[str, str]:
    found = re.split(r'<h2 id="(within|outside|undecided)">', page)
    return dict(zip(found[1::2], found[2::2], strict=True))
