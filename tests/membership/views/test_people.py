"""Pages of people, appointments, deputies and vacancies: by role, by day, by ICB."""

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
from governance.foundation.models import GovernanceEvent
from governance.models import TermsOfReference
from membership.models import Appointment, DeputyArrangement, Person
from membership.people.actions import appoint, arrange_deputy, change_person
from tests.fixtures.people import START, World

JAN, JUNE = date(2023, 1, 1), date(2023, 6, 1)
LISTS = ("person", "appointment", "deputy", "vacancy", "requirement")
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
def chaired(officer: Any, person: Any, seat: Any) -> Appointment:
    """Ana Whitlock is chair of the hill board from 1 January to 30 June 2023, Ben Castellane after her."""
    chair = seat("Chair")
    first = appoint(
        person=person("Ana Whitlock", job_title="Director", email="ana@secret.example", phone="01234 567890"),
        seat=chair,
        basis="elected",
        effective_from=JAN,
        effective_to=date(2023, 6, 30),
        by=officer,
    )
    appoint(
        person=person("Ben Castellane"),
        seat=chair,
        basis="elected",
        effective_from=date(2023, 7, 1),
        by=officer,
    )
    return first


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("noun", LISTS)
def test_lists_are_read_by_everybody_who_works_in_the_icb(
    signed_in: Any, chaired: Any, role: str, noun: str
) -> None:
    client = signed_in(role)
    page(client, f"membership:{noun}-list", on="2023-06-01")
    assert client.get(reverse(f"membership:{noun}-csv")).status_code == 200


@pytest.mark.parametrize("role", ["nobody", "system_administrator"])
@pytest.mark.parametrize("noun", LISTS)
def test_lists_are_refused_to_who_works_in_no_icb(signed_in: Any, role: str, noun: str) -> None:
    assert signed_in(role).get(reverse(f"membership:{noun}-list")).status_code == 403


@pytest.mark.parametrize("role", ["other_icb", "nobody", "system_administrator"])
def test_pages_of_another_icb_do_not_exist(
    signed_in: Any, officer: Any, person: Any, chaired: Appointment, role: str
) -> None:
    cy = person("Cy Marchetti")
    deputy = arrange_deputy(seat=chaired.seat, person=cy, effective_from=JAN, by=officer)
    client = signed_in(role)
    for noun, pk in (("person", chaired.person_id), ("appointment", chaired.pk), ("deputy", deputy.pk)):
        for verb in ("detail", "history", "edit"):
            assert client.get(reverse(f"membership:{noun}-{verb}", args=[pk])).status_code == 404


@pytest.mark.requirement("R190")
@pytest.mark.parametrize(
    ("on", "there", "not_there"),
    [("2023-06-01", "Ana Whitlock", "Ben Castellane"), ("2023-07-01", "Ben Castellane", "Ana Whitlock")],
)
def test_the_committee_page_shows_its_members_on_the_day(
    signed_in: Any, world: World, chaired: Any, on: str, there: str, not_there: str
) -> None:
    html = page(signed_in("place_director"), "governance:committee-detail", world.hill_board.pk, on=on)
    assert html.count("Seats and members on this day</h2>") == 1
    assert there in html
    assert not_there not in html


@pytest.mark.requirement("R34")
def test_the_committee_page_counts_its_vacancies(signed_in: Any, world: World, seat: Any) -> None:
    seat("Chair")
    seat("Observer", is_voting=False)
    html = page(signed_in("place_director"), "governance:committee-detail", world.hill_board.pk)
    assert "2 seats, 1 with a vote, 2 vacant." in html


@pytest.mark.requirement("R34", "R190")
def test_one_table_shows_each_seat_with_its_holder_or_since_when_it_is_vacant(
    signed_in: Any, world: World, person: Any, seat: Any, officer: Any
) -> None:
    dates = {"effective_from": JAN, "effective_to": date(2023, 6, 30)}
    appoint(person=person("Ana Whitlock"), seat=seat("Chair"), basis="elected", by=officer, **dates)
    client = signed_in("place_director")

    def cells(on: str) -> list[str]:
        html = page(client, "governance:committee-detail", world.hill_board.pk, on=on)
        (row,) = lxml.html.fromstring(html).xpath("//tr[.//a[text()='Chair']]")
        return [" ".join(cell.text_content().split()) for cell in row][:4]

    assert cells("2023-06-30") == ["Chair", "Member organisation", "Votes", "Ana Whitlock"]
    assert cells("2023-07-01")[3] == cells("2024-01-01")[3] == "Vacant since 1 July 2023"
    assert cells("2022-12-31")[3] == "Vacant since 1 April 2020", "nobody has held it yet"


