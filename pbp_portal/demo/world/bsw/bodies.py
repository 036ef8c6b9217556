"""BSW with the B&NES alliance: ICB, partners, the alliance's two tiers and the scrutiny panel (R110-R137)."""

from datetime import date

from pbp_portal.demo.world.shapes import Committee, Icb, Organisation, ReportingLine, Succession
from pbp_portal.demo.world.shared import ALL_PURPOSES, CCG_CLOSED, FIVE_FORMS, ICB_LEGAL_START

ICB_KEY = "nhs-bsw-icb"
CCG = "nhs-bsw-ccg"
COUNCIL = "bath-and-north-east-somerset-council"
CCG_START = date(2020, 4, 1)
ALLIANCE_START = date(2018, 1, 1)

ICB = Icb(
    key="bsw",
    ods_code="QOX",
    cover_sheet="plain",
    about=(
        "Plans and pays for health services in Bath and North East Somerset, Swindon and "
        "Wiltshire, with an alliance in each of the three places."
    ),
    purposes=ALL_PURPOSES,
    allowed_forms=FIVE_FORMS,
    mail_domain="bsw.example",
    standing_orders={
        "quorum_state": "number",
        "quorum_number": 5,
        "quorum_categories": (
            "Chair or a non-executive member\nChief Executive or Chief Finance Officer\nA partner member"
        ),
        "vote_unit": "person",
        "majority_base": "present_and_voting",
        "casting_vote": "second_and_deciding",
        "consensus_first": "yes",
        "remote_counts": "yes",
        "meets_in_public": "always",
        "exclusion_statute": "act_1960",
        "exemption_review_months": 12,
        "notice_days": 3,
        "notice_day_count": "clear",
        "papers_days": 5,
        "papers_day_count": "working",
        "minutes_days": 10,
        "minutes_day_count": "working",
        "publication_targets": ["BSW ICB website"],
    },
    serves=("R110", "R122", "R125"),
)

ORGANISATIONS = (
    Organisation(
        ICB_KEY,
        "NHS Bath and North East Somerset, Swindon and Wiltshire Integrated Care Board",
        "icb",
        "commissioner",
        ods_code="QOX",
        ons_code="E54000040",
        aliases=("BSW ICB",),
        start=ICB_LEGAL_START,
    ),
    Organisation(
        CCG,
        "NHS Bath and North East Somerset, Swindon and Wiltshire CCG",
        "ccg",
        "commissioner",
        ods_code="92G",
        aliases=("BSW CCG",),
        start=CCG_START,
        end=CCG_CLOSED,
        note="Start date to confirm",
    ),
    Organisation(
        "royal-united-hospitals-bath",
        "Royal United Hospitals Bath NHS Foundation Trust",
        "foundation_trust",
        "acute",
        aliases=("RUH",),
    ),
    Organisation(
        "great-western-hospitals", "Great Western Hospitals NHS Foundation Trust", "foundation_trust", "acute"
    ),
    Organisation(
        "awp",
        "Avon and Wiltshire Mental Health Partnership NHS Trust",
        "nhs_trust",
        "mental_health",
        aliases=("AWP",),
    ),
    Organisation(
        "virgin-care-banes",
        "Virgin Care Bath and North East Somerset",
        "private_provider",
        "community",
        aliases=("Virgin Care",),
    ),
    Organisation("3sg", "3SG", "vcse", "vcse", aliases=("Third Sector Group",)),
    Organisation("bems-plus", "BEMS+", "gp_federation", "primary_care"),
    Organisation(
        "banes-gp-practices",
        "B&NES general practices",
        "other",
        "primary_care",
        is_body_corporate=False,
        note="Choose two members through a primary care board (R134)",
    ),
    Organisation("healthwatch-banes", "Healthwatch B&NES", "healthwatch", "public_voice"),
    Organisation(
        "bsw-vcse-alliance",
        "BSW VCSE Alliance",
        "vcse",
        "vcse",
        is_body_corporate=False,
        note="Set up with £25,000 to give the sector a voice in the system (R121)",
    ),
)

SUCCESSIONS = (
    *(
        Succession("organisation", f"nhs-{name}-ccg", CCG, CCG_START, "merger", note="Date to confirm")
        for name in ("bath-and-north-east-somerset", "swindon", "wiltshire")
    ),
    Succession("organisation", CCG, ICB_KEY, ICB_LEGAL_START, "merger"),
)

