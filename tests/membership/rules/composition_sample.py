"""A small county for the tests of composition: Oxshire with three sub-places, a county and two districts."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation.periods import Period
from membership.composition.rules.facts import (
    AlignmentFacts,
    Area,
    CommitteeFacts,
    ExistingSeat,
    HolderFacts,
    HolderRule,
    JobFacts,
    OrganisationFacts,
    PlaceFacts,
    RuleFacts,
)

START = date(2022, 1, 1)
ALWAYS = Period(START)
ON = date(2023, 6, 1)
ICB, OTHER_ICB = 1, 2
COUNTY, PLACE_A, PLACE_B, PLACE_C, TOWN = 10, 11, 12, 13, 14
OWN, COUNCIL, NORTH, SOUTH, TRUST, CARE, HEALTHWATCH = 20, 21, 22, 23, 24, 25, 26


def place(key: int, name: str, kind: str, parent: int | None = None, period: Period = ALWAYS) -> PlaceFacts:
    return PlaceFacts(key, ICB, name, kind, period, parent)


def body(
    key: int, name: str, kind: str, sector: str = "other", tier: str = "", period: Period = ALWAYS
) -> OrganisationFacts:
    return OrganisationFacts(key, name, kind, sector, period, tier)


ORGANISATIONS = {
    OWN: body(OWN, "NHS Shires ICB", "icb", "commissioner"),
    COUNCIL: body(COUNCIL, "Oxshire Council", "local_authority", "local_government", "county"),
    NORTH: body(NORTH, "North District", "local_authority", "local_government", "district"),
    SOUTH: body(SOUTH, "South District", "local_authority", "local_government", "district"),
    TRUST: body(TRUST, "Oxshire Hospitals", "nhs_trust", "acute"),
    CARE: body(CARE, "Oxshire Care", "vcse", "vcse"),
    HEALTHWATCH: body(HEALTHWATCH, "Healthwatch Oxshire", "healthwatch", "public_voice"),
}
PLACES = {
    COUNTY: place(COUNTY, "Oxshire", "place"),
    PLACE_A: place(PLACE_A, "Abbey", "sub_place", COUNTY),
    PLACE_B: place(PLACE_B, "Bridge", "sub_place", COUNTY),
    PLACE_C: place(PLACE_C, "Castle", "sub_place", COUNTY, Period(START, date(2023, 3, 31))),
    TOWN: place(TOWN, "Townshire", "place"),
}
AREA = Area(
    PLACES,
    tuple(AlignmentFacts(COUNTY, key, ALWAYS) for key in (COUNCIL, NORTH, SOUTH)),
    ORGANISATIONS,
)
BOARD = CommitteeFacts(
    30,
    ICB,
    "Oxshire Partnership",
    "place_partnership",
    ALWAYS,
    place=COUNTY,
    own=OWN,
    convening=frozenset({OWN, COUNCIL, TRUST}),
)
SYSTEM = CommitteeFacts(31, ICB, "ICB Board", "board", ALWAYS, own=OWN, convening=frozenset({OWN}))


def rule(key: int = 1, *, holder: HolderRule | None = None, **values: Any) -> RuleFacts:
    """A rule of the Oxshire Partnership unless the values say otherwise."""
    given = {
        "icb": ICB,
        "committee": BOARD.id,
        "seat_title": "Member",
        "category": "partner",
        "per": "once",
        "period": ALWAYS,
        "clause": f"Clause {key}",
        "position": key,
        "holder": holder or HolderRule(),
    } | values
    return RuleFacts(key, **given)


def seat(key: int, title: str, **values: Any) -> ExistingSeat:
    return ExistingSeat(key, title, **({"category": "partner", "period": ALWAYS, "position": key} | values))


def job(organisation: int, seniority: str = "", title: str = "") -> JobFacts:
    known = ORGANISATIONS[organisation]
    return JobFacts(organisation, known.name, known.kind, known.sector, title, seniority)


def holder(*jobs: JobFacts, **values: Any) -> HolderFacts:
    return HolderFacts(**({"person": 1, "name": "Ana Whitlock", "jobs": jobs} | values))
