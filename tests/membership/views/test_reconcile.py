"""The page that sets a list of members against the register."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.enums import OrganisationKind, Sector
from governance.foundation.audit import save_recorded
from governance.foundation.models import GovernanceEvent
from governance.models import Organisation
from membership.people.actions import appoint
from tests.fixtures.people import START, World

pytestmark = pytest.mark.django_db
EVENTS = GovernanceEvent.objects


@pytest.fixture
def page(world: World) -> str:
    return reverse("membership:committee-reconcile", args=[world.hill_board.pk])


@pytest.fixture
def frognal(world: World, seat: Callable[..., Any]) -> Organisation:
    made = Organisation(
        name="Frognal Primary Care Network",
        slug="frognal-pcn",
        kind=OrganisationKind.PCN,
        sector=Sector.PRIMARY_CARE,
        kept_by=world.north,
        effective_from=START,
    )
    save_recorded(made, by=None)
    seat("PCN clinical director", organisation=made)
    return made


@pytest.mark.requirement("R162")
def test_slips_are_named_and_nothing_is_written(
    client: Client, people: Callable[[str], Any], page: str, frognal: Organisation
) -> None:
    client.force_login(people("governance_officer"))
    before = EVENTS.count()
    body = "Primary Care Networks: Frogna, Clocktower"
    answer = client.post(
        page, {"kind": "organisations", "body": body, "appendix": "Froggnal PCN"}
    ).content.decode()
    assert 'data-code="reconcile.not_its_name"' in answer
    assert "Frogna" in answer
    assert "Nobody on record goes by this name." in answer
    assert body in answer  # the lists stay in the form
    assert EVENTS.count() == before


def test_people_are_compared_with_those_who_hold_seats(
    client: Client,
    people: Callable[[str], Any],
    page: str,
    seat: Callable[..., Any],
    person: Callable[..., Any],
) -> None:
    officer = people("governance_officer")
    ana, ben = person("Ana Whitlock"), person("Ben Okoro")
    for who, title in ((ana, "Chair"), (ben, "Lay member")):
        appoint(person=who, seat=seat(title), basis="appointed", effective_from=START, by=officer)
    client.force_login(officer)
    answer = client.post(page, {"kind": "people", "body": "Dr Anna Whitlock"}).content.decode()
    assert "The register says “Ana Whitlock”, not “Anna Whitlock”." in answer
    assert "Has a seat on this day and is not in the document." in answer


def test_tables_of_a_word_file_are_lists(
    client: Client, people: Callable[[str], Any], page: str, frognal: Organisation
) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Organisation", "Attendee"
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = (
        "Frognaal Primary Care Network",
        "Dr Ana Whitlock",
    )
    kept = io.BytesIO()
    document.save(kept)
    client.force_login(people("governance_officer"))
    upload = SimpleUploadedFile("terms.docx", kept.getvalue())
    answer = client.post(page, {"kind": "organisations", "upload": upload}).content.decode()
    assert "Table 1" in answer
    assert "not “Frognaal Primary Care Network”" in answer


def test_the_spreadsheet_says_the_same_and_runs_no_formula(
    client: Client, people: Callable[[str], Any], page: str, frognal: Organisation
) -> None:
    client.force_login(people("governance_officer"))
    answer = client.post(page, {"kind": "organisations", "body": "=HYPERLINK(1)\nFrognal PCN", "csv": "1"})
    assert answer["Content-Type"].startswith("text/csv")
    assert "\n=HYPER" not in answer.content.decode()
    assert "HYPERLINK" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"body": " "}, "Paste a list of members, or choose a file that holds one."),
        ({"upload": SimpleUploadedFile("x.docx", b"no zip")}, "file"),
    ],
)
def test_bad_input_is_told_beside_its_field(
    client: Client, people: Callable[[str], Any], page: str, given: dict[str, Any], says: str
) -> None:
    client.force_login(people("governance_officer"))
    answer = client.post(page, {"kind": "organisations", **given}).content.decode()
    assert "nhsuk-error-message" in answer
    assert says in answer


@pytest.mark.parametrize(("role", "status"), [("other_icb", 404), ("member", 200), ("auditor", 200)])
def test_who_reads_people_compares_names(
    client: Client, people: Callable[[str], Any], page: str, role: str, status: int
) -> None:
    client.force_login(people(role))
    assert client.get(page).status_code == status
