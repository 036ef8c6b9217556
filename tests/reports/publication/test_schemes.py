"""An adopted version becomes a snapshot by a person's act: what it holds, what it never holds, who may do it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pikepdf
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from delegation.actions import add_entry, adopt_version, copy_version, create_scheme, create_version
from delegation.models import DelegatedBudget, Delegator, Limit, Measure, SchemeEntry, SchemeVersion
from governance.foundation import jobs
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.models import GovernanceEvent, Job
from governance.foundation.periods import Period
from governance.models import User
from reports.models import Publication
from reports.publication import documents
from reports.publication.scheme_page import scheme_content
from reports.publication.schemes import publish_scheme
from reports.publication.spans import spans
from tests.delegation import conftest as delegation
from tests.fixtures.people import START, World
from tests.security.crawl import file_text

functions, officer, scheme, draft = (
    delegation.functions,
    delegation.officer,
    delegation.scheme,
    delegation.draft,
)
CANARY = "zqcanary"
JULY = date(2020, 7, 1)


@pytest.fixture
def adopted(world: World, draft: SchemeVersion, functions: Any, officer: User) -> SchemeVersion:
    """Rows with every field filled; what is kept back carries a canary."""
    kept = {
        "note": f"{CANARY}-note",
        "origin_file": f"{CANARY}-file.xlsx",
        "origin_table": f"{CANARY}-table",
        "origin_row": f"{CANARY}-row",
        "reason": f"{CANARY}-reason",
        "by": officer,
        "scheme_version": draft,
    }
    add_entry(
        function=functions["urgent"],
        treatment="delegated",
        reference="1.1",
        theme="Care",
        wording="Decide on urgent care.",
        place=world.hill,
        holder_committee=world.hill_board,
        source="Board paper, ¶5",
        statutory_basis="Section 65Z5",
        conditions="Within policy.\nReported monthly.",
        exclusions="National contracts.",
        limits=[
            {"amount": 50_000, "note": f"{CANARY}-limit"},
            {"is_unlimited": True, "set_by": world.south.organisation},
        ],
        delegators=[{"organisation": world.north.organisation, "scheme_reference": "Row 7"}],
        measures=[{"metric": "Waiting time", "threshold": "4 hours", "off_track": "A plan within a month"}],
        budgets=[{"financial_year": "2020/21", "amount": 90_000, "note": f"{CANARY}-budget"}],
        effective_from=JULY,
        **kept,
    )
    add_entry(
        function=functions["urgent"],
        treatment="undetermined",
        reference="1.1",
        theme="Care",
        place=world.hill,
        source='=HYPERLINK("x")',
        effective_from=START,
        effective_to=date(2020, 6, 30),
        **kept,
    )
    add_entry(
        function=functions["safeguarding"],
        treatment="reserved",
        reference="2",
        theme="Safety",
        source="Scheme, row 2",
        effective_from=START,
        **kept,
    )
    return adopt_version(
        draft, adopted_on=START, adopted_by="ICB Board, minute 7", effective_from=START, by=officer
    )


@pytest.fixture
def publish(people: Callable[[str], User]) -> Callable[..., Publication]:
    def act(version: SchemeVersion, reason: str = "") -> Publication:
        job = publish_scheme(version, by=people("governance_lead"), reason=reason)
        assert jobs.run(str(job.pk)) == "done", Job.objects.get(pk=job.pk).error
        return Publication.objects.get(subject_key=f"scheme_version:{version.pk}", state="published")

    return act


def everything(publication: Publication) -> dict[str, str]:
    """All that the public could read of it, by file; pages of a PDF unpacked."""
    read = {"content": json.dumps(publication.content, ensure_ascii=False), "title": publication.title}
    for file in publication.files.all():
        data = store("public").read(file.sha256)
        read[file.filename] = file_text(data) or data.decode("utf-8-sig")
    return read


@pytest.mark.requirement("R81")
def test_a_snapshot_holds_every_row_and_its_files(adopted: SchemeVersion, publish: Any, world: World) -> None:
    made = publish(adopted)
    assert (made.kind, made.slug, made.number, made.event_date) == ("scheme", "north-1", 1, START)
    assert made.address_words == ("north", "1")
    assert made.place_slugs == ["north-hill", "north-vale"]
    rows = {row["anchor"]: row for row in made.content["entries"]}
    assert list(rows) == ["row-1-1", "row-1-1-2", "row-2"]
    first = rows["row-1-1"]
    assert first["limit_words"].startswith("up to £50,000 for each decision")
    assert first["conditions"] == ["Within policy.", "Reported monthly."]
    assert first["measures"][0]["off_track"] == "A plan within a month"
    assert (first["from"], first["to"]) == ("2020-07-01", None)
    assert [(span["from"], span["to"]) for span in made.content["spans"]] == [
        ("2020-04-01", "2020-06-30"),
        ("2020-07-01", None),
    ]
    files = {file.filename: file for file in made.files.all()}
    assert [name.rsplit(".")[-1] for name in files] == [
        "pdf",
        "docx",
        "xlsx",
        "html",
        "pdf",
        "csv",
        "json",
    ]
    map_file = next(file for name, file in files.items() if "map" in name)
    with (
        pikepdf.open(io.BytesIO(store("public").read(map_file.sha256))) as pdf,
        pdf.open_outline() as outline,
    ):
        assert len(outline.root) == 2  # a map for each span of days
    event = GovernanceEvent.objects.filter(code="publication.published").latest("pk")
    assert event.after["files"][4]["sha256"] == map_file.sha256


@pytest.mark.requirement("R81")
def test_the_scope_of_a_place_changes_with_the_days(adopted: SchemeVersion, publish: Any) -> None:
    places = {place["slug"]: place for place in publish(adopted).content["places"]}
    sides = [
        {side: [line["rows"] for line in span[side]] for side in ("within", "outside", "undecided")}
        for span in places["north-hill"]["spans"]
    ]
    assert sides == [
        {"within": [], "outside": [["row-2"]], "undecided": [["row-1-1-2"]]},
        {"within": [["row-1-1"]], "outside": [["row-2"]], "undecided": []},
    ]
    assert [line["function"] for line in places["north-vale"]["spans"][0]["outside"]] == ["Safeguarding"]


def test_what_is_kept_back_is_in_no_page_and_no_file(adopted: SchemeVersion, publish: Any) -> None:
    read = everything(publish(adopted))
    assert [name for name, text in read.items() if CANARY in text.lower()] == []
    assert all("Urgent care" in text for name, text in read.items() if name.endswith(("html", "csv", "json")))


# Each field of an entry and of what belongs to it: published, or kept back.
PUBLIC = {
    SchemeEntry: {
        "accountable", "conditions", "effective_from", "effective_to", "exclusions", "function", "holder_body",
        "holder_committee", "holder_post", "lead_body", "may_sub_delegate", "parent", "place", "reference",
        "responsibility", "source", "statutory_basis", "theme", "treatment", "verb", "wording",
    },
    Limit: {"above", "amount", "basis", "budget", "is_unlimited", "joint_post", "kind", "set_by", "vat"},
    Delegator: {"organisation", "scheme_reference"},
    Measure: {"metric", "off_track", "threshold"},
    DelegatedBudget: {"amount", "financial_year", "virement_rule"},
}  # fmt: skip
KEPT_BACK = {
    SchemeEntry: {
        "agreement",
        "id",
        "note",
        "origin_file",
        "origin_row",
        "origin_table",
        "scheme_version",
        "version",
    },
    Limit: {"entry", "id", "note", "version"},
    Delegator: {"entry", "id", "version"},
    Measure: {"entry", "id", "version"},
    DelegatedBudget: {"entry", "id", "note", "version"},
}


@pytest.mark.parametrize("model", PUBLIC, ids=lambda model: model.__name__)
def test_somebody_has_decided_about_every_field(model: Any) -> None:
    """A new field fails here until it is put on one side; on the public one it must be named in scheme_entries."""
    fields = {field.name for field in model._meta.concrete_fields}
    assert fields == PUBLIC[model] | KEPT_BACK[model]


def test_a_draft_is_never_published(draft: SchemeVersion, people: Any) -> None:
    with pytest.raises(RuleNotMet) as refused:
        publish_scheme(draft, by=people("governance_lead"))
    assert refused.value.outcome.code == "publication.not_adopted"
    assert not Publication.objects.exists()


KEEPERS = ("governance_lead", "governance_officer")
OTHERS = ("place_director", "committee_secretary", "auditor", "member", "other_icb", "nobody")
WHO = [(role, role in KEEPERS) for role in (*KEEPERS, *OTHERS)]


@pytest.mark.parametrize(("role", "may"), WHO)
def test_only_keepers_of_the_icb_publish_its_scheme(
    adopted: SchemeVersion, people: Any, role: str, may: bool
) -> None:
    if may:
        assert publish_scheme(adopted, by=people(role)).state == "queued"
        return
    with pytest.raises(NotPermitted) as refused:
        publish_scheme(adopted, by=people(role))
    assert refused.value.outcome.reason
    assert not Job.objects.filter(kind="reports.publish_scheme").exists()


def test_the_right_is_asked_again_when_the_work_is_done(adopted: SchemeVersion, people: Any) -> None:
    lead = people("governance_lead")
    job = publish_scheme(adopted, by=lead)
    grant = lead.role_grants.get()
    grant.effective_to = date(2021, 1, 1)
    save_recorded(grant, by=None)
    assert jobs.run(str(job.pk)) == "failed"
    assert not Publication.objects.exists()


def test_the_same_is_not_published_twice(adopted: SchemeVersion, publish: Any, people: Any) -> None:
    publish(adopted)
    with pytest.raises(RuleNotMet) as refused:
        publish_scheme(adopted, by=people("governance_lead"), reason="Again")
    assert refused.value.outcome.code == "publication.nothing_new"


def test_a_version_that_was_ended_may_be_published_again(
    adopted: SchemeVersion, publish: Any, officer: User
) -> None:
    first = publish(adopted)
    following = copy_version(adopted, label="2", effective_from=date(2022, 4, 1), by=officer)
    adopt_version(
        following,
        adopted_on=date(2022, 3, 1),
        adopted_by="Board",
        effective_from=date(2022, 4, 1),
        by=officer,
    )
    again = publish(SchemeVersion.objects.get(pk=adopted.pk), reason="It has ended")
    first.refresh_from_db()
    assert (first.state, again.number, again.content["version"]["to"]) == ("superseded", 2, "2022-03-31")


def test_a_snapshot_cannot_be_changed(adopted: SchemeVersion, publish: Any) -> None:
    made = publish(adopted)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reports_publication SET content = '{}' WHERE id = %s", [made.pk])


def test_two_schemes_do_not_share_an_address(
    adopted: SchemeVersion, publish: Any, world: World, officer: User, people: Any, functions: Any
) -> None:
    publish(adopted)

    def another(title: str, **values: Any) -> SchemeVersion:
        own = create_scheme(icb=world.north, title=title, by=officer, **values)
        version = create_version(scheme=own, label="1", effective_from=START, by=officer)
        row = {"function": functions["safeguarding"], "treatment": "reserved", "source": "Row 1"}
        add_entry(scheme_version=version, effective_from=START, by=officer, **row)
        told = {"adopted_on": START, "adopted_by": "Board", "effective_from": START}
        return adopt_version(version, by=officer, **told)

    with pytest.raises(RuleNotMet) as refused:
        publish_scheme(another("Another main scheme"), by=people("governance_lead"))
    assert refused.value.outcome.code == "publication.address_taken"
    operational = another("Operational scheme", kind="operational")
    assert publish(operational).address_words == ("north", "operational-scheme-1")


def test_files_say_the_same_each_time_and_no_cell_is_a_formula(adopted: SchemeVersion) -> None:
    content = scheme_content(adopted)
    first, second = (list(documents.documents_of(adopted, content)) for _ in range(2))
    assert first == second
    table = next(document for document in first if document.filename.endswith(".csv"))
    rows = list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"))))
    assert [row["Reference"] for row in rows] == ["1.1", "1.1", "2"]
    assert rows[1]["Source"].startswith("'=")
    data = json.loads(next(document for document in first if document.filename.endswith(".json")).data)
    assert data["entries"][0]["limits"][0]["amount"] == "50000.00"
    assert "places" not in data


def test_a_maker_that_joins_is_heard(
    adopted: SchemeVersion, publish: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_makers", dict(documents._makers))

    @documents.contribute("txt", order=1)
    def text(version: SchemeVersion, content: documents.Content) -> documents.Document:
        return documents.Document("Plain", documents.file_name(content, "txt"), "text/plain", b"Plain words")

    made = publish(adopted)
    assert made.files.order_by("position").first().filename.endswith("-1.txt")
    assert made.content["documents"][0] == "txt"


def test_the_workspace_says_what_will_be_public_and_what_not(
    adopted: SchemeVersion, draft: SchemeVersion, client: Client, officer: User, people: Any
) -> None:
    address = reverse("reports:scheme-publish", args=[adopted.pk])
    client.force_login(officer)
    page = client.get(address).content.decode()
    for words in (
        "1 row: delegated",
        "1 row: reserved",
        "ICB Board, minute 7",
        "Notes on entries",
        "CSV, JSON",
    ):
        assert words in page
    assert CANARY not in page
    answer = client.post(address, {})
    job = Job.objects.get(kind="reports.publish_scheme")
    assert answer.headers["Location"] == reverse("reports:job-detail", args=[job.pk])
    assert jobs.run(str(job.pk)) == "done"
    work = client.get(answer.headers["Location"]).content.decode()
    assert reverse("public:scheme", args=["north", "1"]) in work
    version = client.get(reverse("delegation:scheme-version-detail", args=[adopted.pk])).content.decode()
    assert "On the public site" in version
    assert "Nothing has changed" in client.get(address).content.decode()
    client.force_login(people("place_director"))
    refused = client.get(address)
    assert refused.status_code == 403
    client.force_login(people("other_icb"))
    assert client.get(address).status_code == 404


SPANS = [
    ("whole", Period(START), [], [(START, None)]),
    ("one begins", Period(START), [Period(JULY)], [(START, date(2020, 6, 30)), (JULY, None)]),
    ("one ends", Period(START), [Period(START, date(2020, 6, 30))], [(START, date(2020, 6, 30)), (JULY, None)]),
    ("outside", Period(JULY, date(2020, 7, 31)), [Period(START, date(2021, 1, 1))], [(JULY, date(2020, 7, 31))]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "whole", "parts", "expected"), SPANS, ids=[name for name, *_ in SPANS])
def test_spans_follow_one_another(name: str, whole: Period, parts: Any, expected: Any) -> None:
    assert [(span.start, span.end) for span in spans(whole, parts)] == expected
