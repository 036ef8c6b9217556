"""The agenda and papers of Bexley's public meeting of 30 September 2021, with a supplementary paper and
a Part 2 item.
"""

from datetime import date, datetime

from governance.foundation.zone import LONDON
from pbp_portal.demo.world.meeting_shapes import (
    AgendaItem,
    Annex,
    Author,
    Late,
    Paper,
    Recommendation,
    Review,
    SignOff,
)

NOT_APPLICABLE = {"key_risks": "N/A", "equality": "N/A", "financial": "N/A"}

PROPOSALS = Paper(
    key="bsb-2021-09-30-ics-proposals",
    title="Our Healthier South East London Integrated Care System: proposals",
    late=Late(
        reason="The guidance that it rests on was published after the agenda went out.",
        cannot_wait="Partners are asked for their views during October, before the Board meets again.",
        chair="Dr Eleanor Adebayo-Finch, Chair",
        accepted=datetime(2021, 9, 27, 10, 30, tzinfo=LONDON),
        issued=datetime(2021, 9, 27, 16, 0, tzinfo=LONDON),
    ),
    body="sel/ics-proposals.md",
    purposes=("discussion", "endorsement"),
    purpose_text="This paper is for discussion and endorsement.",
    executive_summary=(
        "This paper brings the Board up to date with the proposals for how the South East London "
        "integrated care "
        "system will work and be governed, and sets out the third phase of Bexley's own work on "
        "them, building on "
        "the report that the Board received on 24 June 2021. It describes the two forms on offer "
        "to each borough, "
        "the members and leaders every local care partnership must have, and how Bexley's health "
        "and care partners "
        "will be asked for their views during October."
    ),
    recommendations=(
        Recommendation("(i)", "note", "Note the update on the development of the integrated care system."),
        Recommendation(
            "(ii)",
            "endorse",
            "Endorse the Phase 3 approach in Bexley to engaging the Local Care Partnership's members and key "
            "stakeholders on the proposals.",
        ),
        Recommendation(
            "(iii)",
            "timetable",
            "Agree that final proposals come to the Board, Part 1, on 29 October 2021.",
        ),
    ),
    authors=(
        Author("beatrix-nwosu", "Senior Responsible Officer, Local Care Partnership"),
        Author("zoe-cadwallader", "Local Care Partnership Manager"),
    ),
    presenter="beatrix-nwosu",
    clinical_lead="marcus-oyelaran",
    executive_lead="eleanor-adebayo-finch",
    reviews=(
        Review("Bexley Local Care Partnership Forum", date(2021, 9, 24), "First Phase 3 workshop held"),
    ),
    public_engagement="N/A",
    conflicts="N/A",
    impacts=NOT_APPLICABLE,
    annexes=(
        Annex(
            "1",
            "Bexley Strategic Board terms of reference, Part 1, 29 July 2021",
            "sel/terms-of-reference-part-1.md",
        ),
    ),
    sign_off=SignOff("eleanor-adebayo-finch", date(2021, 9, 27), "Executive sponsor"),
    policy_drivers=(
        "White Paper: Integration and Innovation, February 2021",
        "ICS Design Framework, June 2021",
    ),
    serves=("R138", "R139", "R140", "R141", "R142", "R143", "R144", "R145", "R187"),
)

MINUTES = Paper(
    key="bsb-2021-09-30-minutes",
    title="Minutes of the meeting of 29 July 2021",
    body="sel/minutes-2021-07-29.md",
    purposes=("approval",),
    purpose_text="This paper is for approval.",
    executive_summary="Unconfirmed minutes of the first meeting of the Bexley Strategic Board, Parts 1 and 2.",
    recommendations=(
        Recommendation("(i)", "approve", "Approve the minutes of 29 July 2021 as a correct record."),
    ),
    authors=(Author("rafael-dunmore", "Committee Secretary, Bexley"),),
    presenter="eleanor-adebayo-finch",
    clinical_lead="marcus-oyelaran",
    executive_lead="eleanor-adebayo-finch",
    public_engagement="N/A",
    conflicts="N/A",
    impacts=NOT_APPLICABLE,
    sign_off=SignOff("eleanor-adebayo-finch", date(2021, 9, 20), "Executive sponsor"),
    serves=("R169", "R172"),
)

