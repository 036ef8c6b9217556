"""Policies on interests and declared interests of the demonstration; people, companies and interests are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pbp_portal.demo.world.shared import SERVICE_START

TITLE = "Standards of business conduct and conflicts of interest"


@dataclass(frozen=True)
class Declared:
    """One interest; `reviewed` has the guardian confirm it with `mitigation`."""

    key: str
    person: str
    category: str
    nature: str
    start: date
    declared_on: date
    party: str = ""
    position: str = ""
    relation: str = ""
    kind: str = ""
    mitigation: str = ""
    end: date | None = None
    reviewed: bool = True


@dataclass(frozen=True)
class Offered:
    """A gift, hospitality or sponsorship; with `decided` it waited first, and the guardian answered so."""

    key: str
    person: str
    kind: str
    description: str
    by: str
    value: int
    offered_on: date
    declared_on: date
    response: str = "declined"
    sponsored: str = ""
    decided: str = ""
    why: str = ""


USUAL: dict[str, Any] = {
    "effective_from": SERVICE_START,
    "declare_within_days": 28,
    "review_every_months": 12,
    "public_months_after": 6,
    "private_years_after": 6,
    "gift_public_months": 12,
    "gift_private_years": 6,
    "remind_days": [-14, -3, 7],
    "escalate_after_days": 14,
    "supplier_gift_limit": 6,
    "gift_declare_over": 50,
    "hospitality_free_to": 25,
    "hospitality_declare_to": 75,
    "sponsorship": "approve",
}
# By the key of the ICB. What a policy leaves out is unset, as with one whose text says nothing of it.
POLICIES: dict[str, dict[str, Any]] = {
    "sel": USUAL | {"source": "Conflicts policy (demonstration), section 4", "gift_public_months": 72},
    "bob": USUAL
    | {"source": "Conflicts policy (demonstration), paragraphs 12 to 20", "declare_within_days": 14},
    "bsw": USUAL | {"source": "Conflicts policy (demonstration)", "hospitality_declare_to": 50},
    "lsc": USUAL
    | {"source": "Conflicts policy (demonstration)", "public_months_after": None, "sponsorship": ""},
    "nel": USUAL | {"source": "Conflicts policy (demonstration)", "review_every_months": 6},
}
GUARDIANS = {"sel": "guardian@sel.example", "bob": "guardian@bob.example"}
INTERESTS: dict[str, tuple[Declared, ...]] = {
    "sel": (
        Declared(
            "oduya-practice",
            "gillian-oduya",
            "financial",
            "Partner with a share of the profits of a practice that the place commissions.",
            date(2019, 4, 1),
            date(2022, 7, 14),
            party="Larkfield Family Practice",
            position="Partner",
            kind="actual",
            mitigation="Leaves the room and takes no part in decisions about payments to practices.",
        ),
        Declared(
            "jallow-trustee",
            "fatou-jallow",
            "professional",
            "Trustee of a charity that may bid for community grants.",
            date(2023, 5, 1),
            date(2023, 7, 3),
            party="Thamesmead Walks Together",
            position="Trustee",
            kind="potential",
            mitigation="Says so when grants are discussed; does not score bids.",
        ),
        Declared(
            "crosthwaite-spouse",
            "mei-lin-crosthwaite",
            "indirect",
            "Husband is a director of a company that sells scheduling software to trusts.",
            date(2024, 2, 1),
            date(2024, 2, 19),
            party="Rotawise Software Ltd",
            relation="My husband",
            kind="perceived",
            reviewed=False,
        ),
    ),
    "bob": (
        Declared(
            "thistlethwaite-shares",
            "callum-thistlethwaite",
            "financial",
            "Holds a tenth of the shares of a company that offers diagnostics.",
            date(2021, 9, 1),
            date(2022, 7, 5),
            party="Kennet Imaging Ltd",
            position="Shareholder",
            kind="potential",
            mitigation="No access to papers on diagnostics; leaves for the item.",
        ),
        Declared(
            "haddad-governor",
            "samir-haddad",
            "personal",
            "Governor of a school in the area.",
            date(2022, 9, 1),
            date(2022, 9, 20),
            party="Wychert Primary School",
            position="Governor",
            end=date(2024, 8, 31),
        ),
    ),
}
OFFERS: dict[str, tuple[Offered, ...]] = {
    "sel": (
        Offered(
            "crosthwaite-dinner",
            "mei-lin-crosthwaite",
            "hospitality",
            "Dinner after a trade fair.",
            "Rotawise Software Ltd",
            60,
            date(2024, 4, 18),
            date(2024, 4, 22),
        ),
        Offered(
            "jallow-health-day",
            "fatou-jallow",
            "sponsorship",
            "Room and printing for a community health day.",
            "Harbourgate Diagnostics Ltd",
            1500,
            date(2024, 5, 13),
            date(2024, 5, 14),
            response="pending",
            sponsored="event",
            decided="for_organisation",
            why="Open to everybody; no stand, and no say in the programme.",
        ),
    ),
}
