"""A spreadsheet against what is in force: the same reading, and nothing written at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from delegation.actions.imports import start_comparison, sweep_comparisons
from delegation.models import SchemeVersion
from governance.foundation import clock, jobs
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.models import Job
from tests.security.sample_imports import workbook

IN_FORCE = date(2020, 6, 1)
ROWS = (
    ("URG", "Urgent care", "", "Hill Partnership Board", "£75k"),
    ("NEW", "Approve secondments", "", "Hill Partnership Board", "50"),
    ("ODD", "Approve nothing", "", "", ""),
)


@pytest.fixture
def in_force(entry: Any, draft: SchemeVersion, adopt: Any) -> SchemeVersion:
    entry("urgent", place=None, limits=[{"amount": 50_000}])
    entry("calls", "led_elsewhere", lead_body="Urgent care board")
    return adopt(draft)


def rows_of_everything() -> dict[str, int]:
    """How many rows each table holds, histories and ledger included; the job is the comparison itself."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model is not Job and model._meta.app_label in ("governance", "delegation", "membership")
    }


def compared(in_force: SchemeVersion, officer: Any, *rows: Any) -> Job:
    job = start_comparison(scheme=in_force.scheme, upload=workbook(*rows), on=IN_FORCE, by=officer)
    jobs.run(str(job.pk))
    job.refresh_from_db()
    return job


@pytest.mark.requirement("R190")
def test_it_says_what_differs_and_writes_nothing(in_force: SchemeVersion, officer: Any) -> None:
    before = rows_of_everything()
    job = compared(in_force, officer, *ROWS)
    assert rows_of_everything() == before
    assert job.state == "done", job.error
    assert job.result["counts"] == {"changed": 1, "new": 1, "unreadable": 1, "absent": 1}
    changed = next(row for row in job.result["rows"] if row["kind"] == "changed")
    assert "limits" in [name for name, _, _ in changed["changes"]]
    assert job.result["version"] == in_force.pk


def test_its_page_shows_old_and_new(in_force: SchemeVersion, client: Client, officer: Any) -> None:
    client.force_login(officer)
    upload = workbook(*ROWS)
    fields = {
        "upload": SimpleUploadedFile(upload.filename, upload.data),
        "scheme": in_force.scheme_id,
        "day_day": "1",
        "day_month": "6",
        "day_year": "2020",
    }
    response = client.post(reverse("delegation:scheme-comparison-create"), fields)
    assert response.status_code == 302, response.content.decode()[-900:]
    job = Job.objects.get()
    assert "How far it is" in client.get(response.url).content.decode()
    jobs.run(str(job.pk))
    text = client.get(response.url).content.decode()
    assert "<del>up to £50,000 for each decision</del> <ins>up to £75,000 for each decision</ins>" in text
    assert "Nothing was written" in text
    assert "pounds or thousands" in text
    table = Job.objects.get().result["tables"][0]
    prefix = table["signature"][:12]
    roles = {f"{prefix}-role-{n}": column[0] for n, column in enumerate(table["columns"])}
    roles |= {f"{prefix}-who-2": "Board", f"{prefix}-role-4": "note"}
    again = client.post(response.url, roles)
    assert again.status_code == 302
    newest = Job.objects.latest("created_at")
    jobs.run(str(newest.pk))
    assert "pounds or thousands" not in client.get(again.url).content.decode()


def test_it_is_for_the_person_who_asked(
    in_force: SchemeVersion, client: Client, officer: Any, people: Any
) -> None:
    job = compared(in_force, officer, *ROWS)
    address = reverse("delegation:scheme-comparison-detail", args=[job.pk])
    for role in ("governance_lead", "auditor", "other_icb"):
        client.force_login(people(role))
        assert client.get(address).status_code == 404


def test_there_must_be_a_version_in_force(in_force: SchemeVersion, officer: Any) -> None:
    with pytest.raises(RuleNotMet, match="No version of this scheme is in force"):
        start_comparison(scheme=in_force.scheme, upload=workbook(*ROWS), on=date(2019, 1, 1), by=officer)


def test_the_sweeper_removes_result_and_file_after_an_hour(in_force: SchemeVersion, officer: Any) -> None:
    job = compared(in_force, officer, *ROWS)
    sha256 = job.payload["sha256"]
    assert store("quarantine").exists(sha256)
    assert sweep_comparisons() == 0
    with clock.set_to(clock.now() + timedelta(minutes=61)):
        assert sweep_comparisons() == 1
    assert not Job.objects.filter(pk=job.pk).exists()
    assert not store("quarantine").exists(sha256)


def test_a_file_that_somebody_else_still_compares_stays(
    in_force: SchemeVersion, officer: Any, people: Any
) -> None:
    first = compared(in_force, officer, *ROWS)
    with clock.set_to(clock.now() + timedelta(minutes=40)):
        second = compared(in_force, people("governance_lead"), *ROWS)
    assert first.payload["sha256"] == second.payload["sha256"]
    with clock.set_to(clock.now() + timedelta(minutes=61)):
        assert sweep_comparisons() == 1
    assert store("quarantine").exists(second.payload["sha256"])
