"""Doubts of one kind: listed whole, accepted as read in one act, taken back before Apply."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.actions.imports import accept_doubts, settle_row, take_back_doubts
from delegation.models import SchemeEntry, SchemeImport, SchemeVersion
from delegation.rules.doubts import kind_key, kind_words
from delegation.selectors.imports import Doubt, counts_of, doubts_of
from governance.foundation.errors import RuleNotMet
from tests.delegation.imports.conftest import run_jobs
from tests.security.sample_imports import workbook

BOTH = "Chief Executive and Chief Finance Officer"
ROWS = (
    ("1", "Approve the budget", "x", "", ""),
    ("2", "Approve invoices", "", BOTH, "£50k"),
    ("3", "Approve journeys", "", "Medical Director and Chief Nurse", ""),
    ("4", "Approve waivers", "R", "", ""),
    ("5", "Approve secondments", "R", BOTH, ""),
    ("6", "Approve new posts", "", "Head of Nowhere", ""),
    ("7", "", "", BOTH, ""),
)


@pytest.fixture
def made(looked_at: Any, draft: SchemeVersion) -> SchemeImport:
    return looked_at("scheme.xlsx", workbook(*ROWS).data, target=draft)


def doubt(made: SchemeImport, words: str) -> Doubt:
    (found,) = [each for each in doubts_of(made) if words in each.words]
    return found


def references(rows: Any) -> set[str]:
    return {row.read["reference"] for row in rows}


def open_rows(made: SchemeImport) -> set[str]:
    return references(made.rows.filter(is_open=True))


def test_kinds_are_told_apart_by_their_sentence_and_not_by_what_it_quotes() -> None:
    first = f"“{BOTH}”: the file does not say whether each may decide alone or only both together."
    other = first.replace(BOTH, "Medical Director and Chief Nurse")
    assert kind_key("reading", first) == kind_key("reading", other)
    assert kind_words(first).startswith("“…”: the file")
    letters = [
        f"“{letter}” is taken to mean “{meant}”; the file does not say so." for letter, meant in ("R2", "C3")
    ]
    assert kind_key("reading", letters[0]) != kind_key("reading", letters[1])
    assert kind_key("reading", first) != kind_key("function", first)


@pytest.mark.requirement("LP104")
def test_one_act_accepts_one_kind_and_nothing_else(made: SchemeImport, officer: Any) -> None:
    both = doubt(made, "decide alone")
    assert references(both.waiting) == {"2", "3", "5", "7"}
    assert references(doubt(made, "no wording of its own").waiting) == {"7"}
    assert references(doubt(made, "is taken to mean").waiting) == {"4", "5"}
    seen = {row.pk for row in both.waiting}
    number = len(both.waiting)
    assert accept_doubts(made, both.key, seen, by=officer) == number
    assert open_rows(made) == {"4", "5", "6", "7"}  # row 7 waits for its other doubt
    again = doubt(made, "decide alone")
    assert (references(again.accepted), again.waiting) == ({"2", "3", "5", "7"}, [])
    assert take_back_doubts(made, both.key, by=officer) == number
    assert open_rows(made) == {"2", "3", "4", "5", "6", "7"}


def test_a_row_that_was_not_listed_is_not_accepted(made: SchemeImport, officer: Any) -> None:
    both = doubt(made, "decide alone")
    listed = [row.pk for row in both.waiting if row.read["reference"] == "2"]
    assert accept_doubts(made, both.key, listed, by=officer) == len(listed)
    assert "2" not in open_rows(made)
    assert "3" in open_rows(made)


def test_what_must_be_answered_is_never_accepted(made: SchemeImport, officer: Any) -> None:
    nobody = doubt(made, "No committee or post of this ICB goes by the name")
    assert nobody.must_be_answered
    assert accept_doubts(made, nobody.key, [row.pk for row in nobody.waiting], by=officer) == 0
    assert "6" in open_rows(made)


def test_what_was_accepted_stays_when_the_row_is_settled_by_itself(made: SchemeImport, officer: Any) -> None:
    both = doubt(made, "decide alone")
    accept_doubts(made, both.key, [row.pk for row in both.waiting], by=officer)
    row = made.rows.filter(read__reference="2").first()
    settle_row(row, {"verb": "recommend"}, is_left_out=False, by=officer)
    assert "2" not in open_rows(made)
    assert take_back_doubts(made, both.key, by=officer)
    assert "2" in open_rows(made)
    assert made.rows.get(pk=row.pk).choice == {"verb": "recommend"}


@pytest.mark.requirement("LP104")
def test_the_pages_list_every_row_accept_and_take_back_without_javascript(
    client: Client, officer: Any, made: SchemeImport, draft: SchemeVersion
) -> None:
    client.force_login(officer)
    address = reverse("delegation:scheme-import-doubts", args=[made.pk])
    assert address in client.get(reverse("delegation:scheme-import-detail", args=[made.pk])).content.decode()
    kinds = client.get(address).content.decode()
    both = doubt(made, "decide alone")
    assert f"?kind={both.key}" in kinds
    assert "To be answered one by one" in kinds
    listed = client.get(address, {"kind": both.key}).content.decode()
    for wording in ("Approve invoices", "Approve journeys", "Approve secondments"):
        assert wording in listed
    assert "Approve waivers" not in listed
    (seen,) = re.findall(r'name="seen" value="([\d ]+)"', listed)
    done = client.post(address, {"kind": both.key, "seen": seen, "do": "accept"}, follow=True)
    assert "Nothing is written yet" in done.content.decode()
    assert not SchemeEntry.objects.exists()
    assert "Take this back" in client.get(address, {"kind": both.key}).content.decode()
    client.post(address, {"kind": both.key, "do": "take_back"})
    assert "2" in open_rows(made)
    client.post(address, {"kind": both.key, "seen": seen, "do": "accept"})
    client.post(reverse("delegation:scheme-import-choose", args=[made.pk]), {"do": "leave_out_open"})
    client.post(reverse("delegation:scheme-import-apply", args=[made.pk]))
    assert run_jobs(made).state == "applied"
    assert set(draft.entries.values_list("reference", flat=True)) == {"1", "2", "3", "5"}
    with pytest.raises(RuleNotMet, match="Choices are made while"):
        take_back_doubts(made, both.key, by=officer)
    assert client.get(address).status_code == 302


def test_an_unknown_kind_is_not_found(client: Client, officer: Any, made: SchemeImport) -> None:
    client.force_login(officer)
    address = reverse("delegation:scheme-import-doubts", args=[made.pk])
    assert client.get(address, {"kind": "nothing"}).status_code == 404
    assert counts_of(made)["open"] == made.rows.filter(is_open=True, is_left_out=False).count()
