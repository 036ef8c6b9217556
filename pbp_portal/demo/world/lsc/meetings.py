"""Lancashire and South Cumbria: the Board of 27 July 2022, item 9, and an unfinished paper for September
(R57-R64).
"""

from datetime import date, time

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

NURSE = "imogen-starkie"
CHAIR = "desmond-hollinshead"
SIGNED = SignOff(NURSE, date(2022, 7, 18), "Chief Nurse and Director of Quality")

REVIEW_PAPER = Paper(
    key="lsc-2022-07-27-place-based-partnerships",
    title="Place-based partnerships: reviewing their future configuration",
    body="lsc/place-review.md",
    purposes=("decision",),
    purpose_text=(
        "To share the outcome of the review of the five place-based partnerships of Lancashire "
        "and South Cumbria, "
        "and to propose boundaries that match local government so that care can be integrated more deeply."
    ),
    executive_summary=(
        "National policy asks the NHS, councils, the voluntary sector and others to join up "
        "health and care. In "
        "Lancashire and South Cumbria five place partnerships grew on the areas of eight former "
        "commissioning groups "
        "and follow the hospital trusts. Two upper-tier and two unitary councils serve the same "
        "people: Blackpool, "
        "Blackburn with Darwen, Lancashire and Cumbria. None of the five partnerships shares a "
        "boundary with them.\n\n"
        "The review asked partners and the public whether places should follow the four "
        "councils. It drew 243 survey "
        "responses and more than 170 conversations. Most partners welcomed the change; general "
        "practice and former "
        "commissioning colleagues raised concerns that this paper answers."
    ),
    recommendations=(
        Recommendation(
            "1",
            "approve",
            "Approve the alignment of our place-based partnerships with the footprints "
            "of our local authorities.",
        ),
        Recommendation(
            "2",
            "agree",
            "Develop a shared vision and a memorandum of understanding with councils, with "
            "an agreed way of holding each other to account.",
            "1",
        ),
        Recommendation(
            "3", "agree", "Prepare organisational development plans for the teams that move.", "1"
        ),
        Recommendation(
            "4",
            "agree",
            "Set a timeline of three to five years for place, stating remit, delegations and outcomes.",
            "1",
        ),
        Recommendation(
            "5",
            "agree",
            "Produce the clinical and care professional leadership framework in autumn "
            "2022, for use from January 2023.",
            "1",
        ),
        Recommendation(
            "6",
            "agree",
            "Carry out a piece of work on the scale of a single Lancashire place, its "
            "district councils and delivery units.",
            "1",
        ),
        Recommendation(
            "7", "agree", "Develop a delivery model for all four disciplines of primary care.", "1"
        ),
    ),
    authors=(
        Author(NURSE, "Chief Nurse and Director of Quality"),
        Author("oliver-stanhope", "Programme Director, Place Review"),
    ),
    presenter=NURSE,
    executive_lead=NURSE,
    reviews=(
        Review(
            "Designate Board",
            date(2022, 6, 21),
            "Received full feedback from the engagement; asked for a proposal",
        ),
        Review("ICB Executive", date(2022, 7, 12), "Supported"),
    ),
    conflicts=(
        "Partner members lead organisations within the places described; none stands to gain personally."
    ),
    conflict_outcome="discuss_and_decide",
    implications=(
        Implication("quality_impact", "yes", "Low risk; reviewed by the quality team.", "QIA-2022-014"),
        Implication(
            "equality_impact", "yes", "Need in small areas may be hidden in a large place.", "EIA-2022-031"
        ),
        Implication("privacy_impact", "na", "No personal data is used."),
        Implication("financial_impact", "yes", "No change of allocation in 2022/23.", "FIA-2022-009"),
        Implication(
            "associated_risks", "yes", "Loss of clinical relationships built in the five places.", "ICB-R-022"
        ),
        Implication("risk_register", "yes", "Held by the Chief Nurse.", "ICB-R-022"),
    ),
    sign_off=SIGNED,
    policy_drivers=(
        "Health and Care Act 2022",
        "Thriving Places, September 2021",
        "White Paper: Joining up care for people, places and populations, February 2022",
    ),
    serves=("R57", "R58", "R59", "R60", "R61", "R63", "R64", "R65", "R73", "R74", "R85"),
)

NO_IMPLICATIONS = (
    Implication("quality_impact", "na", "Report only."),
    Implication("equality_impact", "na", "Report only."),
    Implication("privacy_impact", "na", "No personal data is used."),
    Implication("financial_impact", "na", "Report only."),
    Implication("associated_risks", "no", "None beyond those in the report."),
    Implication("risk_register", "no", ""),
)

MINUTES = Paper(
    key="lsc-2022-07-27-minutes",
    title="Minutes of the Board meeting of 1 July 2022",
    body="lsc/minutes-2022-07-01.md",
    purposes=("approval",),
    purpose_text="To confirm the minutes of the first meeting of the Board.",
    executive_summary="Unconfirmed minutes of 1 July 2022 with the action log.",
    recommendations=(Recommendation("1", "approve", "Approve the minutes as a correct record."),),
    authors=(Author("aoife-barraclough", "Board Secretary"),),
    presenter=CHAIR,
    executive_lead=NURSE,
    reviews=(Review("ICB Executive", date(2022, 7, 12), "No comment"),),
    conflicts="None identified.",
    conflict_outcome="none",
    implications=NO_IMPLICATIONS,
    sign_off=SIGNED,
    serves=("R57", "R62"),
)

