"""Lancashire and South Cumbria: ICB, trusts and bodies; five place partnerships becoming four (R65-R72,
R84).
"""

from datetime import date

from pbp_portal.demo.world.shapes import Committee, Icb, Organisation, ReportingLine, Succession
from pbp_portal.demo.world.shared import ICB_LEGAL_START

ICB_KEY = "nhs-lancashire-and-south-cumbria-icb"
DESIGNATE_FROM = date(2022, 4, 1)
LAST_DAY_OF_FIVE = date(2022, 7, 26)
FOUR_FROM = date(2022, 7, 27)

ICB = Icb(
    key="lsc",
    ods_code="QE1",
    cover_sheet="lsc",
    about=(
        "Plans and pays for health services in Lancashire and South Cumbria, with places that "
        "match the four upper-tier and unitary councils."
    ),
    purposes=(),
    allowed_forms=("consultative_forum", "individual_executives", "committee", "joint_committee"),
    mail_domain="lsc.example",
    standing_orders={
        "quorum_state": "number",
        "quorum_number": 5,
        "quorum_categories": (
            "Chair or deputy chair\nChief Executive or Chief Finance Officer\nA partner member"
        ),
        "vote_unit": "person",
        "majority_base": "present_and_voting",
        "casting_vote": "second_and_deciding",
        "consensus_first": "yes",
        "remote_counts": "yes",
        "conflict_counts_quorum": "no",
        "meets_in_public": "always",
        "exclusion_statute": "act_1960",
        "exemption_review_months": 12,
        "notice_days": 3,
        "notice_day_count": "clear",
        "papers_days": 5,
        "papers_day_count": "working",
        "minutes_days": 10,
        "minutes_day_count": "working",
        "publication_targets": ["Lancashire and South Cumbria ICB website"],
    },
    serves=("R57", "R60", "R63", "R75"),
)

ORGANISATIONS = (
    Organisation(
        ICB_KEY,
        "NHS Lancashire and South Cumbria Integrated Care Board",
        "icb",
        "commissioner",
        ods_code="QE1",
        ons_code="E54000048",
        aliases=("LSC ICB",),
        start=ICB_LEGAL_START,
    ),
    Organisation(
        "lancashire-teaching-hospitals",
        "Lancashire Teaching Hospitals NHS Foundation Trust",
        "foundation_trust",
        "acute",
    ),
    Organisation(
        "east-lancashire-hospitals",
        "East Lancashire Hospitals NHS Trust",
        "nhs_trust",
        "acute",
        aliases=("ELHT",),
    ),
    Organisation(
        "blackpool-teaching-hospitals",
        "Blackpool Teaching Hospitals NHS Foundation Trust",
        "foundation_trust",
        "acute",
    ),
    Organisation(
        "morecambe-bay-hospitals",
        "University Hospitals of Morecambe Bay NHS Foundation Trust",
        "foundation_trust",
        "acute",
        aliases=("UHMB",),
    ),
    Organisation(
        "lscft",
        "Lancashire and South Cumbria NHS Foundation Trust",
        "foundation_trust",
        "mental_health",
        aliases=("LSCFT",),
    ),
    Organisation(
        "north-west-ambulance",
        "North West Ambulance Service NHS Trust",
        "nhs_trust",
        "ambulance",
        aliases=("NWAS",),
    ),
    Organisation(
        "healthwatch-together-lsc",
        "Healthwatch Together, Lancashire and South Cumbria",
        "healthwatch",
        "public_voice",
        is_body_corporate=False,
        note="Stands for the four local Healthwatch",
    ),
    Organisation(
        "lsc-vcfse-alliance",
        "Lancashire and South Cumbria VCFSE Alliance",
        "vcse",
        "vcse",
        is_body_corporate=False,
    ),
    Organisation(
        "lsc-local-medical-committee",
        "Local Medical Committee",
        "representative_committee",
        "primary_care",
        aliases=("LMC",),
    ),
    Organisation(
        "lsc-local-dental-committee",
        "Local Dental Committee",
        "representative_committee",
        "primary_care",
        aliases=("LDC",),
    ),
    Organisation(
        "lsc-local-pharmaceutical-committee",
        "Local Pharmaceutical Committee",
        "representative_committee",
        "primary_care",
        aliases=("LPC",),
    ),
    Organisation(
        "lsc-local-optical-committee",
        "Local Optical Committee",
        "representative_committee",
        "primary_care",
        aliases=("LOC",),
    ),
    Organisation(
        "lsc-provider-collaborative",
        "Lancashire and South Cumbria Provider Collaborative",
        "provider_collaborative",
        "acute",
        is_body_corporate=False,
    ),
)

CCGS = (
    "nhs-blackburn-with-darwen-ccg",
    "nhs-east-lancashire-ccg",
    "nhs-blackpool-ccg",
    "nhs-fylde-and-wyre-ccg",
    "nhs-chorley-and-south-ribble-ccg",
    "nhs-greater-preston-ccg",
    "nhs-morecambe-bay-ccg",
    "nhs-west-lancashire-ccg",
)

