"""Pages of schemes, versions, entries and functions: by role, by day, by ICB."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from delegation.actions import change_version, copy_version
from delegation.models import Function, Scheme, SchemeEntry, SchemeVersion
from delegation.presenters import anchors_of
from delegation.selectors.scheme import entries_of
from governance.enums import GovernanceForm
from tests.fixtures.people import START, World, make_committee

YEAR_2 = date(2021, 4, 1)
LISTS = ("scheme", "scheme-version", "scheme-entry", "function")
READERS = (
    "governance_lead",
    "governance_officer",
    "place_director",
    "committee_secretary",
    "member",
    "auditor",
)


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response.content.decode()[-600:]
    return response.content.decode()


def day_fields(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


@pytest.fixture
def signed_in(client: Client, people: Any) -> Any:
    def sign_in(role: str) -> Client:
        client.force_login(people(role))
        return client

    return sign_in


@pytest.fixture
def two_versions(entry: Any, draft: Any, adopt: Any, officer: Any) -> tuple[SchemeVersion, SchemeVersion]:
    """The first is adopted from 1 April 2020, the second is a draft for 1 April 2021."""
    entry("urgent", conditions="Reports each quarter", exclusions="The national core contract")
    entry("calls", "led_elsewhere", lead_body="Urgent care board")
    first = adopt(draft)
    return first, copy_version(first, label="2", effective_from=YEAR_2, by=officer)


@pytest.mark.parametrize("role", READERS)
def test_everybody_who_works_in_the_icb_reads_the_scheme(
    signed_in: Any, two_versions: Any, role: str
) -> None:
    client = signed_in(role)
    for noun in LISTS:
        page(client, f"delegation:{noun}-list", on="2020-06-01")
        assert client.get(reverse(f"delegation:{noun}-csv")).status_code == 200
    page(client, "delegation:scheme-detail", two_versions[0].scheme_id)
    page(client, "delegation:scheme-version-detail", two_versions[0].pk)
    assert "Delegated" in page(client, "delegation:decision-map", on="2020-06-01")
    page(client, "delegation:authority")


@pytest.mark.parametrize("role", ["nobody", "system_administrator"])
def test_who_works_in_no_icb_is_refused(signed_in: Any, two_versions: Any, role: str) -> None:
    client = signed_in(role)
    names = [
        *(f"delegation:{noun}-list" for noun in LISTS),
        "delegation:decision-map",
        "delegation:authority",
    ]
    for name in names:
        assert client.get(reverse(name)).status_code == 403


def addresses(version: SchemeVersion, entry: SchemeEntry) -> list[str]:
    verbs = ("detail", "history", "edit", "adopt", "copy", "withdraw", "close")
    found = [reverse(f"delegation:scheme-version-{verb}", args=[version.pk]) for verb in verbs]
    found += [
        reverse(f"delegation:scheme-entry-{v}", args=[entry.pk])
        for v in ("detail", "history", "edit", "remove")
    ]
    return [*found, reverse("delegation:scheme-detail", args=[version.scheme_id])]


@pytest.mark.parametrize("role", ["other_icb", "nobody", "system_administrator"])
def test_a_scheme_of_another_icb_does_not_exist(signed_in: Any, two_versions: Any, role: str) -> None:
    client = signed_in(role)
    for version in two_versions:
        for address in addresses(version, version.entries.first()):
            assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", ["place_director", "member", "paper_author"])
def test_a_draft_does_not_exist_for_who_only_reads(signed_in: Any, two_versions: Any, role: str) -> None:
    client, (_, draft) = signed_in(role), two_versions
    for address in addresses(draft, draft.entries.first())[:-1]:
        assert client.get(address).status_code == 404
    for name in ("delegation:scheme-version-list", "delegation:scheme-entry-list"):
        assert f'value="{draft.pk}"' not in page(client, name)
    listed = page(client, "delegation:scheme-entry-list", scheme_version=draft.pk)
    assert "Reports each quarter" not in listed


@pytest.mark.parametrize("role", ["place_director", "member", "auditor"])
def test_only_those_who_keep_the_scheme_reach_the_forms(signed_in: Any, two_versions: Any, role: str) -> None:
    client, (adopted, _) = signed_in(role), two_versions
    for name, args in (
        ("delegation:scheme-create", []),
        ("delegation:scheme-version-create", []),
        ("delegation:scheme-entry-create", []),
        ("delegation:function-create", []),
        ("delegation:scheme-edit", [adopted.scheme_id]),
        ("delegation:scheme-version-copy", [adopted.pk]),
        ("delegation:scheme-version-close", [adopted.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 403
        assert client.post(reverse(name, args=args), {}).status_code == 403


@pytest.mark.requirement("R190")
def test_an_adopted_version_has_no_way_to_be_edited(signed_in: Any, two_versions: Any) -> None:
    client, (adopted, _) = signed_in("governance_officer"), two_versions
    html = page(client, "delegation:scheme-version-detail", adopted.pk)
    assert "copy it to a new version" in html
    entry = adopted.entries.first()
    for name, pk in (
        ("delegation:scheme-version-edit", adopted.pk),
        ("delegation:scheme-version-adopt", adopted.pk),
        ("delegation:scheme-version-withdraw", adopted.pk),
        ("delegation:scheme-entry-edit", entry.pk),
        ("delegation:scheme-entry-remove", entry.pk),
    ):
        assert client.get(reverse(name, args=[pk])).status_code == 403
        assert client.post(reverse(name, args=[pk]), {"reason": "x"}).status_code == 403
    assert adopted.entries.count() == 2


@pytest.mark.requirement("R42", "R98", "R190")
def test_the_committee_page_says_what_it_may_decide_on_the_day(
    signed_in: Any, two_versions: Any, world: World
) -> None:
    client = signed_in("member")
    then = page(client, "governance:committee-detail", world.hill_board.pk, on="2020-06-01")
    assert "What it may decide on this date" in then
    for words in (
        "Urgent care",
        "Reports each quarter",
        "Kept back: The national core contract",
        "No limit stated",
    ):
        assert words in then
    before = page(client, "governance:committee-detail", world.hill_board.pk, on="2020-03-31")
    assert "Reports each quarter" not in before
    assert "Not listed never means delegated" in before


@pytest.mark.requirement("R90")
def test_the_page_of_a_consultative_forum_says_that_it_advises(signed_in: Any, world: World) -> None:
    forum = make_committee(world.north, "forum", form=GovernanceForm.CONSULTATIVE_FORUM)
    html = page(signed_in("governance_officer"), "governance:committee-detail", forum.pk)
    assert "it advises, and the statutory bodies decide" in html


@pytest.mark.requirement("R81")
def test_the_place_page_says_what_is_in_and_out_of_scope(
    signed_in: Any, two_versions: Any, world: World
) -> None:
    client = signed_in("place_director")
    html = page(client, "governance:place-detail", world.hill.pk, on="2020-06-01")
    inside, outside = html.rindex("In scope: delegated to this place"), html.rindex("Out of scope")
    assert inside < html.index("Urgent care", inside) < outside < html.index("Contracting of 999", outside)


@pytest.mark.requirement("R79")
def test_the_function_page_answers_for_each_place(signed_in: Any, two_versions: Any, functions: Any) -> None:
    html = page(signed_in("member"), "delegation:function-detail", functions["wards"].pk, on="2020-06-01")
    assert (
        "Virtual wards at Hill: delegated to Hill Partnership Board (listed as part of Urgent care)." in html
    )
    assert "does not list Virtual wards for Vale" in html


@pytest.mark.parametrize("by", ["treatment", "function"])
def test_a_version_is_read_by_treatment_or_by_function(signed_in: Any, two_versions: Any, by: str) -> None:
    html = page(signed_in("member"), "delegation:scheme-version-detail", two_versions[0].pk, by=by)
    assert ("Delegated (1)" in html) is (by == "treatment")
    assert ("Group by function" in html) is (by == "treatment")
    assert "Reports each quarter" in html


def test_a_scheme_goes_from_nothing_to_adopted_by_its_pages(
    signed_in: Any, world: World, functions: Any, people: Any
) -> None:
    client = signed_in("governance_officer")
    client.post(reverse("delegation:scheme-create"), {"title": "Scheme", "kind": "sord"})
    scheme = Scheme.objects.get()
    given = {"scheme": scheme.pk, "label": "1"} | day_fields("effective_from", START)
    client.post(reverse("delegation:scheme-version-create"), given)
    version = SchemeVersion.objects.get()
    adopt = reverse("delegation:scheme-version-adopt", args=[version.pk])
    assert "no entries yet" in client.get(adopt).content.decode()

    row = {
        "scheme_version": version.pk,
        "reference": "A1",
        "function": functions["urgent"].pk,
        "place": world.hill.pk,
        "treatment": "delegated",
        "verb": "decide",
        "source": "Scheme, row 1",
    } | day_fields("effective_from", START)
    refused = client.post(reverse("delegation:scheme-entry-create"), row)
    assert "which committee or post" in refused.content.decode()
    made = client.post(
        reverse("delegation:scheme-entry-create"), row | {"holder_committee": world.hill_board.pk}
    )
    assert made.status_code == 302

    told = {"adopted_by": "ICB Board, minute 7", "version": "1"}
    dates = day_fields("effective_from", START) | day_fields("adopted_on", START)
    assert "Safeguarding" in client.get(adopt).content.decode()
    assert client.post(adopt, told | dates).status_code == 302
    version.refresh_from_db()
    assert (version.state, version.adopted_by) == ("adopted", "ICB Board, minute 7")


def test_the_adopt_page_says_what_it_will_end_and_refuses_a_stale_page(
    signed_in: Any, two_versions: Any, officer: Any
) -> None:
    client, (_, draft) = signed_in("governance_officer"), two_versions
    address = reverse("delegation:scheme-version-adopt", args=[draft.pk])
    assert "Version 1 will end on 31 March 2021." in client.get(address).content.decode()
    change_version(draft, {"note": "Meanwhile"}, by=officer)
    given = {"adopted_by": "ICB Board", "version": "1"}
    dates = day_fields("effective_from", YEAR_2) | day_fields("adopted_on", YEAR_2)
    answer = client.post(address, given | dates).content.decode()
    assert "Somebody changed this version since you opened it" in answer
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_copy_withdraw_close_and_remove_by_their_pages(signed_in: Any, two_versions: Any) -> None:
    client, (adopted, draft) = signed_in("governance_officer"), two_versions
    entry = draft.entries.get(treatment="delegated")
    removed = client.post(reverse("delegation:scheme-entry-remove", args=[entry.pk]), {"reason": "Twice"})
    assert removed.status_code == 302
    assert draft.entries.count() == 1

    copy = {"label": "3", "note": "Again"} | day_fields("effective_from", date(2022, 4, 1))
    assert client.post(reverse("delegation:scheme-version-copy", args=[adopted.pk]), copy).status_code == 302
    assert SchemeVersion.objects.get(label="3").entries.count() == 2

    withdraw = reverse("delegation:scheme-version-withdraw", args=[draft.pk])
    assert client.post(withdraw, {"reason": "Overtaken"}).status_code == 302
    close = reverse("delegation:scheme-version-close", args=[adopted.pk])
    last = day_fields("last_day", date(2026, 3, 31)) | {"reason": "The ICB ends"}
    assert client.post(close, last).status_code == 302
    states = dict(SchemeVersion.objects.values_list("label", "state"))
    assert states == {"1": "adopted", "2": "withdrawn", "3": "draft"}
    assert SchemeVersion.objects.get(label="1").effective_to == date(2026, 3, 31)


def test_the_shared_catalogue_is_not_changed_by_one_icb(signed_in: Any, functions: Any) -> None:
    client = signed_in("governance_lead")
    address = reverse("delegation:function-edit", args=[functions["urgent"].pk])
    assert client.get(address).status_code == 403
    assert "changed by loading it again" in page(client, "delegation:function-detail", functions["urgent"].pk)
    made = client.post(
        reverse("delegation:function-create"), {"title": "Hospital at home", "parent": functions["urgent"].pk}
    )
    own = Function.objects.get(icb__isnull=False)
    assert made.status_code == 302
    assert client.get(reverse("delegation:function-edit", args=[own.pk])).status_code == 200


def test_filters_narrow_the_entries(signed_in: Any, two_versions: Any, world: World, functions: Any) -> None:
    client, (_, draft) = signed_in("governance_officer"), two_versions

    def found(**query: Any) -> tuple[bool, bool]:
        html = page(client, "delegation:scheme-entry-list", **({"on": "2020-06-01"} | query))
        return ">URG<" in html, ">CAL<" in html

    assert found() == (True, True)
    assert found(treatment="led_elsewhere") == (False, True)
    assert found(treatment="reserved") == (False, False)
    assert found(place=world.vale.pk) == (False, True)
    assert found(holder_committee=world.hill_board.pk) == (True, False)
    assert found(holder_committee=world.vale_board.pk) == (False, False)
    assert found(function=functions["safeguarding"].pk) == (False, False)
    assert found(on="2019-01-01") == (False, False)
    assert found(scheme_version=draft.pk, on="2019-01-01") == (True, True)


@pytest.mark.parametrize("noun", LISTS)
def test_longer_lists_ask_no_more_of_the_database(
    signed_in: Any, entry: Any, draft: Any, adopt: Any, officer: Any, noun: str
) -> None:
    client = signed_in("governance_officer")

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, f"delegation:{noun}-list", on="2021-06-01")
        return len(caught)

    entry("urgent")
    first = adopt(draft)
    queries()
    one = queries()
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    for code in ("wards", "calls"):
        entry(code, scheme_version=second)
    adopt(second, YEAR_2)
    assert queries() == one


@pytest.mark.requirement("R17")
def test_the_committee_page_says_what_is_not_decided_yet_at_its_place(
    signed_in: Any, entry: Any, draft: Any, adopt: Any, world: World
) -> None:
    client = signed_in("member")
    entry("urgent", "undetermined", place=world.hill)
    assert "Not decided yet" not in page(client, "governance:committee-detail", world.hill_board.pk)
    adopt(draft)
    assert "Not decided yet for Hill" in page(client, "governance:committee-detail", world.hill_board.pk)
    assert "Not decided yet" not in page(client, "governance:committee-detail", world.vale_board.pk)


def test_the_csv_of_entries_holds_every_word(signed_in: Any, two_versions: Any) -> None:
    answer = signed_in("member").get(reverse("delegation:scheme-entry-csv"), {"on": "2020-06-01"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "Reports each quarter" in text
    assert "The national core contract" in text


def test_the_first_page_tells_keepers_of_drafts(signed_in: Any, two_versions: Any) -> None:
    assert "planned from 1 April 2021" in page(signed_in("governance_officer"), "governance:home")
    assert "planned from" not in page(signed_in("member"), "governance:home")


def test_every_row_of_a_version_has_an_address_of_its_own(signed_in: Any, two_versions: Any) -> None:
    version = SchemeVersion.objects.order_by("pk").first()
    assert version is not None
    names = set(anchors_of(list(entries_of(version))).values())
    client = signed_in("member")
    for way in ("treatment", "function"):
        text = page(client, "delegation:scheme-version-detail", version.pk, by=way)
        assert set(re.findall(r'<tr[^>]* id="([^"]+)"', text)) == names
