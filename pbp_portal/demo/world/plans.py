"""Standing items and a year of the forward plan for one committee each of three systems. Invented, but for the form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

START_SEL, START_2022 = date(2021, 7, 1), date(2022, 7, 1)


@dataclass(frozen=True)
class Planned:
    """Something on the plan; `post` is the key of its owner's post."""

    key: str
    title: str
    cycle: str
    months: tuple[int, ...] = ()
    purposes: tuple[str, ...] = ("assurance",)
    minutes: int = 15
    post: str = ""
    source: str = "cycle"
    source_text: str = ""
    openness: str = "public"
    private_reason: str = ""


@dataclass(frozen=True)
class Plan:
    """`ready` is the ready set that the committee took; `start` the first day of both."""

    committee: str
    ready: str
    start: date
    items: tuple[Planned, ...]


PLANS: dict[str, Plan] = {
    "sel": Plan(
        "bexley-strategic-board",
        "strategic-board",
        START_SEL,
        (
            Planned(
                "bsb-plan-winter",
                "Winter resilience plan",
                "yearly",
                (11,),
                ("endorsement",),
                30,
                "bexley-place-director",
                "duty",
                "National Health Service Act 2006, civil contingencies",
            ),
            Planned(
                "bsb-plan-networks", "Local care networks: progress", "every_public", (), ("noting",), 20
            ),
            Planned(
                "bsb-plan-budget",
                "Priorities and budget for the next year",
                "yearly",
                (1,),
                ("decision",),
                40,
            ),
            Planned(
                "bsb-plan-terms", "Yearly review of the terms of reference", "yearly", (3,), ("approval",), 15
            ),
            Planned(
                "bsb-plan-contract",
                "Supplier performance under negotiation",
                "yearly",
                (2,),
                minutes=20,
                openness="private",
                private_reason="negotiation",
            ),
        ),
    ),
    "bob": Plan(
        "bob-icb-board",
        "board-questions-first",
        START_2022,
        (
            Planned(
                "bob-plan-quality", "Quality and performance report", "every_public", (), ("assurance",), 30
            ),
            Planned(
                "bob-plan-places",
                "Place-based partnerships: progress",
                "half_yearly",
                (3,),
                ("discussion",),
                30,
            ),
            Planned("bob-plan-accounts", "Annual report and accounts", "yearly", (6,), ("approval",), 30),
        ),
    ),
    "lsc": Plan(
        "lsc-icb-board",
        "board-questions-last",
        START_2022,
        (
            Planned("lsc-plan-finance", "Finance report", "every_public", (), ("noting",), 20),
            Planned(
                "lsc-plan-places",
                "Review of the places",
                "quarterly",
                (1,),
                ("decision",),
                40,
                "lsc-chief-nurse",
            ),
        ),
    ),
}