COMMITTEES = (
    Committee(
        "bsw-icb-board",
        "BSW Integrated Care Board",
        "board",
        "statutory_board",
        convened_by=(ICB_KEY,),
        status="shadow",
        start=date(2022, 1, 1),
        established_on=ICB_LEGAL_START,
        recurrence="every two months, in public",
        serves=("R109", "R110", "R111"),
    ),
    Committee(
        "bsw-ccg-governing-body",
        "Governing Body of BSW CCG",
        "other",
        "statutory_board",
        convened_by=(CCG,),
        start=CCG_START,
        end=CCG_CLOSED,
        recurrence="every two months, in public",
    ),
    Committee(
        "bsw-icp",
        "BSW Integrated Care Partnership",
        "icp",
        "joint_committee",
        convened_by=(ICB_KEY, COUNCIL, "swindon-borough-council", "wiltshire-council"),
        start=ICB_LEGAL_START,
        recurrence="quarterly",
        purpose="An equal partnership of the NHS and councils that prepares the integrated care strategy.",
        serves=("R114", "R115"),
    ),
    Committee(
        "banes-hwb",
        "B&NES Health and Wellbeing Board",
        "hwb",
        "committee",
        place="BSW-BAS",
        convened_by=(COUNCIL,),
        start=date(2013, 4, 1),
        recurrence="quarterly, in public",
        serves=("R14", "R122"),
    ),
    Committee(
        "banes-scrutiny-panel",
        "Children, Adults, Health and Wellbeing Policy Development and Scrutiny Panel",
        "scrutiny_committee",
        "committee",
        place="BSW-BAS",
        convened_by=(COUNCIL,),
        start=date(2019, 5, 1),
        recurrence="every two months, in public",
        aliases=("B&NES health scrutiny",),
        purpose="Councillors who examine health and care in Bath and North East Somerset.",
        serves=("R137",),
    ),
    Committee(
        "banes-integrated-care-alliance",
        "B&NES Integrated Care Alliance",
        "place_partnership",
        "consultative_forum",
        target_form="joint_committee",
        target_date=date(2022, 4, 1),
        parent="banes-hwb",
        place="BSW-BAS",
        convened_by=(COUNCIL, CCG),
        start=ALLIANCE_START,
        aliases=("B&NES ICA",),
        recurrence="through its two groups",
        purpose="Partners in health and care for Bath and North East Somerset; a subgroup of the HWB.",
        reports_to=(
            ReportingLine("banes-hwb", ALLIANCE_START, frequency="quarterly"),
            ReportingLine("bsw-icb-board", ICB_LEGAL_START, frequency="quarterly"),
        ),
        serves=("R122", "R125", "R131"),
    ),
    Committee(
        "banes-alliance-strategic-group",
        "B&NES Alliance Strategic Group",
        "sub_committee",
        "consultative_forum",
        target_form="joint_committee",
        target_date=date(2022, 4, 1),
        parent="banes-integrated-care-alliance",
        place="BSW-BAS",
        convened_by=(COUNCIL, CCG),
        start=ALLIANCE_START,
        recurrence="monthly",
        purpose="The executive forum of the alliance.",
        serves=("R123", "R124"),
    ),
    Committee(
        "banes-alliance-operational-delivery-group",
        "B&NES Alliance Operational Delivery Group",
        "sub_committee",
        "consultative_forum",
        parent="banes-alliance-strategic-group",
        place="BSW-BAS",
        convened_by=(COUNCIL, CCG),
        start=date(2020, 3, 1),
        recurrence="fortnightly; daily in the first weeks of the pandemic",
        purpose="Tactical group: pressures, patient flow, plans and the partnership's response.",
        serves=("R123", "R124"),
    ),
    Committee(
        "swindon-integrated-care-alliance",
        "Swindon Integrated Care Alliance",
        "place_partnership",
        "consultative_forum",
        target_form="joint_committee",
        parent="bsw-icb-board",
        place="BSW-SWD",
        convened_by=("swindon-borough-council",),
        start=ALLIANCE_START,
        recurrence="monthly",
    ),
    Committee(
        "wiltshire-integrated-care-alliance",
        "Wiltshire Integrated Care Alliance",
        "place_partnership",
        "consultative_forum",
        target_form="joint_committee",
        parent="bsw-icb-board",
        place="BSW-WIL",
        convened_by=("wiltshire-council",),
        start=ALLIANCE_START,
        recurrence="monthly",
    ),
)
