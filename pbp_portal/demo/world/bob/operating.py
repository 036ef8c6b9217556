"""BOB: how the service areas of Annex 1 work between place and system (R38, R39, R43–R47)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pbp_portal.demo.world.bob.bodies import PLACES
from pbp_portal.demo.world.bob.organisations import ICB_ENDS
from pbp_portal.demo.world.shapes import OperatingModel
from pbp_portal.demo.world.shared import ICB_LEGAL_START

ANNEX = "Board paper, 27 September 2022, Annex 1"
POOLED = "Services and budgets that are pooled or jointly commissioned are managed at place."
WHILE = "While delegation models and governance structures are developed and reviewed."


def area(key: str, function: str, **fields: Any) -> OperatingModel:
    given = {"start": ICB_LEGAL_START, "end": ICB_ENDS, "source": ANNEX} | fields
    return OperatingModel(f"bob-operating-{key}", function, **given)


def team_of(key: str) -> dict[str, str]:
    """In Berkshire West the team is part of the Nursing directorate, elsewhere it reports to the director (R45)."""
    if key == "berkshire-west":
        return {
            "team": "A team for mental health, learning disabilities and autism.",
            "reports_to_team": "Nursing directorate",
        }
    return {"team": "Part of the joint commissioning team.", "reports_to": f"{key}-place-director"}


WHOLE_ICB = (
    area(
        "uec",
        "uec_discharge",
        at_place=(
            "Supporting discharge and flow",
            "Urgent community response",
            "Virtual wards",
            "Elements of same-day primary care",
            "Admission avoidance",
        ),
        at_system=(
            "Coordination, and work with NHS England's regional and national teams",
            "Escalation and response",
            "Performance and assurance",
            "Direct contracting of 999, 111 and wider integrated urgent care",
            "All through a UEC Board for the whole system",
        ),
        team="A senior lead in each place, with two or three supporting posts.",
        further_lines=(
            "Each place's team to its ICB Place Director",
            "A system-wide Urgent Care Director across the places",
        ),
        focus_year="2022/23",
        focus=(
            "Make activity, finance and contracts more transparent",
            "Help local partners to adjust resources along the pathway",
        ),
        restrictions=(
            "A formal delegation may need delegation from partner bodies that hold contracts too.",
        ),
        serves=("R38", "R39", "R43"),
    ),
    area(
        "primary",
        "primary_community_integration",
        at_place=(
            "Contract and resilience support",
            "Primary care network development",
            "Agreement of locally commissioned services",
        ),
        at_system=(
            "Oversight and assurance of delivery",
            "Collaboration, and consistency of locally commissioned services where it helps",
        ),
        team="The primary care team, with a clinical and a managerial lead.",
        reports_to="bob-chief-medical-officer",
        further_lines=("Senior members sit in the leadership team of each place",),
        focus_year="2022/23",
        focus=(
            "A working model at place that supports and stabilises primary care networks",
            "Additional roles, and the new enhanced services of the operational plan",
            "More transparency of commissioning and contracting",
        ),
        later_year="2023/24",
        later=("Integration with community providers", "Integrated neighbourhood teams"),
        restrictions=(
            "The national GMS core contract and national direct enhanced services cannot be changed by a "
            "partnership.",
        ),
        serves=("R38", "R42", "R43"),
    ),
    area(
        "community",
        "community_prevention",
        at_place=(
            "Priorities on inequalities, prevention and wider determinants, such as tobacco control",
            "Work below place on the needs of local populations",
        ),
        at_system=("Enough resource for these areas as structures are set up",),
        team="Led by each ICB Place Director with partners.",
        serves=("R38",),
    ),
)


def of_place(place: str, key: str) -> tuple[OperatingModel, ...]:
    """Mental health, of adults and of children: the ICB's accountability lies with the Place Director (R44)."""
    shared: dict[str, Any] = {
        "place": place,
        "accountable": f"{key}-place-director",
        "accountable_note": WHILE,
        **team_of(key),
    }
    return (
        area(
            f"adult-mh-{key}",
            "adult_mh_lda",
            at_place=(POOLED,),
            at_system=("Some aspects over time, with single contracts of specialist mental health trusts",),
            serves=("R38", "R44", "R45"),
            **shared,
        ),
        area(
            f"children-mh-{key}",
            "cyp_mh_lda_send",
            at_place=(POOLED, "Overseeing the delivery of the place's agreed priorities"),
            at_system=("To be clarified, for example contracts for CAMHS with NHS providers",),
            strategy="Priorities agreed by the place: emotional wellbeing of children, and prevention.",
            review_by=date(2024, 3, 31),
            review_question="Which aspects are the responsibility of place, and which are better managed at system?",
            serves=("R38", "R44", "R45", "R46", "R47"),
            **shared,
        ),
    )


OPERATING = (*WHOLE_ICB, *(row for place, key, _, _ in PLACES for row in of_place(place, key)))
