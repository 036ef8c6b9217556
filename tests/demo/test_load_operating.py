"""How BOB's service areas work, and what is led elsewhere, as its paper of September 2022 says."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.models import OperatingModel
from delegation.selectors.interfaces import interfaces
from delegation.selectors.operating import review_of
from delegation.views.interfaces import lead_body, officer
from governance.models import IntegratedCareBoard

pytestmark = pytest.mark.usefixtures("demo_world")
FEBRUARY = date(2023, 2, 1)


@pytest.mark.requirement("R38", "R39")
def test_urgent_care_is_split_between_place_and_system() -> None:
    (urgent,) = OperatingModel.objects.filter(function__code="uec_discharge")
    assert "Virtual wards" in urgent.place_responsibilities
    assert "Direct contracting of 999, 111" in urgent.system_responsibilities
    assert "UEC Board" in urgent.system_responsibilities


@pytest.mark.requirement("R43")
def test_the_primary_care_team_reports_to_the_medical_officer_with_a_line_into_place() -> None:
    (primary,) = OperatingModel.objects.filter(function__code="primary_community_integration")
    assert primary.reports_to is not None
    assert primary.reports_to.title == "Chief Medical Officer"
    assert "leadership team of each place" in primary.further_lines


@pytest.mark.requirement("R44", "R45", "R46", "R47")
def test_mental_health_is_arranged_differently_by_place_and_reviewed_by_2024() -> None:
    rows = {row.place.name: row for row in OperatingModel.objects.filter(function__code="cyp_mh_lda_send")}
    assert rows["Berkshire West"].reports_to_team == "Nursing directorate"
    for name in ("Buckinghamshire", "Oxfordshire"):
        assert rows[name].reports_to == rows[name].accountable_post
    for row in rows.values():
        assert row.accountable_post.place == row.place
        assert "Priorities agreed" in row.strategy
        assert review_of(row, on=date(2023, 2, 1)).code == "operating_model.review_ahead"
        assert review_of(row, on=date(2024, 4, 1)).code == "operating_model.review_overdue"


@pytest.mark.requirement("R48")
def test_the_interface_register_is_that_of_the_paper() -> None:
    bob = IntegratedCareBoard.objects.get(slug="bob")
    rows = {one.entry.function.code: one for one in interfaces(bob, on=FEBRUARY)}
    assert {
        "maternity",
        "planned_care",
        "cancer",
        "clinical_programmes",
        "safeguarding",
        "contractual_oversight",
        "provider_assurance",
        "pod",
        "medicines_management",
    } <= set(rows)
    assert "Maternity" in lead_body(rows["maternity"])
    assert lead_body(rows["cancer"]) == "Thames Valley Cancer Alliance"
    assert officer(rows["safeguarding"]) == "Chief Nursing Officer"
    assert officer(rows["pod"]) == "Chief Medical Officer"
    assert lead_body(rows["pod"]).endswith("by delegation from NHS England")
    assert "linked into place meetings" in rows["medicines_management"].entry.note
    assert not {"uec_discharge", "rm_committee_establish"} & set(rows)