@pytest.mark.requirement("R165")
def test_votes_by_organisation_are_shown_where_organisations_vote(
    signed_in: Any, world: World, chaired: Any
) -> None:
    client = signed_in("place_director")
    assert "Votes by organisation" not in page(client, "governance:committee-detail", world.hill_board.pk)
    terms = TermsOfReference(
        committee=world.hill_board, label="1", vote_unit="organisation", effective_from=START
    )
    save_recorded(terms, by=None)
    assert "Votes by organisation" in page(client, "governance:committee-detail", world.hill_board.pk)


@pytest.mark.parametrize(
    ("role", "sees"),
    [("governance_officer", True), ("place_director", False), ("member", False), ("auditor", False)],
)
def test_contact_data_is_on_no_page_but_the_keepers(
    signed_in: Any, officer: Any, chaired: Appointment, world: World, role: str, sees: bool
) -> None:
    change_person(chaired.person, {"email": "ana.new@secret.example"}, by=officer, reason="New address")
    client = signed_in(role)
    detail = page(client, "membership:person-detail", chaired.person_id)
    history = page(client, "membership:person-history", chaired.person_id)
    assert ("secret.example" in detail, "secret.example" in history) == (sees, sees)
    for noun in LISTS:
        listed = client.get(reverse(f"membership:{noun}-csv"))
        assert b"secret.example" not in b"".join(listed.streaming_content)
    assert "secret.example" not in page(client, "governance:committee-detail", world.hill_board.pk)


def test_contact_data_never_enters_the_ledger(officer: Any, chaired: Appointment) -> None:
    change_person(chaired.person, {"email": "ana.new@secret.example"}, by=officer)
    for event in GovernanceEvent.objects.all():
        assert "secret.example" not in f"{event.before}{event.after}{event.summary}"
        assert "01234 567890" not in f"{event.before}{event.after}"


def test_appointing_by_the_page(signed_in: Any, person: Any, seat: Any) -> None:
    ana, chair = person("Ana Whitlock"), seat("Chair")
    client = signed_in("governance_officer")
    address = reverse("membership:appointment-create") + f"?seat={chair.pk}"
    assert f'value="{chair.pk}" selected' in client.get(address).content.decode()
    given = {"person": ana.pk, "seat": chair.pk, "basis": "elected", "status": "designate"}
    response = client.post(address, given | day_fields("effective_from", JAN))
    made = Appointment.objects.get()
    assert response.status_code == 302
    assert (made.person, made.seat, made.status, made.effective_from) == (ana, chair, "designate", JAN)


