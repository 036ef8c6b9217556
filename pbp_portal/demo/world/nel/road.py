"""North East London: milestones of the ICS programme, and what Tower Hamlets is asked to show (R102, R103)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pbp_portal.demo.world.road_shapes import Milestone, Road
from pbp_portal.demo.world.shared import ICB_LEGAL_START

PAPER = "Update to the Tower Hamlets Health and Wellbeing Board, ICS developments"
PLAN = f"{PAPER}: high-level milestones"
TOLD = date(2021, 11, 2)
"""The update bears no day: it is told here as on the day of the board's meeting."""
NOVEMBER, QUARTER_3, QUARTER_4 = date(2021, 11, 30), date(2021, 12, 31), date(2022, 3, 31)
CHAIR, GROUP = "nel-icb-chair", "nel-delegation-working-group"
DONE = ((TOLD, "complete", "Shown as complete in the update."),)
BEGUN = ((TOLD, "underway", "Shown as under way in the update."),)
IN_LAW = ((ICB_LEGAL_START, "complete", "The Integrated Care Board exists in law from this day."),)
"""What there must have been before; of the others the paper says nothing later, and nothing is told here."""


def step(key: str, title: str, due_on: date | None = None, **fields: Any) -> Milestone:
    given = {"source": PLAN, "serves": ("R103",)} | fields
    return Milestone(f"nel-milestone-{key}", title, due_on=due_on, **given)


MILESTONES = (
    step("chair", "ICB Chair designate appointed", notes=DONE),
    step("arrangements", "Draft of proposed arrangements for the new ICS NHS body, 2022/23", notes=DONE),
    step("diligence", "Planning of due diligence begun", notes=DONE),
    step("development-plan", "ICS system development plan updated", notes=DONE),
    step(
        "chief-executive",
        "ICS Chief Executive confirmed",
        NOVEMBER,
        owner_post=CHAIR,
        notes=(*BEGUN, *IN_LAW),
    ),
    step(
        "executives",
        "Designate finance director, medical director, director of nursing and other board roles recruited",
        QUARTER_3,
    ),
    step(
        "commissioning",
        "Decisions on commissioning arrangements at system and place",
        QUARTER_3,
        owner_committee=GROUP,
        evidences="Which commissioning functions are exercised at system and which at place.",
    ),
    step("plan-sent", "Updated system development plan sent to NHS England", QUARTER_3),
    step(
        "readiness",
        "Readiness to Operate Statement signed by the Chief Executive",
        QUARTER_4,
        evidences="That the new body is ready to take on its functions.",
        notes=IN_LAW,
    ),
    step(
        "map",
        "Final functions and decision map, with the model constitution",
        QUARTER_4,
        owner_committee=GROUP,
        evidences="Who decides what at system and place.",
    ),
    step("constitution", "Constitution approved by NHS England", QUARTER_4, owner_post=CHAIR, notes=IN_LAW),
    step(
        "members",
        "Designate partner members and other senior roles confirmed",
        QUARTER_4,
        owner_post=CHAIR,
        notes=IN_LAW,
    ),
    step(
        "accountability",
        "How Tower Hamlets shows accountability of the system",
        place="NEL-TWH",
        owner_committee="tower-hamlets-together-board",
        evidences="System accountability for outcomes, delivery, resources, quality and performance.",
        conditions=("outcomes", "delivery", "resources", "quality", "performance"),
        source=f"{PAPER}: Tower Hamlets Together Board",
        serves=("R102",),
    ),
)

ROAD = Road(milestones=MILESTONES)