NETWORKS = Paper(
    key="bsb-2021-09-30-local-care-networks",
    title="Local care networks: progress and winter priorities",
    body="sel/local-care-networks.md",
    purposes=("discussion", "noting"),
    purpose_text="This paper is for discussion and noting.",
    executive_summary=(
        "The four local care networks report on the first half of 2021/22 and ask the Board to discuss three "
        "priorities for the winter: support after discharge, care home rounds and vaccination."
    ),
    recommendations=(
        Recommendation("(i)", "note", "Note the progress of the four local care networks."),
        Recommendation(
            "(ii)", "discuss", "Discuss the three winter priorities and how partners will staff them."
        ),
    ),
    authors=(
        Author("imran-sheriff", "Director of System Transformation, Bexley and Greenwich"),
        Author("naomi-westbrook", "Clinical Director, APL Primary Care Network"),
    ),
    presenter="imran-sheriff",
    clinical_lead="naomi-westbrook",
    executive_lead="eleanor-adebayo-finch",
    reviews=(Review("Bexley Local Care Partnership Forum", date(2021, 9, 24), "Supported"),),
    public_engagement="Two listening events with Healthwatch Bexley, 7 and 14 September 2021.",
    conflicts="Primary care members provide services described in this paper; no decision is asked for.",
    impacts={
        "key_risks": "Staffing over the winter: partners share rotas from October.",
        "equality": "Screened; house-bound and care home residents are the main groups to benefit.",
        "financial": "Within existing budgets and the hospital discharge programme.",
    },
    sign_off=SignOff("eleanor-adebayo-finch", date(2021, 9, 21), "Executive sponsor"),
    serves=("R138", "R155"),
)

EQUIPMENT = Paper(
    key="bsb-2021-09-30-equipment",
    title="Community equipment service: contract extension",
    body="sel/equipment-contract.md",
    purposes=("decision",),
    purpose_text="This paper is for decision in Part 2.",
    executive_summary=(
        "The current contract for community equipment ends on 31 March 2022. The paper sets out "
        "the price on offer "
        "for a one-year extension and the officers' advice."
    ),
    recommendations=(
        Recommendation("(i)", "approve", "Approve a one-year extension on the terms set out in section 3."),
    ),
    authors=(Author("judith-penhallow", "Acting Director of Integrated Commissioning"),),
    presenter="judith-penhallow",
    clinical_lead="marcus-oyelaran",
    executive_lead="eleanor-adebayo-finch",
    public_engagement="N/A",
    conflicts=(
        "Oxleas NHS Foundation Trust may bid in a later procurement; its representative does not "
        "attend Part 2."
    ),
    impacts={
        "key_risks": "A gap in supply if no extension is agreed before the winter.",
        "equality": "Assessed; continuity protects disabled residents.",
        "financial": "Commercial terms in section 3, within the 2022/23 planning assumption.",
    },
    withheld_from=("lorcan-devereaux",),
    is_confidential=True,
    confidential_reason="negotiation",
    sign_off=SignOff("eleanor-adebayo-finch", date(2021, 9, 22), "Executive sponsor"),
    serves=("R158", "R193"),
)

CHAIR = "eleanor-adebayo-finch"
ITEMS = (
    AgendaItem(
        "bsb-2021-09-30-1", "Welcome, apologies and declarations of interest", "standing", 10, lead=CHAIR
    ),
    AgendaItem(
        "bsb-2021-09-30-2",
        "Minutes of 29 July 2021 and matters arising",
        "minutes",
        10,
        ("approval",),
        CHAIR,
        papers=(MINUTES,),
    ),
    AgendaItem(
        "bsb-2021-09-30-3",
        "South East London Integrated Care System: proposals",
        "business",
        40,
        ("discussion", "endorsement"),
        "beatrix-nwosu",
        papers=(PROPOSALS,),
    ),
    AgendaItem(
        "bsb-2021-09-30-4",
        "Local care networks: progress and winter priorities",
        "business",
        30,
        ("discussion", "noting"),
        "imran-sheriff",
        papers=(NETWORKS,),
    ),
    AgendaItem("bsb-2021-09-30-5", "Public forum", "public_forum", 60, lead=CHAIR),
    AgendaItem("bsb-2021-09-30-6", "Any other business", "aob", 5, lead=CHAIR),
    AgendaItem(
        "bsb-2021-09-30-7",
        "Community equipment service: contract extension",
        "business",
        20,
        ("decision",),
        "judith-penhallow",
        openness="private",
        private_reason="negotiation",
        hide_title=True,
        note="Part 2. The paper gives a supplier's prices during a negotiation.",
        papers=(EQUIPMENT,),
    ),
)