@pytest.mark.requirement("R190")
def test_a_taken_seat_is_explained_beside_the_date(signed_in: Any, chaired: Appointment, person: Any) -> None:
    client = signed_in("governance_officer")
    given = {
        "person": person("Cy Marchetti").pk,
        "seat": chaired.seat_id,
        "basis": "elected",
        "status": "substantive",
    }
    response = client.post(
        reverse("membership:appointment-create"), given | day_fields("effective_from", JUNE)
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert "Ana Whitlock holds the seat Chair from 1 January 2023 to 30 June 2023." in html
    assert Appointment.objects.count() == 2


@pytest.mark.requirement("R164")
def test_ending_by_the_page_asks_when_why_and_which_reason(
    signed_in: Any, person: Any, seat: Any, officer: Any
) -> None:
    made = appoint(
        person=person("Ana Whitlock"), seat=seat("Chair"), basis="elected", effective_from=JAN, by=officer
    )
    client = signed_in("governance_officer")
    address = reverse("membership:appointment-end", args=[made.pk])
    page(client, "membership:appointment-end", made.pk)
    client.post(address, day_fields("last_day", JUNE) | {"reason": "Letter", "end_reason": "resigned"})
    made.refresh_from_db()
    assert (made.effective_to, made.end_reason) == (JUNE, "resigned")


@pytest.mark.requirement("R163")
def test_naming_a_deputy_by_the_page(signed_in: Any, chaired: Appointment, person: Any) -> None:
    cy = person("Cy Marchetti")
    client = signed_in("governance_officer")
    given = {"seat": chaired.seat_id, "person": cy.pk, "kind": "standing", "may_vote": "yes"}
    response = client.post(reverse("membership:deputy-create"), given | day_fields("effective_from", JAN))
    assert response.status_code == 302
    made = DeputyArrangement.objects.get()
    assert (made.may_vote, made.counts_for_quorum) == ("yes", "")
    assert "As the terms of reference say" in page(client, "membership:deputy-list")
    assert "Neither the terms of reference nor the standing orders say whether a deputy counts" in page(
        client, "membership:deputy-detail", made.pk
    )


@pytest.mark.parametrize("role", ["place_director", "committee_secretary", "member", "auditor"])
def test_only_those_who_keep_people_reach_the_forms(signed_in: Any, chaired: Appointment, role: str) -> None:
    client = signed_in(role)
    for name, args in (
        ("membership:person-create", []),
        ("membership:appointment-create", []),
        ("membership:deputy-create", []),
        ("membership:person-edit", [chaired.person_id]),
        ("membership:appointment-edit", [chaired.pk]),
        ("membership:appointment-end", [chaired.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 403
        assert client.post(reverse(name, args=args), {}).status_code == 403


def test_an_edit_does_not_move_an_appointment_to_another_seat(
    signed_in: Any, chaired: Appointment, seat: Any
) -> None:
    other = seat("Another")
    given = {
        "seat": other.pk,
        "basis": "nominated",
        "status": "substantive",
        "version": "1",
        "reason": "Corrected",
    }
    dates = day_fields("effective_from", JAN) | day_fields("effective_to", date(2023, 6, 30))
    signed_in("governance_officer").post(
        reverse("membership:appointment-edit", args=[chaired.pk]), given | dates
    )
    changed = Appointment.objects.get(pk=chaired.pk)
    assert (changed.basis, changed.seat_id) == ("nominated", chaired.seat_id)


def test_people_of_another_icb_are_not_offered(signed_in: Any, world: World, people: Any) -> None:
    save_recorded(Person(icb=world.south, name="Olu Strand", slug="olu-strand"), by=None)
    assert "Olu Strand" not in page(signed_in("governance_officer"), "membership:appointment-create")


def test_the_csv_of_appointments_is_for_the_day_and_harmless(
    signed_in: Any, person: Any, seat: Any, officer: Any
) -> None:
    appoint(
        person=person("=HYPERLINK(1)"), seat=seat("Chair"), basis="elected", effective_from=JAN, by=officer
    )
    client = signed_in("member")

    def rows(on: str) -> list[list[str]]:
        answer = client.get(reverse("membership:appointment-csv"), {"on": on})
        return list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))

    assert len(rows("2022-12-31")) == 1
    head, line = rows("2023-06-01")
    assert head[:2] == ["Person", "Seat or post"]
    assert line[:2] == ["'=HYPERLINK(1)", "Chair"]


def test_filters_narrow_the_lists(signed_in: Any, world: World, chaired: Any, seat: Any) -> None:
    seat("Far seat", committee=world.vale_board)
    client = signed_in("governance_officer")
    html = page(client, "membership:vacancy-list", committee=world.vale_board.pk)
    assert "Far seat" in html
    assert "Far seat" not in page(client, "membership:vacancy-list", q="nothing like it")
    listed = page(client, "membership:appointment-list", committee=world.hill_board.pk, on="2023-06-01")
    assert "Ana Whitlock" in listed
    none = page(client, "membership:appointment-list", committee=world.vale_board.pk, on="2023-06-01")
    assert "Ana Whitlock" not in none


@pytest.mark.parametrize("noun", LISTS)
def test_longer_lists_ask_no_more_of_the_database(
    signed_in: Any, person: Any, seat: Any, officer: Any, noun: str
) -> None:
    client = signed_in("governance_officer")

    def add(n: int) -> None:
        held = seat(f"Seat {n}")
        seat(f"Vacant seat {n}")
        appoint(person=person(f"Person {n}"), seat=held, basis="elected", effective_from=JAN, by=officer)
        arrange_deputy(seat=held, person=person(f"Deputy {n}"), effective_from=JAN, by=officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, f"membership:{noun}-list", on="2023-06-01")
        return len(caught)

    add(1)
    one = queries()
    add(2), add(3)
    assert queries() == one


def test_the_first_page_tells_keepers_of_vacancies_and_terms_that_end(
    signed_in: Any, person: Any, seat: Any, officer: Any, clock_at: Any
) -> None:
    held = seat("Chair")
    seat("Far seat")
    appoint(
        person=person("Ana Whitlock"),
        seat=held,
        basis="elected",
        effective_from=JAN,
        effective_to=date(2023, 6, 30),
        by=officer,
    )
    with clock_at(2023, 6, 1):
        html = page(signed_in("governance_officer"), "governance:home")
        assert "Every vacant seat (1)" in html
        assert "last day 30 June 2023" in html
        assert "Every vacant seat" not in page(signed_in("member"), "governance:home")
    with clock_at(2023, 4, 1):
        assert "last day 30 June 2023" not in page(signed_in("governance_officer"), "governance:home")
