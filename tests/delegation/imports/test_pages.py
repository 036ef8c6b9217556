"""The pages of an import: from the file to the draft and back, by role, by ICB and without JavaScript."""

from __future__ import annotations

import base64
import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from delegation.models import ColumnLayout, HolderAlias, SchemeEntry, SchemeImport, SchemeVersion
from tests.delegation.imports.conftest import run_jobs
from tests.security.sample_imports import workbook

# One red dot.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
ROWS = (
    ("1", "Approve the budget", "x", "", ""),
    ("2", "Approve invoices", "", "Chief Finance Officer", "£50k"),
    ("3", "Approve journeys", "", "Head of Nowhere", "50"),
    ("4", "Approve waivers", "", "", ""),
)


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def send(client: Client, name: str, made: Any, *more: Any, **fields: Any) -> Any:
    return client.post(reverse(f"delegation:scheme-import-{name}", args=[made.pk, *more]), fields)


def page(client: Client, name: str, made: Any, *more: Any, **query: Any) -> str:
    response = client.get(reverse(f"delegation:scheme-import-{name}", args=[made.pk, *more]), query)
    assert response.status_code == 200, response.content[-400:]
    return response.content.decode()


def brought_in(client: Client, draft: SchemeVersion, *rows: Any) -> SchemeImport:
    upload = workbook(*rows)
    file = SimpleUploadedFile(upload.filename, upload.data)
    fields = {"upload": file, "scheme": draft.scheme_id, "target": draft.pk}
    response = client.post(reverse("delegation:scheme-import-create"), fields)
    made = SchemeImport.objects.latest("pk")
    assert response.url == reverse("delegation:scheme-import-detail", args=[made.pk])
    assert "How far it is" in page(client, "detail", made)
    return run_jobs(made)


def confirm_columns(client: Client, made: SchemeImport) -> SchemeImport:
    """Press the button below the columns as they were guessed."""
    table = made.tables.get()
    prefix = table.signature[:12]
    fields = {}
    for number, (role, who, _) in enumerate(table.columns):
        fields |= {f"{prefix}-role-{number}": role, f"{prefix}-who-{number}": who}
    assert send(client, "columns", made, **fields).status_code == 302
    return run_jobs(made)


@pytest.mark.requirement("LP99", "LP104")
def test_from_the_file_to_the_draft_and_back(
    signed_in: Client, draft: SchemeVersion, bodies: Any, world: Any
) -> None:
    made = brought_in(signed_in, draft, *ROWS)
    assert "What the columns mean" in page(signed_in, "columns", made)
    made = confirm_columns(signed_in, made)
    assert made.state == "ready"
    text = page(signed_in, "detail", made)
    assert text.index("Head of Nowhere") < text.index("Approve the budget")  # what waits comes first
    assert "Waiting for an answer" in text
    assert not SchemeEntry.objects.exists()

    assert "rows wait" in page(signed_in, "apply", made) or "row waits" in page(signed_in, "apply", made)
    send(signed_in, "apply", made)
    made.refresh_from_db()
    assert made.state == "ready"

    unknown = made.names.get(said="Head of Nowhere")
    chosen = f"post:{bodies['Chief Nurse'].pk}"
    send(signed_in, "names", made, **{f"name-{unknown.pk}": chosen})
    row = made.rows.get(read__reference="3")
    assert row.values["holder"] == chosen
    assert row.is_open
    assert "pounds or thousands" in page(signed_in, "row", made, row.pk)
    send(signed_in, "row", made, row.pk, limit="£50,000")
    row.refresh_from_db()
    assert not row.is_open
    assert row.values["limits"][0]["amount"] == "50000.00"

    send(signed_in, "apply", made)
    made = run_jobs(made)
    assert made.state == "applied"
    assert "3 entries were added" in page(signed_in, "detail", made)
    held = {entry.reference: str(entry.holder) for entry in draft.entries.all()}
    assert held == {
        "1": "North Integrated Care Board",
        "2": "Chief Finance Officer",
        "3": "Chief Nurse",
    }
    assert HolderAlias.objects.get().text == "Head of Nowhere"

    send(signed_in, "undo", made)
    assert "How far it is" in page(signed_in, "detail", made)
    assert run_jobs(made).state == "undone"
    assert not draft.entries.exists()
    assert not HolderAlias.objects.exists()