FIVE = (
    ("LSC5-CEN", "central-lancashire", "Central Lancashire"),
    ("LSC5-FYC", "fylde-coast", "Fylde Coast"),
    ("LSC5-MOR", "morecambe-bay", "Morecambe Bay"),
    ("LSC5-PEN", "pennine-lancashire", "Pennine Lancashire"),
    ("LSC5-WLA", "west-lancashire", "West Lancashire"),
)
FOUR = (
    ("LSC4-BBD", "blackburn-with-darwen", "Blackburn with Darwen", "blackburn-with-darwen-borough-council"),
    ("LSC4-BPL", "blackpool", "Blackpool", "blackpool-borough-council"),
    ("LSC4-LAN", "lancashire", "Lancashire", "lancashire-county-council"),
    ("LSC4-SCU", "south-cumbria", "South Cumbria", "cumbria-county-council"),
)
HEIRS = (
    ("central-lancashire", "lancashire", "merger"),
    ("west-lancashire", "lancashire", "merger"),
    ("fylde-coast", "lancashire", "split"),
    ("fylde-coast", "blackpool", "split"),
    ("morecambe-bay", "lancashire", "split"),
    ("morecambe-bay", "south-cumbria", "split"),
    ("pennine-lancashire", "lancashire", "split"),
    ("pennine-lancashire", "blackburn-with-darwen", "split"),
)

SUCCESSIONS = (
    *(Succession("organisation", ccg, ICB_KEY, ICB_LEGAL_START, "merger") for ccg in CCGS),
    *(
        Succession(
            "committee",
            f"{old}-pbp",
            f"{new}-place-partnership",
            FOUR_FROM,
            kind,
            "whole" if kind == "merger" else "part",
        )
        for old, new, kind in HEIRS
    ),
)

SYSTEM_BODIES = (
    Committee(
        "lsc-icb-board",
        "Lancashire and South Cumbria Integrated Care Board",
        "board",
        "statutory_board",
        convened_by=(ICB_KEY,),
        status="shadow",
        start=DESIGNATE_FROM,
        established_on=ICB_LEGAL_START,
        aliases=("Designate Board", "The Board"),
        recurrence="every two months, in public",
        purpose="The unitary board of the ICB.",
        serves=("R73", "R109"),
    ),
    Committee(
        "lsc-icb-executive",
        "ICB Executive",
        "executive",
        "committee",
        parent="lsc-icb-board",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        recurrence="weekly",
    ),
    Committee(
        "lsc-icp",
        "Lancashire and South Cumbria Integrated Care Partnership",
        "icp",
        "joint_committee",
        convened_by=(
            ICB_KEY,
            "lancashire-county-council",
            "blackpool-borough-council",
            "blackburn-with-darwen-borough-council",
            "cumbria-county-council",
        ),
        start=date(2022, 9, 1),
        recurrence="every two months",
        serves=("R84", "R115"),
    ),
    Committee(
        "lsc-provider-collaborative-board",
        "Provider Collaborative Board",
        "programme_board",
        "joint_committee",
        convened_by=("lsc-provider-collaborative",),
        start=date(2021, 4, 1),
        recurrence="monthly",
        aliases=("PCB",),
        serves=("R84",),
    ),
    *(
        Committee(
            f"{key}-hwb",
            f"{name} Health and Wellbeing Board",
            "hwb",
            "committee",
            place=place,
            convened_by=(council,),
            start=date(2013, 4, 1),
            recurrence="quarterly, in public",
            end=date(2023, 3, 31) if key == "cumbria" else None,
        )
        for place, key, name, council in (
            (
                "LSC4-BBD",
                "blackburn-with-darwen",
                "Blackburn with Darwen",
                "blackburn-with-darwen-borough-council",
            ),
            ("LSC4-BPL", "blackpool", "Blackpool", "blackpool-borough-council"),
            ("LSC4-LAN", "lancashire", "Lancashire", "lancashire-county-council"),
            ("LSC4-SCU", "cumbria", "Cumbria", "cumbria-county-council"),
        )
    ),
)

COMMITTEES = (
    *SYSTEM_BODIES,
    *(
        Committee(
            f"{key}-pbp",
            f"{name} Place-based Partnership",
            "place_partnership",
            "consultative_forum",
            parent="lsc-icb-board",
            place=place,
            start=ICB_LEGAL_START,
            end=LAST_DAY_OF_FIVE,
            aliases=(f"{name} Integrated Care Partnership",),
            recurrence="monthly",
            purpose="One of five partnerships on the areas of the former CCGs.",
            serves=("R65", "R66"),
        )
        for place, key, name in FIVE
    ),
    *(
        Committee(
            f"{key}-place-partnership",
            f"{name} Place Partnership",
            "place_partnership",
            "consultative_forum",
            target_form="committee",
            target_date=date(2024, 4, 1),
            parent="lsc-icb-board",
            place=place,
            convened_by=(ICB_KEY, council),
            start=FOUR_FROM,
            recurrence="monthly",
            purpose=f"Leads the integration of health and care in {name}.",
            reports_to=(ReportingLine("lsc-icb-board", FOUR_FROM, frequency="quarterly"),),
            serves=("R65", "R76", "R88"),
        )
        for place, key, name, council in FOUR
    ),
)
