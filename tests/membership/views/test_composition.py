"""Pages of rules of composition: the register, required against filled, and making the seats."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions.organisations import create_organisation
from governance.actions.places import create_place, end_place
from governance.models import Place, Seat
from membership.composition.actions.composition import (
    change_composition_rule,
    create_composition_rule,
    end_composition_rule,
)
from membership.composition.actions.seats import make_seats
from membership.models import CompositionRule
from membership.people.actions import appoint
from tests.fixtures.people import START, World

JAN, JUNE = date(2023, 1, 1), date(2023, 6, 1)
READERS = ("governance_lead", "governance_officer", "place_director", "member", "auditor")


@pytest.fixture
def signed_in(client: Client, people: Any) -> Any:
    def sign_in(role: str) -> Client:
        client.force_login(people(role))
        return client

    return sign_in


def sub_place(world: World, officer: Any, name: str) -> None:
    create_place(
        icb=world.north,
        name=name,
        slug=f"hill-{name.lower()}",
        kind="sub_place",
        parent=world.hill,
        effective_from=START,
        by=officer,
    )


def add_rule(world: World, officer: Any, **values: Any) -> CompositionRule:
    given = {
        "committee": world.hill_board,
        "seat_title": "PCN clinical director, {unit}",
        "category": "clinical",
        "per": "sub_place",
        "clause": "Terms of reference, 18(d)",
        "effective_from": START,
    } | values
    return create_composition_rule(icb=world.north, by=officer, **given)


@pytest.fixture
def networks(world: World, officer: Any) -> CompositionRule:
    """One clinical director per sub-place of Hill, which has two."""
    sub_place(world, officer, "Abbey")
    sub_place(world, officer, "Bridge")
    return add_rule(world, officer)


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response.content.decode()[-600:]
    return response.content.decode()


def words(html: str) -> str:
    main = lxml.html.fromstring(html).get_element_by_id("maincontent")
    return " ".join(main.text_content().split())


def listed(html: str) -> list[str]:
    """The organisations in the summary of a rule."""
    cell = "//dt[normalize-space()='Organisations']/following-sibling::dd//span"
    return [span.text_content().strip() for span in lxml.html.fromstring(html).xpath(cell)]


@pytest.mark.requirement("R34")
@pytest.mark.parametrize("role", READERS)
def test_whoever_works_in_the_icb_reads_what_is_required_and_filled(
    world: World, networks: Any, signed_in: Any, role: str
) -> None:
    client = signed_in(role)
    text = words(page(client, "membership:composition-detail", world.hill_board.pk, on="2023-06-01"))
    assert "2 things are not as required" in text
    assert "The rule asks for PCN clinical director, Abbey, and the committee has no such seat." in text
    assert "Terms of reference, 18(d)" in text
    for verb in ("list", "csv"):
        assert client.get(reverse(f"membership:composition-rule-{verb}")).status_code == 200
    page(client, "membership:composition-rule-history", networks.pk)
    assert "PCN clinical director, Bridge" in words(
        page(client, "membership:composition-rule-detail", networks.pk, on="2023-06-01")
    )


@pytest.mark.parametrize("name", ["composition-detail", "composition-csv", "composition-make"])
def test_another_icb_finds_nothing_there(world: World, networks: Any, signed_in: Any, name: str) -> None:
    client = signed_in("other_icb")
    assert client.get(reverse(f"membership:{name}", args=[world.hill_board.pk])).status_code == 404
    rule = reverse("membership:composition-rule-detail", args=[networks.pk])
    assert client.get(rule).status_code == 404


def test_a_member_does_not_make_seats(world: World, networks: Any, signed_in: Any) -> None:
    client = signed_in("member")
    address = reverse("membership:composition-make", args=[world.hill_board.pk])
    assert client.get(address).status_code == 403
    assert client.post(address, {"reason": "x"}).status_code == 403
    assert not Seat.objects.exists()


@pytest.mark.requirement("R34")
def test_the_officer_looks_at_the_plan_and_makes_the_seats_of_that_day(
    world: World, networks: Any, signed_in: Any
) -> None:
    client = signed_in("governance_officer")
    address = reverse("membership:composition-make", args=[world.hill_board.pk]) + "?on=2023-06-01"
    tree = lxml.html.fromstring(client.get(address).content)
    assert "Seats to create: 2" in tree.text_content()
    seen = tree.xpath('//input[@name="seen"]/@value')[0]
    empty = client.post(address, {"reason": "", "seen": seen})
    assert "Error" in empty.content.decode()
    assert not Seat.objects.exists()
    done = client.post(address, {"reason": "New terms of reference", "seen": seen})
    assert done.status_code == 302
    abbey = Seat.objects.get(title__endswith="Abbey")
    assert "Stands for these membership rules" in page(client, "governance:seat-detail", abbey.pk)
    assert sorted(Seat.objects.values_list("title", "effective_from")) == [
        ("PCN clinical director, Abbey", JUNE),
        ("PCN clinical director, Bridge", JUNE),
    ]
    assert "There is nothing to do" in client.get(address).content.decode()


def test_a_plan_that_changed_is_shown_again(
    world: World, officer: Any, networks: Any, signed_in: Any
) -> None:
    client = signed_in("governance_officer")
    address = reverse("membership:composition-make", args=[world.hill_board.pk]) + "?on=2023-06-01"
    seen = lxml.html.fromstring(client.get(address).content).xpath('//input[@name="seen"]/@value')[0]
    sub_place(world, officer, "Castle")
    answer = client.post(address, {"reason": "New terms", "seen": seen})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "changed since you opened this page" in text
    assert "Seats to create: 3" in lxml.html.fromstring(text).text_content()
    assert not Seat.objects.exists()


@pytest.mark.requirement("R34")
def test_the_preview_names_the_seats_that_end_and_who_leaves_with_them(
    world: World, officer: Any, person: Any, networks: Any, signed_in: Any
) -> None:
    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start")
    abbey = Seat.objects.get(title__endswith="Abbey")
    appoint(person=person("Ana Whitlock"), seat=abbey, basis="nominated", effective_from=JAN, by=officer)
    end_place(Place.objects.get(name="Abbey"), last_day=date(2023, 3, 31), by=officer, reason="Merged")
    client = signed_in("governance_officer")
    text = words(page(client, "membership:composition-make", world.hill_board.pk, on="2023-06-01"))
    assert "Seats to end: 1" in text
    assert "PCN clinical director, Abbey: last day 31 March 2023." in text
    assert "Leaving with it: Ana Whitlock." in text
    assert "Already there: 1" in text


def day_fields(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def test_a_rule_is_added_changed_and_ended_through_the_pages(
    world: World, officer: Any, signed_in: Any
) -> None:
    client = signed_in("governance_officer")
    trust = create_organisation(
        icb=world.north,
        name="Hill Trust",
        slug="hill-trust",
        kind="nhs_trust",
        sector="acute",
        effective_from=START,
        by=officer,
    )
    fields = {
        "committee": str(world.hill_board.pk),
        "seat_title": "{unit}",
        "category": "partner",
        "is_voting": "on",
        "per": "listed",
        "count": "1",
        "position": "1",
        "clause": "Terms of reference, 18(c)",
        **day_fields("effective_from", START),
    }
    address = reverse("membership:composition-rule-create")
    refused = client.post(address, fields).content.decode()
    assert "List the organisations that have a seat each." in refused
    assert client.post(address, fields | {"organisations": [str(trust.pk)]}).status_code == 302
    rule = CompositionRule.objects.get()
    assert list(rule.organisations.all()) == [trust]
    del fields["committee"]
    change = fields | {"organisations": [str(trust.pk)], "office": "Chief Executive", "reason": "Left out"}
    edit = reverse("membership:composition-rule-edit", args=[rule.pk])
    assert client.post(edit, change | {"version": str(rule.version)}).status_code == 302
    assert client.post(edit, change | {"version": str(rule.version)}).status_code == 409
    end = reverse("membership:composition-rule-end", args=[rule.pk])
    assert client.post(end, {"reason": "Over", **day_fields("last_day", JUNE)}).status_code == 302
    rule.refresh_from_db()
    assert (rule.office, rule.effective_to) == ("Chief Executive", JUNE)
    told = words(page(client, "membership:composition-rule-history", rule.pk))
    assert "Left out" in told


@pytest.mark.requirement("R110", "R111")
def test_a_rule_starts_from_a_statutory_member_of_the_board(world: World, signed_in: Any) -> None:
    client = signed_in("governance_officer")
    blank = lxml.html.fromstring(page(client, "membership:composition-rule-create"))
    (start,) = blank.xpath("//a[contains(., 'Partner member: NHS trusts')]/@href")
    filled = lxml.html.fromstring(client.get(start).content)
    assert filled.xpath("//input[@name='seat_title']/@value") == ["Partner member: NHS trusts"]
    assert sorted(filled.xpath("//input[@name='kinds'][@checked]/@value")) == [
        "foundation_trust",
        "nhs_trust",
    ]
    (members,) = blank.xpath("//a[contains(., 'Non-executive member')]/@href")
    filled = lxml.html.fromstring(client.get(members).content)
    assert filled.xpath("//input[@name='count']/@value") == ["2"]
    assert len(filled.xpath("//input[@name='is_independent' or @name='is_minimum'][@checked]")) == 2


def test_the_lists_of_a_rule_are_shown_as_they_were_recorded(
    world: World, officer: Any, signed_in: Any, clock_at: Any
) -> None:
    with clock_at(2023, 1, 2):
        trusts = [
            create_organisation(
                icb=world.north,
                name=name,
                slug=name.lower().replace(" ", "-"),
                kind="nhs_trust",
                sector="acute",
                effective_from=START,
                by=officer,
            )
            for name in ("Hill Trust", "Vale Trust")
        ]
        rule = add_rule(world, officer, per="listed", many={"organisations": trusts[:1]})
    with clock_at(2023, 3, 1):
        change_composition_rule(rule, {}, many={"organisations": trusts}, by=officer, reason="Joined")
        client = signed_in("governance_officer")
        then = listed(page(client, "membership:composition-rule-detail", rule.pk, on="2023-02-01"))
        now = listed(page(client, "membership:composition-rule-detail", rule.pk))
    assert (then, now) == (["Hill Trust"], ["Hill Trust", "Vale Trust"])


@pytest.mark.requirement("R34")
def test_the_committee_page_and_the_list_lead_there(world: World, networks: Any, signed_in: Any) -> None:
    client = signed_in("governance_officer")
    there = reverse("membership:composition-detail", args=[world.hill_board.pk])
    assert there in page(client, "governance:committee-detail", world.hill_board.pk)
    listed = page(client, "membership:requirement-list")
    assert there in listed
    assert "2 without a seat" in words(listed)


def test_the_spreadsheet_says_what_the_page_says(
    world: World, officer: Any, person: Any, networks: Any, signed_in: Any
) -> None:
    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start")
    abbey = Seat.objects.get(title__endswith="Abbey")
    appoint(person=person("Ana Whitlock"), seat=abbey, basis="nominated", effective_from=JAN, by=officer)
    answer = signed_in("auditor").get(
        reverse("membership:composition-csv", args=[world.hill_board.pk]), {"on": "2023-06-01"}
    )
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert [(row["Seat"], row["Held by"], row["State"]) for row in rows] == [
        ("PCN clinical director, Abbey", "Ana Whitlock", "In order"),
        ("PCN clinical director, Bridge", "Vacant since 1 January 2023", "Vacant"),
    ]


def test_a_rule_that_is_over_asks_for_nothing(
    world: World, officer: Any, networks: Any, signed_in: Any
) -> None:
    end_composition_rule(networks, last_day=JAN, by=officer, reason="Over")
    client = signed_in("member")
    text = words(page(client, "membership:composition-detail", world.hill_board.pk, on="2023-06-01"))
    assert "No rule asks for a seat on this day." in text
    assert (
        client.get(
            reverse("membership:composition-detail", args=[world.hill_board.pk]), {"on": "1.1.2023"}
        ).status_code
        == 400
    )


def test_the_count_of_queries_does_not_grow_with_rules_and_seats(
    world: World, officer: Any, networks: Any, signed_in: Any
) -> None:
    client = signed_in("governance_officer")

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            page(client, "membership:composition-detail", world.hill_board.pk, on="2023-06-01")
            page(client, "membership:requirement-list", on="2023-06-01")
            page(client, "membership:composition-rule-list", on="2023-06-01")
        return len(found)

    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start")
    one = queries()
    for n in range(3):
        sub_place(world, officer, f"Further-{n}")
        add_rule(world, officer, per="once", seat_title=f"Lead {n}")
    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="More")
    assert queries() <= one