FINANCE = Paper(
    key="lsc-2022-07-27-finance",
    title="Finance report, month 3 of 2022/23",
    body="lsc/finance-month-3.md",
    purposes=("noting",),
    purpose_text="To report the financial position of the ICB and the system at the end of June 2022.",
    executive_summary=(
        "The system reports a deficit of £6.4 million against a break-even plan. The forecast holds."
    ),
    recommendations=(
        Recommendation("1", "note", "Note the position at month 3."),
        Recommendation("2", "assurance", "Receive assurance on the recovery actions in section 3."),
    ),
    authors=(Author("nkechi-fairhurst", "Deputy Chief Finance Officer"),),
    presenter="sanjay-whittaker-rowe",
    executive_lead=NURSE,
    reviews=(Review("ICB Executive", date(2022, 7, 12), "Reviewed"),),
    conflicts="None identified.",
    conflict_outcome="none",
    implications=(
        *NO_IMPLICATIONS[:4],
        Implication("associated_risks", "yes", "Savings plans carry £18 million of risk.", "ICB-R-003"),
        Implication("risk_register", "yes", "Held by the Chief Finance Officer.", "ICB-R-003"),
    ),
    sign_off=SIGNED,
    serves=("R57", "R60", "R61"),
)

APPOINTMENT = Paper(
    key="lsc-2022-07-27-appointment",
    title="Appointment to an executive post",
    body="lsc/appointment.md",
    purposes=("approval",),
    purpose_text="To approve the terms of an executive appointment.",
    executive_summary="The panel's recommendation, with the salary proposed.",
    recommendations=(Recommendation("1", "approve", "Approve the appointment on the terms in section 2."),),
    authors=(Author("marguerite-attwater", "Chief Executive"),),
    presenter="marguerite-attwater",
    executive_lead=NURSE,
    reviews=(Review("Remuneration Committee", date(2022, 7, 14), "Supported"),),
    conflicts="None identified.",
    conflict_outcome="none",
    implications=NO_IMPLICATIONS,
    is_confidential=True,
    confidential_reason="personal",
    sign_off=SIGNED,
    serves=("R57", "R193"),
)

UNFINISHED = Paper(
    key="lsc-2022-09-28-lancashire-delivery-units",
    title="Lancashire: scale, districts and delivery units",
    body="lsc/delivery-units-draft.md",
    purposes=("discussion",),
    purpose_text="To report on the work that the Board asked for on 27 July 2022.",
    executive_summary=(
        "Three delivery units are compared with twelve. The cover sheet is still to be completed."
    ),
    recommendations=(Recommendation("1", "comment", "Comment on the proposal for three delivery units."),),
    authors=(Author("declan-rimmington", "Director of Health and Care Integration, Lancashire"),),
    presenter="declan-rimmington",
    conflicts="--",
    serves=("R61", "R62", "R69", "R70", "R86"),
)


def item(
    day: str, number: int, title: str, kind: str, minutes: int, lead: str, *papers: Paper, **more: object
) -> AgendaItem:
    """An agenda item; its purposes follow its first paper."""
    purposes = papers[0].purposes if papers else ()
    return AgendaItem(f"lsc-{day}-{number}", title, kind, minutes, purposes, lead, papers=papers, **more)


JULY = "2022-07-27"
CHIEF = "marguerite-attwater"
MEETINGS = (
    Meeting(
        key=f"lsc-board-{JULY}",
        committees=("lsc-icb-board",),
        title="Integrated Care Board",
        kind="public",
        on=date(2022, 7, 27),
        starts=time(13),
        ends=time(16),
        venue="Board Room, Leyland",
        mode="hybrid",
        is_published=True,
        items=(
            item(JULY, 1, "Welcome, introductions and apologies", "standing", 5, CHAIR),
            item(JULY, 2, "Declarations of interest", "standing", 5, CHAIR),
            item(JULY, 3, "Minutes of the meeting of 1 July 2022", "minutes", 5, CHAIR, MINUTES),
            item(JULY, 4, "Matters arising and action log", "matters_arising", 5, CHAIR),
            item(JULY, 5, "A citizen's story (verbal)", "business", 15, NURSE),
            item(JULY, 6, "Chief Executive's report (verbal)", "business", 15, CHIEF),
            item(JULY, 7, "Finance report, month 3", "business", 20, "sanjay-whittaker-rowe", FINANCE),
            item(JULY, 8, "Questions from the public", "public_forum", 15, CHAIR),
            item(
                JULY,
                9,
                "Place-based partnerships: reviewing their future configuration",
                "business",
                45,
                NURSE,
                REVIEW_PAPER,
            ),
            item(JULY, 10, "Any other business", "aob", 5, CHAIR),
            item(
                JULY,
                11,
                "Appointment to an executive post",
                "business",
                10,
                CHIEF,
                APPOINTMENT,
                openness="private",
                private_reason="personal",
                hide_title=True,
                note="The paper is about an identifiable person.",
            ),
        ),
        serves=("R57", "R58", "R64"),
    ),
    Meeting(
        key="lsc-board-2022-09-28",
        committees=("lsc-icb-board",),
        title="Integrated Care Board",
        kind="public",
        on=date(2022, 9, 28),
        starts=time(13),
        ends=time(16),
        venue="Board Room, Leyland",
        mode="hybrid",
        items=(
            item("2022-09-28", 1, "Welcome, introductions and apologies", "standing", 5, CHAIR),
            item(
                "2022-09-28",
                2,
                "Lancashire: scale, districts and delivery units",
                "business",
                30,
                "declan-rimmington",
                UNFINISHED,
            ),
        ),
        serves=("R62",),
    ),
)
