"""BOB: the Board's private seminar of 25 October 2022."""

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

LEAD = "meera-chandrasekar"
CHAIR = "rosalind-okafor-hughes"

RISKS = Paper(
    key="bob-2022-10-25-delegation-risks",
    title="What could go wrong when services are delegated",
    body="bob/delegation-risks.md",
    purposes=("discussion",),
    executive_summary="Four risks of delegating to place, for members to weigh before proposals are written.",
    recommendations=(
        Recommendation(
            "1", "comment", "Say which of the four risks would stop a delegation in January 2023."
        ),
    ),
    authors=(Author(LEAD, "Interim Chief Delivery Officer"),),
    presenter=LEAD,
    executive_lead=LEAD,
    dated=date(2022, 10, 11),
    reviews=(Review("ICB Executive", date(2022, 10, 17)),),
    conflicts="Partner members may also sit on a place partnership; nothing is decided.",
    conflict_outcome="discuss_only",
    conflict_class="Partner members of the Board",
    sign_off=SignOff(LEAD, date(2022, 10, 18), "Interim Chief Delivery Officer"),
    serves=("R38", "R41"),
)

SEMINAR = Meeting(
    key="bob-board-2022-10-25",
    committees=("bob-icb-board",),
    title="Board seminar",
    kind="private",
    on=date(2022, 10, 25),
    starts=time(10),
    ends=time(12),
    mode="remote",
    items=(
        AgendaItem("bob-2022-10-25-1", "Welcome and declarations of interest", "standing", 5, lead=CHAIR),
        AgendaItem(
            "bob-2022-10-25-2",
            "Delegation to place: risks",
            "business",
            60,
            ("discussion",),
            LEAD,
            papers=(RISKS,),
        ),
    ),
)
