"""Pages of interests: who reads what, what is told of lateness and of a policy that is not set."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.foundation.audit import save_recorded
from governance.models import TermsOfReference
from membership.interests.actions.interests import change_interest
from membership.interests.actions.redactions import redact_interest
from membership.models import Interest, Person
from membership.people.actions import appoint, arrange_deputy
from tests.fixtures.people import START, World, make_user
from tests.membership.declaring import JAN, JUNE, SAYS, confirmed, declared, enter_policy, with_account


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    response = client.get(reverse(f"membership:{name}", args=args), query)
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
def ana(person: Any, people: Any, seat: Any, officer: Any) -> Person:
    """Chair of the hill board, with the account of a member."""
    ana = with_account(person("Ana Whitlock"), people("member"))
    appoint(person=ana, seat=seat("Chair"), basis="elected", effective_from=START, by=officer)
    return ana


@pytest.fixture
def ben(person: Any, seat: Any, officer: Any) -> Person:
    ben: Person = person("Ben Castellane")
    appoint(person=ben, seat=seat("Lay member"), basis="appointed", effective_from=START, by=officer)
    return ben


def cells(html: str) -> list[list[str]]:
    rows = lxml.html.fromstring(html).xpath("//table/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


@pytest.mark.requirement("LP37")
def test_the_register_has_the_columns_of_registers_in_use(
    signed_in: Any, ana: Person, officer: Any, people: Any, world: World
) -> None:
    enter_policy(world.north, officer)
    confirmed(ana, officer, people("coi_guardian"), mitigation="Leaves the room", effective_to=JUNE)
    client = signed_in("executive")  # reads no records
    html = page(client, "interest-list", on="2023-06-01")
    head = [cell.text_content() for cell in lxml.html.fromstring(html).xpath("//table/thead//th")]
    assert head == [
        "Name",
        "Position(s)",
        "Declared interest",
        "Type",
        "Direct or indirect",
        "Nature of the interest",
        "From",
        "To",
        "Action taken",
    ]
    assert cells(html) == [
        [
            "Ana Whitlock",
            "Chair, Hill Partnership Board",
            "Fernbank Consulting Ltd (Director)",
            "Financial",
            "Direct",
            "Holds a third of the shares",
            "1 January 2023",
            "30 June 2023",
            "Leaves the room",
        ]
    ]


@pytest.mark.requirement("LP39")
def test_who_reads_no_records_has_their_own_and_what_is_public(
    signed_in: Any, ana: Person, ben: Person, officer: Any, people: Any, world: World
) -> None:
    guardian = people("coi_guardian")
    enter_policy(world.north, officer)
    declared(ana, officer, nature="Own and not confirmed")
    declared(ben, officer, nature="Hidden while declared")
    confirmed(ben, officer, guardian, nature="Known to all")
    kept = confirmed(ben, officer, guardian, nature="Hidden detail", party="Hidden party")
    dates = {"decided_on": JAN, "effective_from": JAN, "effective_to": JUNE}
    redact_interest(
        interest=kept, scope="details", ground="Hidden ground", decided_by="Guardian", by=guardian, **dates
    )
    html = page(signed_in("member"), "interest-list", on="2023-06-01")
    assert "Own and not confirmed" in html
    assert "Known to all" in html
    assert "Kept back by a decision" in html
    assert "Hidden" not in html
    assert "Hidden detail" in page(signed_in("member"), "interest-list", on="2023-07-01")
    reader = page(signed_in("governance_officer"), "interest-list", on="2023-06-01")
    assert "Hidden while declared" in reader
    assert "Hidden detail" in reader
    assert "Public without details" in reader
    address = reverse("membership:interest-detail", args=[kept.pk])
    assert signed_in("member").get(address).status_code == 404
    assert signed_in("member").get(reverse("membership:interest-history", args=[kept.pk])).status_code == 404


def test_a_search_finds_no_word_that_is_kept_back(
    signed_in: Any, ben: Person, officer: Any, people: Any, world: World
) -> None:
    enter_policy(world.north, officer)
    kept = confirmed(ben, officer, people("coi_guardian"), nature="Aardvark farming", party="Aardvark Ltd")
    dates = {"decided_on": JAN, "effective_from": JAN, "effective_to": JUNE}
    redact_interest(
        interest=kept, scope="details", ground="x", decided_by="G", by=people("coi_guardian"), **dates
    )
    none = page(signed_in("member"), "interest-list", q="aardvark", on="2023-06-01")
    assert "Ben Castellane" not in lxml.html.fromstring(none).xpath("string(//main//table)")
    assert "Aardvark Ltd" in page(signed_in("member"), "interest-list", q="aardvark", on="2023-07-01")


@pytest.mark.requirement("LP34", "LP39")
def test_without_a_policy_nothing_is_public_and_the_page_says_so(
    signed_in: Any, ben: Person, officer: Any, people: Any, world: World
) -> None:
    confirmed(ben, officer, people("coi_guardian"), nature="Waits for a policy")
    html = page(signed_in("member"), "interest-list")
    assert "No policy on interests is in force" in html
    assert "Waits for a policy" not in html
    assert "undetermined" in page(signed_in("governance_officer"), "interest-list")
    enter_policy(world.north, officer, public_months_after=None, declare_within_days=None)
    html = page(signed_in("member"), "interest-list")
    assert "does not say how long an ended interest stays public" in html
    assert "does not say how soon an interest is declared" in html
    assert "Waits for a policy" not in html


@pytest.mark.requirement("LP38")
def test_late_is_told_on_the_register_and_the_page_and_filtered_by(
    signed_in: Any, ana: Person, ben: Person, officer: Any, world: World
) -> None:
    enter_policy(world.north, officer)
    late = declared(ana, officer, declared_on=date(2023, 3, 1))
    declared(ben, officer)
    client = signed_in("governance_officer")
    html = page(client, "interest-list", late="yes")
    assert [row[0] for row in cells(html)] == ["Ana Whitlock"]
    assert "Declared late" in html
    assert [row[0] for row in cells(page(client, "interest-list", late="no"))] == ["Ben Castellane"]
    said = page(client, "interest-detail", late.pk)
    assert "Declared 31 days late: it was due by 29 January 2023" in said
    ignored = page(signed_in("executive"), "interest-list", late="yes")
    assert "Declared late" not in ignored


@pytest.mark.requirement("LP40")
def test_the_extract_of_a_committee_has_members_and_deputies_of_the_day(
    signed_in: Any, ana: Person, ben: Person, person: Any, officer: Any, world: World, seat: Any
) -> None:
    enter_policy(world.north, officer)
    cy, dan = person("Cy Marchetti"), person("Dan Elsewhere")
    far = seat("Far seat", committee=world.vale_board)
    appoint(person=dan, seat=far, basis="appointed", effective_from=START, by=officer)
    chair = ana.appointments.get().seat
    arrange_deputy(
        seat=chair, person=cy, effective_from=date(2023, 6, 1), effective_to=date(2023, 6, 1), by=officer
    )
    declared(cy, officer)
    client = signed_in("governance_officer")
    query = {"committee": world.hill_board.pk}
    meeting_day = cells(page(client, "interest-list", on="2023-06-01", **query))
    assert [row[0] for row in meeting_day] == ["Ana Whitlock", "Ben Castellane", "Cy Marchetti"]
    assert meeting_day[2][1] == "Deputy for Chair, Hill Partnership Board"
    assert meeting_day[0][2] == "Nothing declared and no nil return"
    other_day = cells(page(client, "interest-list", on="2023-06-02", **query))
    assert [row[0] for row in other_day] == ["Ana Whitlock", "Ben Castellane"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"category": "personal"}, ["Ben Castellane"]),
        ({"state": "declared"}, ["Ana Whitlock", "Ben Castellane"]),
        ({"state": "confirmed"}, []),
        ({"redacted": "yes"}, []),
        ({"redacted": "no"}, ["Ana Whitlock", "Ben Castellane"]),
        ({"q": "castell"}, ["Ben Castellane"]),
        ({"q": "FERNBANK"}, ["Ana Whitlock"]),
    ],
)
def test_filters_narrow_the_register(
    signed_in: Any, ana: Person, ben: Person, officer: Any, query: Any, names: list[str]
) -> None:
    declared(ana, officer)
    declared(ben, officer, category="personal", party="Elm Choir")
    html = page(signed_in("governance_officer"), "interest-list", **query)
    assert [row[0] for row in cells(html)] == names


def test_a_person_declares_changes_and_ends_by_the_pages(signed_in: Any, ana: Person, ben: Person) -> None:
    client = signed_in("member")
    html = page(client, "interest-create")
    assert "Ben Castellane" not in html
    assert 'name="source"' not in html
    given = {**SAYS, "person": ana.pk} | day_fields("effective_from", JAN)
    answer = client.post(reverse("membership:interest-create"), given)
    made = Interest.objects.get()
    assert (answer.status_code, made.person, made.source) == (302, ana, "self")
    changed = {**SAYS, "nature": "Sold half", "version": "1", "reason": "Sale"} | day_fields(
        "effective_from", JAN
    )
    answer = client.post(reverse("membership:interest-edit", args=[made.pk]), changed)
    assert answer.status_code == 302, answer.content.decode()[-900:]
    client.post(
        reverse("membership:interest-end", args=[made.pk]), day_fields("last_day", JUNE) | {"reason": "Sold"}
    )
    made.refresh_from_db()
    assert (made.nature, made.effective_to) == ("Sold half", JUNE)
    forged = given | {"person": ben.pk}
    assert client.post(reverse("membership:interest-create"), forged).status_code == 200
    assert Interest.objects.count() == 1


def test_a_person_without_any_role_reads_and_changes_their_own(
    client: Client, person: Any, officer: Any
) -> None:
    cy = with_account(person("Cy Marchetti"), make_user("cy@elsewhere.example"))
    made = declared(cy, officer)
    client.force_login(cy.user)
    assert "Holds a third of the shares" in page(client, "interest-detail", made.pk)
    page(client, "interest-edit", made.pk)
    page(client, "interest-create")
    assert client.get(reverse("membership:interest-list")).status_code == 403


def test_the_keeper_names_the_source_on_the_page(signed_in: Any, ana: Person) -> None:
    given = {**SAYS, "person": ana.pk, "source": "self"}
    given |= day_fields("effective_from", JAN) | day_fields("declared_on", JAN)
    client = signed_in("governance_officer")
    refused = client.post(reverse("membership:interest-create"), given)
    assert "only the person declares as themselves" in refused.content.decode()
    assert (
        client.post(reverse("membership:interest-create"), given | {"source": "meeting"}).status_code == 302
    )
    assert Interest.objects.get().declared_on == JAN


def test_review_by_the_pages(signed_in: Any, ana: Person, officer: Any) -> None:
    made = declared(ana, officer, mitigation="Tells the chair")
    client = signed_in("coi_guardian")
    assert "Interests to look at" in client.get(reverse("governance:home")).content.decode()
    address = reverse("membership:interest-confirm", args=[made.pk])
    assert "Tells the chair" in client.get(address).content.decode()
    client.post(address, {"mitigation": "Leaves the room", "note": "Private remark"})
    made.refresh_from_db()
    assert (made.state, made.mitigation) == ("confirmed", "Leaves the room")
    assert "Private remark" in page(signed_in("member"), "interest-detail", made.pk)
    for name in ("interest-detail", "interest-history"):
        assert "Private remark" not in page(signed_in("chair"), name, made.pk)
    assert "Interests to look at" not in signed_in("member").get(reverse("governance:home")).content.decode()


def test_the_ground_of_a_redaction_is_for_few(signed_in: Any, ana: Person, officer: Any, people: Any) -> None:
    kept = redact_interest(
        interest=declared(ana, officer),
        scope="entry",
        ground="Threats were made",
        decided_by="Guardian",
        decided_on=JAN,
        effective_from=JAN,
        review_due=JUNE,
        by=people("coi_guardian"),
    )
    for role, sees in (("coi_guardian", True), ("governance_officer", True), ("chair", False)):
        html = page(signed_in(role), "interest-redaction-detail", kept.pk)
        assert ("Threats were made" in html) == sees, role


@pytest.mark.parametrize("role", ["other_icb", "nobody", "system_administrator"])
def test_interests_of_another_icb_do_not_exist(signed_in: Any, ana: Person, officer: Any, role: str) -> None:
    made = declared(ana, officer)
    client = signed_in(role)
    for verb in ("detail", "history", "edit", "end", "confirm", "question", "answer", "withdraw"):
        assert client.get(reverse(f"membership:interest-{verb}", args=[made.pk])).status_code == 404


def test_the_csv_is_the_page_and_harmless(signed_in: Any, ana: Person, officer: Any, world: World) -> None:
    enter_policy(world.north, officer)
    declared(ana, officer, party="=HYPERLINK(1)", position="")
    answer = signed_in("governance_officer").get(reverse("membership:interest-csv"), {"on": "2023-06-01"})
    head, line = list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert head[:3] == ["Name", "Position(s)", "Declared interest"]
    assert line[2] == "'=HYPERLINK(1)"
    assert line[6:8] == ["2023-01-01", ""]


def test_a_longer_register_asks_no_more_of_the_database(
    signed_in: Any, person: Any, seat: Any, officer: Any, world: World
) -> None:
    enter_policy(world.north, officer)
    client = signed_in("governance_officer")

    def add(n: int) -> None:
        somebody = person(f"Person {n}")
        appoint(person=somebody, seat=seat(f"Seat {n}"), basis="elected", effective_from=START, by=officer)
        declared(somebody, officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, "interest-list", on="2023-06-01")
        return len(caught)

    add(1)
    one = queries()
    add(2), add(3)
    assert queries() == one


def test_the_history_tells_a_change_to_those_who_read_it(signed_in: Any, ana: Person, officer: Any) -> None:
    made = declared(ana, officer)
    change_interest(made, {"nature": "Sold all"}, by=officer, reason="Letter of May")
    html = page(signed_in("governance_officer"), "interest-history", made.pk)
    assert "Sold all" in html
    assert "Letter of May" in html


@pytest.mark.requirement("R174", "LP42")
def test_an_outside_portal_is_linked_from_the_policy_or_the_terms_of_reference(
    signed_in: Any, ana: Person, officer: Any, world: World
) -> None:
    enter_policy(world.north, officer, portal_name="Declare Online", portal_url="https://declare.example/")
    client = signed_in("member")
    assert "Declare Online, https://declare.example/" in page(client, "interest-list")
    address = reverse("governance:committee-detail", args=[world.hill_board.pk])
    assert 'href="https://declare.example/"' in client.get(address).content.decode()
    terms = TermsOfReference(
        committee=world.hill_board,
        label="1",
        conflicts_portal="https://own.example/",
        effective_from=START,
    )
    save_recorded(terms, by=None)
    html = client.get(address).content.decode()
    assert 'href="https://own.example/"' in html
    assert 'href="https://declare.example/"' not in html
