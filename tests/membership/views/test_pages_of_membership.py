"""Pages of people, organisations, terms, deputies, leaving, and of a committee's members on a day with changes."""

from __future__ import annotations

import csv
import io
from datetime import date
from types import SimpleNamespace
from typing import Any

import docx
import lxml.html
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions.organisations import create_organisation
from governance.enums import SeatCategory
from membership.models import Appointment, Employment
from membership.people.actions import appoint, arrange_deputy, change_appointment, employ
from tests.fixtures.people import World

JAN, JUNE, JULY = date(2023, 1, 1), date(2023, 6, 30), date(2023, 7, 1)


def page(client: Client, name: str, *args: Any, **query: Any) -> Any:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response.content.decode()[-600:]
    return lxml.html.document_fromstring(response.content.decode())


def text(node: Any) -> str:
    return " ".join(" ".join(node.itertext()).split())


def rows(tree: Any, heading: str) -> list[str]:
    """The rows of the table under a heading."""
    (found,) = [h for h in tree.xpath("//h2|//h3") if text(h).startswith(heading)]
    table = found.xpath("(ancestor::div[contains(@class,'pbp-panel')][1]//table)[1]")
    return [text(row) for row in table[0].xpath(".//tbody/tr")] if table else []


def day_fields(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


@pytest.fixture
def signed_in(client: Client, people: Any) -> Any:
    def sign_in(role: str) -> Client:
        client.force_login(people(role))
        return client

    return sign_in


@pytest.fixture
def table(world: World, officer: Any, person: Any, seat: Any) -> SimpleNamespace:
    """Ana Whitlock works for the trust and is chair to 30 June 2023, Ben Castellane from July; Cy deputises."""
    trust = create_organisation(
        icb=world.north,
        by=officer,
        name="Hill Trust",
        slug="hill-trust",
        kind="nhs_trust",
        sector="acute",
        effective_from=date(2020, 4, 1),
    )
    chair = seat("Chair", category=SeatCategory.CHAIR, organisation=trust)
    ana, ben, cy = (person(name) for name in ("Ana Whitlock", "Ben Castellane", "Cy Marchetti"))
    job = employ(person=ana, organisation=trust, job_title="Director", effective_from=JAN, by=officer)
    first = appoint(
        person=ana, seat=chair, basis="nominated", effective_from=JAN, effective_to=JUNE, by=officer
    )
    appoint(person=ben, seat=chair, basis="nominated", effective_from=JULY, by=officer)
    deputy = arrange_deputy(seat=chair, person=cy, effective_from=JULY, may_vote="no", by=officer)
    return SimpleNamespace(
        trust=trust, chair=chair, ana=ana, ben=ben, cy=cy, job=job, first=first, deputy=deputy
    )


@pytest.mark.requirement("R190")
def test_members_on_a_day_with_changes_since_another(
    signed_in: Any, world: World, table: SimpleNamespace
) -> None:
    tree = page(
        signed_in("member"),
        "membership:committee-membership",
        world.hill_board.pk,
        on="2023-07-01",
        since="2023-06-30",
    )
    assert [line.partition(" Chair ")[2] for line in rows(tree, "Changes between")] == [
        "Ana Whitlock left, last day 30 June 2023. 1 July 2023",
        "Ben Castellane joined from 1 July 2023. 1 July 2023",
        "Cy Marchetti is a deputy from 1 July 2023. 1 July 2023",
    ]
    (members,) = rows(tree, "Seats and members")
    assert "Ben Castellane" in members
    assert "Ana Whitlock" not in members
    back = page(
        signed_in("member"),
        "membership:committee-membership",
        world.hill_board.pk,
        on="2023-06-30",
        since="2023-07-01",
    )
    assert len(rows(back, "Changes between 30 June 2023 and 1 July 2023")) == 3
    assert "Ana Whitlock" in rows(back, "Seats and members")[0]


def test_csv_and_workbook_say_what_the_page_says(
    signed_in: Any, world: World, table: SimpleNamespace
) -> None:
    client, key = signed_in("member"), [world.hill_board.pk]
    query = {"on": "2023-07-01", "since": "2023-06-30"}
    answer = client.get(reverse("membership:committee-membership-csv", args=key), query)
    lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [line[0] for line in lines] == ["Change", "Left", "Joined", "Deputy named"]
    book = client.get(reverse("membership:committee-membership-xlsx", args=key), query)
    sheets = openpyxl.load_workbook(io.BytesIO(book.content))
    assert sheets.sheetnames == ["Members", "Changes", "About"]
    assert [cell.value for cell in sheets["Changes"]["C"]][1:] == [line[2] for line in lines[1:]]
    assert sheets["About"]["B3"].value.date() == date(2023, 7, 1)
    alone = client.get(reverse("membership:committee-membership-csv", args=key), {"on": "2023-07-01"})
    assert "Ben Castellane" in b"".join(alone.streaming_content).decode()


@pytest.mark.parametrize("given", ["yesterday", "1066-10-14", "2023-13-01"])
def test_a_day_that_is_none_is_told(signed_in: Any, world: World, given: str) -> None:
    tree = page(signed_in("member"), "membership:committee-membership", world.hill_board.pk, since=given)
    assert tree.xpath("//*[contains(@class,'nhsuk-error-summary')]")


@pytest.mark.parametrize("role", ["other_icb", "nobody"])
def test_members_of_another_icb_do_not_exist(signed_in: Any, world: World, role: str) -> None:
    client = signed_in(role)
    for name in ("", "-csv", "-xlsx"):
        address = reverse(f"membership:committee-membership{name}", args=[world.hill_board.pk])
        assert client.get(address).status_code == 404


@pytest.mark.requirement("R161")
def test_an_organisation_shows_its_seats_members_and_people_on_the_day(
    signed_in: Any, table: SimpleNamespace
) -> None:
    client = signed_in("member")
    tree = page(client, "governance:organisation-detail", table.trust.pk, on="2023-06-30")
    (its,) = rows(tree, "Its seats and members")
    assert "Hill Partnership Board Chair Ana Whitlock" in its
    (works,) = rows(tree, "Who works for it")
    assert works.startswith("Ana Whitlock Director")
    later = page(client, "governance:organisation-detail", table.trust.pk, on="2023-07-01")
    assert "Ben Castellane" in rows(later, "Its seats and members")[0]


@pytest.mark.requirement("R190")
def test_a_person_in_time(signed_in: Any, table: SimpleNamespace) -> None:
    tree = page(signed_in("member"), "membership:person-detail", table.ana.pk, on="2023-06-30")
    assert "Hill Trust (Director)" in text(tree.xpath("//dl")[0])
    assert [line.split(" – ")[0] for line in rows(tree, "In time")] == [
        "1 January 2023 30 June 2023 Chair, Hill Partnership Board Nominated Appointment",
        "1 January 2023 Open Works for Hill Trust Director Employment",
    ]


def test_pages_take_as_many_queries_for_many_seats_as_for_one(
    signed_in: Any, world: World, officer: Any, person: Any, seat: Any, table: SimpleNamespace
) -> None:
    client, counts = signed_in("member"), []
    for more in range(2):
        if more:
            for n in range(4):
                who = person(f"Member {n}")
                appoint(
                    person=who,
                    seat=seat(f"Seat {n}", organisation=table.trust),
                    basis="nominated",
                    effective_from=JAN,
                    by=officer,
                )
                employ(person=who, organisation=table.trust, effective_from=JAN, by=officer)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(
                client,
                "membership:committee-membership",
                world.hill_board.pk,
                on="2023-07-01",
                since="2023-06-30",
            )
            page(client, "governance:organisation-detail", table.trust.pk, on="2023-07-01")
            page(client, "membership:employment-list", on="2023-07-01")
            page(client, "membership:person-list", on="2023-07-01")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_term_is_renewed_ended_with_a_handover_and_withdrawn(
    signed_in: Any, clock_at: Any, officer: Any, seat: Any, table: SimpleNamespace
) -> None:
    client = signed_in("governance_officer")
    row = appoint(
        person=table.ana,
        seat=seat("Lay member"),
        basis="appointed",
        effective_from=JAN,
        effective_to=JUNE,
        by=officer,
    )
    with clock_at(2023, 6, 1):
        client.post(
            reverse("membership:appointment-renew", args=[row.pk]),
            {"reason": "Minute 4", **day_fields("effective_to", date(2023, 12, 31))},
        )
        renewal = Appointment.objects.get(follows=row)
        assert (renewal.effective_from, renewal.effective_to) == (JULY, date(2023, 12, 31))
        detail = page(client, "membership:appointment-detail", row.pk)
        assert "This term was renewed from 1 July 2023" in text(detail)
        client.post(reverse("membership:appointment-withdraw", args=[renewal.pk]), {"reason": "No"})
        assert not Appointment.objects.filter(pk=renewal.pk).exists()
        form = {
            "end_reason": "resigned",
            "handover_to": str(table.ben.pk),
            "handover_note": "Open actions",
            "reason": "Letter",
            **day_fields("last_day", date(2023, 6, 15)),
        }
        client.post(reverse("membership:appointment-end", args=[row.pk]), form)
    row.refresh_from_db()
    assert (row.effective_to, row.handover_to, row.handover_note) == (
        date(2023, 6, 15),
        table.ben,
        "Open actions",
    )


def test_a_letter_is_uploaded_and_downloaded_by_who_sees_the_appointment(
    signed_in: Any, table: SimpleNamespace
) -> None:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("We nominate.")
    made.save(out)
    client = signed_in("governance_officer")
    edit = page(client, "membership:appointment-edit", table.first.pk)
    sent = {key: value for key, value in edit.forms[-1].form_values() if key != "letter"}
    letter = SimpleUploadedFile("Letter.docx", out.getvalue())
    answer = client.post(
        reverse("membership:appointment-edit", args=[table.first.pk]),
        {**sent, "reason": "Letter came", "nominated_by": [str(table.trust.pk)], "letter": letter},
    )
    assert answer.status_code == 302, answer.content.decode()[-900:]
    detail = text(page(client, "membership:appointment-detail", table.first.pk))
    assert "Download Letter.docx" in detail
    assert "Nominated by Hill Trust" in detail
    address = reverse("membership:appointment-letter", args=[table.first.pk])
    opened = signed_in("member").get(address)
    assert docx.Document(io.BytesIO(b"".join(opened.streaming_content))).paragraphs[0].text == "We nominate."
    assert opened["Content-Disposition"] == 'attachment; filename="Letter.docx"'
    assert signed_in("other_icb").get(address).status_code == 404


@pytest.mark.requirement("R163")
def test_the_chair_agrees_to_a_deputy_on_the_page(
    signed_in: Any, world: World, table: SimpleNamespace
) -> None:
    client = signed_in("chair")
    detail = text(page(client, "membership:deputy-detail", table.deputy.pk, on="2023-07-01"))
    assert "No. The arrangement itself says that the deputy does not vote." in detail
    form = {"approved_by": str(table.ben.pk), "reason": "Said so", **day_fields("approved_on", JULY)}
    address = reverse("membership:deputy-agree", args=[table.deputy.pk]) + "?on=2023-07-01"
    assert client.post(address, form).status_code == 302
    table.deputy.refresh_from_db()
    assert (table.deputy.approved_by, table.deputy.approved_on) == (table.ben, JULY)
    assert signed_in("member").get(address).status_code == 403


def test_leaving_is_previewed_and_then_done(signed_in: Any, table: SimpleNamespace, officer: Any) -> None:
    change_appointment(table.first, {"on_behalf_of": table.trust}, by=officer)
    client = signed_in("governance_officer")
    address = reverse("membership:employment-leave", args=[table.job.pk])
    assert "Show what would end" in client.get(address).content.decode()
    last = date(2023, 3, 31)
    tree = lxml.html.document_fromstring(client.get(address, day_fields("last_day", last)).content.decode())
    (line,) = rows(tree, "Appointments")
    assert line == "Chair, Hill Partnership Board Appointed on behalf of Hill Trust. Ends"
    assert not Employment.objects.filter(effective_to__isnull=False).exists()
    sent = dict(tree.forms[-1].form_values())
    answer = client.post(address, {**sent, "end_reason": "moved", "reason": "New job"})
    assert answer.status_code == 302, answer.content.decode()[-900:]
    table.first.refresh_from_db()
    assert (table.first.effective_to, table.first.end_reason) == (last, "left_organisation")


def test_a_person_is_added_with_the_first_employer(signed_in: Any, table: SimpleNamespace) -> None:
    client, address = signed_in("governance_officer"), reverse("membership:person-create")
    half = client.post(address, {"name": "Di Okonjo", "employer": str(table.trust.pk)})
    assert "Give the first day with this employer." in half.content.decode()
    whole = {"name": "Di Okonjo", "employer": str(table.trust.pk), "seniority": "director"}
    assert client.post(address, {**whole, **day_fields("employed_from", JAN)}).status_code == 302
    job = Employment.objects.get(person__name="Di Okonjo")
    assert (job.organisation, job.seniority, job.effective_from) == (table.trust, "director", JAN)
    listed = page(client, "membership:person-list", on="2023-02-01", employer=table.trust.pk)
    assert len(listed.xpath("//tbody/tr")) == 2
