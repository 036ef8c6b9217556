"""The agenda of Bexley's private meeting of 28 October 2021."""

from datetime import date

from pbp_portal.demo.world.meeting_shapes import AgendaItem, Author, Paper, Recommendation, Review, SignOff

CHAIR = "eleanor-adebayo-finch"

PHASE_3 = Paper(
    key="bsb-2021-10-28-phase-3",
    title="Phase 3: what we heard, and proposals",
    body="sel/phase-3-proposals.md",
    purposes=("discussion", "endorsement"),
    purpose_text="This paper is for discussion and endorsement.",
    executive_summary=(
        "Forty-one people and eleven organisations answered. One board is preferred; views on its form differ."
    ),
    recommendations=(
        Recommendation("(i)", "note", "Note what members and stakeholders said."),
        Recommendation("(ii)", "endorse", "Endorse the proposal in section 3."),
    ),
    authors=(
        Author("zoe-cadwallader", "Local Care Partnership Manager"),
        Author("beatrix-nwosu", "Senior Responsible Officer, Local Care Partnership"),
    ),
    presenter="beatrix-nwosu",
    clinical_lead="marcus-oyelaran",
    executive_lead=CHAIR,
    reviews=(
        Review("Bexley Local Care Partnership Forum", date(2021, 10, 15), "Second Phase 3 workshop held"),
    ),
    public_engagement="Healthwatch Bexley took part in both workshops.",
    conflicts="N/A",
    impacts={
        "key_risks": "A form chosen late leaves no time to agree the scheme of delegation.",
        "equality": "N/A",
        "financial": "N/A",
    },
    sign_off=SignOff(CHAIR, date(2021, 10, 20), "Executive sponsor"),
    serves=("R147", "R172", "R187"),
)

ITEMS = (
    AgendaItem("bsb-2021-10-28-1", "Apologies and declarations of interest", "standing", 5, lead=CHAIR),
    AgendaItem(
        "bsb-2021-10-28-2",
        "Phase 3: what we heard, and proposals",
        "business",
        60,
        ("discussion", "endorsement"),
        "beatrix-nwosu",
        papers=(PHASE_3,),
        organisations=("bexley-voluntary-service-council", "bexley-health-neighbourhood-care"),
    ),
    AgendaItem("bsb-2021-10-28-3", "Any other business", "aob", 5, lead=CHAIR),
)
