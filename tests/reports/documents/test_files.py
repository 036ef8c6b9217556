"""From the pages to the files: every form, of a version or of a day, for those who may see it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from delegation.actions import copy_version
from governance.foundation import jobs
from governance.foundation.models import Job
from reports.documents.forms import FORMS
from tests.fixtures.people import World
from tests.reports.documents.reading_word import everything_in, pdf_text
from tests.reports.exports.schemes import CANARY

YEAR_2 = date(2021, 4, 1)


def version_file(client: Client, version: Any, form: str, **query: str) -> Any:
    return client.get(reverse("reports:version-file", args=[version.pk, form]), query)


def test_the_page_of_a_version_leads_to_a_file_in_every_form(
    client: Client, people: Any, adopted: Any
) -> None:
    client.force_login(people("member"))
    page = client.get(reverse("delegation:scheme-version-detail", args=[adopted.pk])).content.decode()
    for form in FORMS.values():
        address = reverse("reports:version-file", args=[adopted.pk, form.key])
        assert f'href="{address}"' in page
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == form.media_type
        name = f"north-scheme-of-reservation-and-delegation-1.0.{form.key}"
        assert name in response["Content-Disposition"]
        if form.key not in ("docx", "xlsx", "pdf"):
            assert CANARY.encode() not in response.content
            assert b"Closing a department" in response.content
    assert version_file(client, adopted, "exe").status_code == 404


@pytest.mark.requirement("R190")
def test_a_day_gives_what_was_in_force_on_it(client: Client, people: Any, adopted: Any) -> None:
    client.force_login(people("member"))
    sheet = openpyxl.load_workbook(io.BytesIO(version_file(client, adopted, "xlsx").content))["Scheme"]
    assert sheet.max_row == 8
    response = version_file(client, adopted, "xlsx", on="2022-01-01")
    assert "-on-2022-01-01.xlsx" in response["Content-Disposition"]
    assert openpyxl.load_workbook(io.BytesIO(response.content))["Scheme"].max_row == 7
    address = reverse("reports:scheme-file", args=[adopted.scheme_id, "csv"])
    assert b"Hill Partnership Board" in client.get(address, {"on": "2020-04-01"}).content
    early = client.get(address, {"on": "2019-04-01"}, follow=True)
    assert "Nothing of this scheme was in force on 1 April 2019." in early.content.decode()


def test_drafts_and_other_icbs_schemes_are_not_there(
    client: Client, people: Any, rich: Any, adopt_later: Callable[[], Any]
) -> None:
    comparison = reverse("reports:comparison-file", args=["docx"])
    client.force_login(people("member"))
    assert version_file(client, rich, "docx").status_code == 404
    client.force_login(people("governance_officer"))
    assert version_file(client, rich, "docx").status_code == 200
    second = adopt_later()
    query = {"before": rich.pk, "after": second.pk}
    assert client.get(comparison, query).status_code == 200
    client.force_login(people("member"))
    assert client.get(comparison, query).status_code == 302  # the draft cannot be chosen
    client.force_login(people("other_icb"))
    assert version_file(client, rich, "csv").status_code == 404
    assert client.get(comparison, query).status_code == 302
    assert client.get(reverse("reports:scheme-file", args=[rich.scheme_id, "csv"])).status_code == 404


@pytest.fixture
def adopt_later(rich: Any, officer: Any) -> Callable[[], Any]:
    from delegation.actions import adopt_version

    def act() -> Any:
        told = {"adopted_on": rich.effective_from, "adopted_by": "ICB Board, minute 7", "by": officer}
        first = adopt_version(rich, effective_from=rich.effective_from, **told)
        return copy_version(first, label="2.0", effective_from=YEAR_2, by=officer)

    return act


def test_the_compare_page_leads_to_word_and_pdf(
    client: Client, people: Any, adopted: Any, officer: Any
) -> None:
    second = copy_version(adopted, label="2.0", effective_from=YEAR_2, by=officer)
    client.force_login(officer)
    query = {"before": adopted.pk, "after": second.pk, "everything": "on"}
    page = client.get(reverse("delegation:compare"), query).content.decode()
    for form in ("docx", "pdf"):
        address = f"{reverse('reports:comparison-file', args=[form])}?before={adopted.pk}"
        assert address in page
    word = client.get(reverse("reports:comparison-file", args=["docx"]), query)
    assert docx.Document(io.BytesIO(word.content)).paragraphs[0].text.endswith("what changed")
    assert CANARY.encode() not in everything_in(word.content)
    said = pdf_text(client.get(reverse("reports:comparison-file", args=["pdf"]), query).content)
    assert "The same" in said
    assert client.get(reverse("reports:comparison-file", args=["xlsx"]), query).status_code == 404


def test_a_long_scheme_is_laid_out_by_a_job_whose_page_leads_back(
    client: Client, people: Any, adopted: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("reports.documents.scheme_pdf.IN_ONE", 2)
    client.force_login(people("member"))
    response = version_file(client, adopted, "pdf")
    job = Job.objects.get(kind="reports.lay_out_scheme")
    assert response["Location"] == reverse("reports:job-detail", args=[job.pk])
    version_file(client, adopted, "pdf")
    assert Job.objects.filter(kind="reports.lay_out_scheme").count() == 1
    assert jobs.run(str(job.pk)) == "done", Job.objects.get(pk=job.pk).error
    job.refresh_from_db()
    assert (job.progress_done, job.progress_total) == (6, 6)
    page = client.get(response["Location"]).content.decode()
    address = reverse("reports:version-file", args=[adopted.pk, "pdf"])
    assert f'href="{address}"' in page
    assert client.get(address)["Content-Type"] == "application/pdf"
    client.force_login(people("governance_officer"))
    assert client.get(response["Location"]).status_code == 404  # who asked for it


@pytest.mark.requirement("R190")
def test_what_a_committee_may_decide_is_a_word_file(
    client: Client, people: Any, adopted: Any, world: World, finance_officer: Any
) -> None:
    client.force_login(people("member"))
    address = reverse("reports:committee-may-decide-word", args=[world.hill_board.pk])
    document = docx.Document(io.BytesIO(client.get(address).content))
    assert document.core_properties.title == "What Hill Partnership Board may decide"
    said = [cell.text for row in document.tables[0].rows[1:] for cell in row.cells]
    assert "Urgent care" in said
    assert any("Kept back: Closing a department" in text for text in said)
    assert any("version 1.0, adopted by ICB Board, minute 7" in each.text for each in document.paragraphs)
    early = client.get(address, {"on": "2019-04-01"})
    assert "gives it nothing" in "".join(
        each.text for each in docx.Document(io.BytesIO(early.content)).paragraphs
    )
    post = client.get(reverse("reports:post-may-decide-word", args=[finance_officer.pk]))
    joint = docx.Document(io.BytesIO(post.content))
    headings = [each.text for each in joint.paragraphs if each.style.name == "Heading 1"]
    assert "Where others decide only together with it" in headings
