"""Lancashire and South Cumbria: the private meeting of the Lancashire Place Partnership of 15 September 2022."""

from datetime import date, time

from pbp_portal.demo.world.lsc.meetings import NURSE
from pbp_portal.demo.world.meeting_shapes import (
    AgendaItem,
    Author,
    Implication,
    Meeting,
    Paper,
    Recommendation,
    Review,
    SignOff,
)

TRANSITION = Paper(
    key="lancashire-2022-09-15-transition-risks",
    title="Lancashire: what is still open",
    body="lsc/transition-risks.md",
    purposes=("noting",),
    purpose_text="To tell members what has to be settled before the former partnerships stand down.",
    executive_summary="Boundary, staff, clinical leadership and money: what is open, and when it will be settled.",
    recommendations=(Recommendation("1", "note", "Note the open points in private."),),
    authors=(Author(NURSE, "Chief Nurse and Director of Quality"),),
    presenter=NURSE,
    executive_lead=NURSE,
    reviews=(Review("ICB Executive", date(2022, 9, 6), "Supported"),),
    conflicts="None identified.",
    conflict_outcome="none",
    implications=(
        Implication("quality_impact", "na", "No change of service."),
        Implication("equality_impact", "na", "No change of service."),
        Implication(
            "privacy_impact", "yes", "Staff are not named; small numbers are not published.", "DPIA-2022-018"
        ),
        Implication("financial_impact", "no", "No resource moves in 2022/23."),
        Implication("associated_risks", "yes", "Staff without a named manager may leave.", "ICB-R-025"),
        Implication("risk_register", "yes", "Held by the Chief Nurse.", "ICB-R-025"),
    ),
    sign_off=SignOff(NURSE, date(2022, 9, 8), "Chief Nurse and Director of Quality"),
)

SESSION = Meeting(
    key="lancashire-2022-09-15",
    committees=("lancashire-place-partnership",),
    title="Lancashire Place Partnership",
    kind="private",
    on=date(2022, 9, 15),
    starts=time(13),
    ends=time(15),
    mode="remote",
    items=(
        AgendaItem(
            "lancashire-2022-09-15-1", "Declarations of interest", "standing", 5, lead="declan-rimmington"
        ),
        AgendaItem(
            "lancashire-2022-09-15-2",
            "Lancashire: what is still open",
            "business",
            60,
            ("noting",),
            NURSE,
            papers=(TRANSITION,),
        ),
    ),
)
