"""Bodies that several systems meet, and small helpers for writing the world down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pbp_portal.demo.world.shapes import Holding, Nomination, Organisation, Seat

CCG_CLOSED = date(2022, 6, 30)
ICB_LEGAL_START = date(2022, 7, 1)
LONG_AGO = date(2000, 1, 1)
"""Start of what existed well before any of these papers and whose first day is not recorded here."""
SERVICE_START = date(2021, 7, 1)
"""First day on which the demonstration's accounts hold their roles."""

ALL_PURPOSES = (
    "discussion",
    "decision",
    "information",
    "endorsement",
    "noting",
    "approval",
    "comment",
)
"""Purposes of all layouts together (R146)."""

FIVE_FORMS = (
    "consultative_forum",
    "committee",
    "individual_executives",
    "joint_committee",
    "lead_provider",
)
"""The five forms of R87, by codes that do not depend on a document's own numbers (R89)."""

NATIONAL = (
    Organisation(
        key="nhs-england",
        name="NHS England",
        kind="nhs_england",
        sector="national",
        aliases=("NHSE", "NHSE/I", "NHS England and NHS Improvement"),
    ),
)


def held(
    person: str, start: date, end: date | None = None, *, basis: str = "nominated"
) -> tuple[Holding, ...]:
    """One holder of a seat or post."""
    return (Holding(person=person, start=start, end=end, basis=basis),)


def designate(
    person: str, named_on: date, *, starts: date = ICB_LEGAL_START, nomination: Nomination | None = None
) -> tuple[Holding, ...]:
    """A holder who is designate from being named until the body exists in law, then appointed (R109)."""
    before = date.fromordinal(starts.toordinal() - 1)
    appointed = Holding(
        person=person,
        start=starts,
        basis="nominated" if nomination else "ex_officio",
        nomination=nomination,
    )
    return replace(appointed, start=named_on, end=before, status="designate"), appointed


BOARD_SEATS = (
    (
        "chair",
        "Chair",
        "chair",
        "Appointed by NHS England with the Secretary of State's approval",
    ),
    (
        "chief-executive",
        "Chief Executive",
        "executive",
        "Appointed by the chair with NHS England's approval",
    ),
    ("finance", "Chief Finance Officer", "executive", "National guidance member"),
    ("nursing", "Chief Nursing Officer", "executive", "National guidance member"),
    ("medical", "Chief Medical Officer", "executive", "National guidance member"),
    (
        "non-executive-audit",
        "Non-executive member (audit chair)",
        "non_executive",
        "At least two",
    ),
    ("non-executive-2", "Non-executive member", "non_executive", "At least two"),
    (
        "partner-trusts",
        "Partner member: NHS trusts",
        "partner",
        "Jointly nominated by NHS trusts",
    ),
    (
        "partner-primary-care",
        "Partner member: primary care",
        "partner",
        "Jointly nominated by primary care",
    ),
    (
        "partner-councils",
        "Partner member: local authorities",
        "partner",
        "Jointly nominated by councils",
    ),
)
"""The ten seats every board must have (R110, R111): key, title, category, rule."""


def board_seats(
    prefix: str,
    committee: str,
    named_on: date,
    people: tuple[str, ...],
    nominations: Mapping[str, Nomination] | None = None,
) -> tuple[Seat, ...]:
    """The ten statutory and guidance seats of a board, held by `people` in the order of BOARD_SEATS.

    An empty person key leaves the seat vacant. Votes on the board belong to persons (LP9). `nominations` by the key
    of the seat.
    """
    nominated = nominations or {}
    return tuple(
        Seat(
            key=f"{prefix}-board-{key}",
            committee=committee,
            title=title,
            category=category,
            rule=rule,
            start=named_on,
            holders=designate(person, named_on, nomination=nominated.get(key))
            if person and named_on < ICB_LEGAL_START
            else held(person, named_on, basis="ex_officio")
            if person
            else (),
        )
        for (key, title, category, rule), person in zip(BOARD_SEATS, people, strict=True)
    )