def test_columns_are_remembered_by_their_headings(
    signed_in: Client, draft: SchemeVersion, bodies: Any
) -> None:
    made = brought_in(signed_in, draft, *ROWS)
    prefix = made.tables.get().signature[:12]
    roles = ("reference", "wording", "mark:reserved", "holder:delegated", "note")
    fields = {f"{prefix}-role-{number}": role for number, role in enumerate(roles)}
    send(signed_in, "columns", made, **fields, **{f"{prefix}-who-2": "Board"})
    layout = ColumnLayout.objects.get()
    assert [column[0] for column in layout.columns] == list(roles)
    send(signed_in, "abandon", made)  # another day, another file
    again = brought_in(signed_in, draft, *ROWS)
    assert [column[0] for column in again.tables.get().columns] == list(roles)
    assert "As it was said for the last file" in page(signed_in, "columns", again)


def test_a_column_of_one_holder_says_who(signed_in: Client, draft: SchemeVersion, bodies: Any) -> None:
    made = brought_in(signed_in, draft, *ROWS)
    prefix = made.tables.get().signature[:12]
    fields = {f"{prefix}-role-{number}": "ignore" for number in range(5)}
    response = send(signed_in, "columns", made, **fields | {f"{prefix}-role-2": "mark:reserved"})
    assert "Say who this column stands for." in response.content.decode()


def test_rows_left_out_stay_out_after_a_reload(signed_in: Client, draft: SchemeVersion, bodies: Any) -> None:
    made = confirm_columns(signed_in, brought_in(signed_in, draft, *ROWS))
    rows = list(made.rows.order_by("position"))
    shown = [str(row.pk) for row in rows]
    send(signed_in, "choose", made, shown=shown, left_out=[shown[0]])
    text = page(signed_in, "detail", made, kind="left_out")
    assert "Approve the budget" in text
    assert "Approve invoices" not in text
    send(signed_in, "choose", made, do="leave_out_open")
    send(signed_in, "apply", made)
    made = run_jobs(made)
    assert [entry.reference for entry in draft.entries.all()] == ["2"]


@pytest.mark.parametrize("role", ["member", "auditor", "place_director"])
def test_only_who_keeps_the_scheme_brings_one_in(client: Client, people: Any, scheme: Any, role: str) -> None:
    client.force_login(people(role))
    response = client.get(reverse("delegation:scheme-import-create"))
    assert response.status_code == 403
    assert "Your role does not allow this" in response.content.decode()


def test_another_icb_finds_nothing(client: Client, people: Any, read: Any) -> None:
    made = read("scheme.xlsx", workbook(*ROWS).data)
    client.force_login(people("other_icb"))
    for name in ("detail", "columns", "names", "apply", "undo"):
        assert client.get(reverse(f"delegation:scheme-import-{name}", args=[made.pk])).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scheme.xlsx", b"", "empty"),
        ("scheme.xlsx", b"PK\x03\x04 nonsense", "This kind of file cannot be used here"),
        ("scheme.docx", b"%PDF-1.4\n%%EOF", "The file is damaged"),
        ("scheme.xlsx", PICTURE, "Word document (.docx) or an Excel workbook"),
        ("scheme.txt", b"Ref,Decision", "cannot be used here"),
    ],
)
def test_a_wrong_file_is_refused_beside_its_field(
    signed_in: Client, draft: SchemeVersion, name: str, data: bytes, said: str
) -> None:
    fields = {"upload": SimpleUploadedFile(name, data), "scheme": draft.scheme_id, "target": draft.pk}
    response = signed_in.post(reverse("delegation:scheme-import-create"), fields)
    assert response.status_code == 200
    text = response.content.decode()
    assert "There is a problem" in text
    assert said in text
    assert not SchemeImport.objects.exists()


def test_a_file_without_a_table_says_so(signed_in: Client, draft: SchemeVersion) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Minutes of the last meeting"])
    file = io.BytesIO()
    book.save(file)
    fields = {
        "upload": SimpleUploadedFile("m.xlsx", file.getvalue()),
        "scheme": draft.scheme_id,
        "target": draft.pk,
    }
    signed_in.post(reverse("delegation:scheme-import-create"), fields)
    made = run_jobs(SchemeImport.objects.get())
    assert made.state == "failed"
    assert "No table with headings was found" in page(signed_in, "detail", made)
    send(signed_in, "abandon", made)
    made.refresh_from_db()
    assert made.state == "abandoned"
