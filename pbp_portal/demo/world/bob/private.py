"""Buckinghamshire: the partnership's first public meeting, and the private one that follows it."""

from datetime import date, time

from pbp_portal.demo.world.meeting_shapes import (
    AgendaItem,
    Author,
    Meeting,
    Paper,
    Recommendation,
    Review,
    SignOff,
)

DIRECTOR = "philippa-denholm"
PARTNERSHIP = ("buckinghamshire-place-partnership",)

RISKS = Paper(
    key="buckinghamshire-2023-02-14-delegation-risks",
    title="What could go wrong now that services are delegated",
    body="bob/delegation-risks.md",
    purposes=("discussion",),
    executive_summary="Four risks of delegation to place, for members to weigh before the first budget moves.",
    recommendations=(Recommendation("1", "comment", "Say which of the four risks needs action first."),),
    authors=(Author(DIRECTOR, "ICB Place Director, Buckinghamshire"),),
    presenter=DIRECTOR,
    executive_lead="meera-chandrasekar",
    dated=date(2023, 1, 31),
    reviews=(Review("ICB Executive", date(2023, 2, 6)),),
    conflicts="Members whose organisations are paid from delegated budgets; nothing is decided.",
    conflict_outcome="discuss_only",
    conflict_class="Members from providers",
    sign_off=SignOff("meera-chandrasekar", date(2023, 2, 7), "Interim Chief Delivery Officer"),
)

FIRST_IN_PUBLIC = Meeting(
    key="buckinghamshire-2023-01-24",
    committees=PARTNERSHIP,
    title="Buckinghamshire Place-based Partnership",
    kind="public",
    on=date(2023, 1, 24),
    starts=time(14),
    ends=time(16),
    venue="Council offices, Aylesbury",
    mode="hybrid",
)

IN_PRIVATE = Meeting(
    key="buckinghamshire-2023-02-14",
    committees=PARTNERSHIP,
    title="Buckinghamshire Place-based Partnership",
    kind="private",
    on=date(2023, 2, 14),
    starts=time(14),
    ends=time(16),
    mode="remote",
    items=(
        AgendaItem(
            "buckinghamshire-2023-02-14-1",
            "Welcome and declarations of interest",
            "standing",
            5,
            lead=DIRECTOR,
        ),
        AgendaItem(
            "buckinghamshire-2023-02-14-2",
            "Delegation: risks in the first year",
            "business",
            60,
            ("discussion",),
            DIRECTOR,
            papers=(RISKS,),
        ),
    ),
)
