"""North East London with Tower Hamlets: ICB, partners and boards in the autumn of 2021 and after
(R87-R109).
"""

from datetime import date

from pbp_portal.demo.world.shapes import Committee, Icb, Organisation, ReportingLine, Succession
from pbp_portal.demo.world.shared import ALL_PURPOSES, CCG_CLOSED, FIVE_FORMS, ICB_LEGAL_START

ICB_KEY = "nhs-north-east-london-icb"
CCG = "nhs-north-east-london-ccg"
COUNCIL = "london-borough-of-tower-hamlets"
CCG_START = date(2021, 4, 1)

ICB = Icb(
    key="nel",
    ods_code="QMF",
    cover_sheet="plain",
    about=(
        "Plans and pays for health services in seven places of North East London, each with "
        "its borough or boroughs."
    ),
    purposes=ALL_PURPOSES,
    allowed_forms=FIVE_FORMS,
    mail_domain="nel.example",
    standing_orders={
        "quorum_state": "number",
        "quorum_number": 5,
        "quorum_categories": "Chair or a non-executive member\nAn executive member\nA partner member",
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
        "public_forum_minutes": 15,
        "questions_taken": "public",
        "question_about_agenda": "yes",
        "question_slot_minutes": 15,
        "question_minutes_each": 3,
        "questions_per_person": 2,
        "questions_per_meeting": 5,
        "question_most_words": 150,
        "question_answer_days": 30,
        "question_answer_day_count": "calendar",
        "late_questions": "written",
        "question_keep_days": 90,
        "petitions_taken": "yes",
        "petition_signatures": 50,
        "petition_minutes": 5,
        "publication_targets": ["North East London ICB website"],
    },
    serves=("R87", "R108"),
)

ORGANISATIONS = (
    Organisation(
        ICB_KEY,
        "NHS North East London Integrated Care Board",
        "icb",
        "commissioner",
        ods_code="QMF",
        ons_code="E54000029",
        aliases=("NEL ICB",),
        start=ICB_LEGAL_START,
    ),
    Organisation(
        CCG,
        "NHS North East London CCG",
        "ccg",
        "commissioner",
        ods_code="A3A8R",
        aliases=("NEL CCG",),
        start=CCG_START,
        end=CCG_CLOSED,
        note="Start date to confirm",
    ),
    Organisation("barts-health", "Barts Health NHS Trust", "nhs_trust", "acute"),
    Organisation(
        "east-london-foundation-trust",
        "East London NHS Foundation Trust",
        "foundation_trust",
        "mental_health",
        aliases=("ELFT",),
    ),
    Organisation("tower-hamlets-gp-care-group", "Tower Hamlets GP Care Group CIC", "cic", "primary_care"),
    Organisation(
        "tower-hamlets-cvs", "Tower Hamlets Council for Voluntary Service", "vcse", "vcse", aliases=("THCVS",)
    ),
    Organisation("healthwatch-tower-hamlets", "Healthwatch Tower Hamlets", "healthwatch", "public_voice"),
    Organisation(
        "tower-hamlets-pcns",
        "Tower Hamlets Primary Care Networks",
        "pcn",
        "primary_care",
        is_body_corporate=False,
    ),
)

FORMER = (
    "barking-and-dagenham",
    "city-and-hackney",
    "havering",
    "newham",
    "redbridge",
    "tower-hamlets",
    "waltham-forest",
)
SUCCESSIONS = (
    *(
        Succession("organisation", f"nhs-{name}-ccg", CCG, CCG_START, "merger", note="Date to confirm")
        for name in FORMER
    ),
    Succession("organisation", CCG, ICB_KEY, ICB_LEGAL_START, "merger"),
)

OTHER_BOROUGHS = (
    ("NEL-BDG", "barking-and-dagenham", "Barking and Dagenham", ("london-borough-of-barking-and-dagenham",)),
    (
        "NEL-CHK",
        "city-and-hackney",
        "City and Hackney",
        ("city-of-london-corporation", "london-borough-of-hackney"),
    ),
    ("NEL-HAV", "havering", "Havering", ("london-borough-of-havering",)),
    ("NEL-NWM", "newham", "Newham", ("london-borough-of-newham",)),
    ("NEL-RDB", "redbridge", "Redbridge", ("london-borough-of-redbridge",)),
    ("NEL-WFT", "waltham-forest", "Waltham Forest", ("london-borough-of-waltham-forest",)),
)

COMMITTEES = (
    Committee(
        "nel-icb-board",
        "North East London Integrated Care Board",
        "board",
        "statutory_board",
        convened_by=(ICB_KEY,),
        status="shadow",
        start=date(2021, 10, 1),
        established_on=ICB_LEGAL_START,
        recurrence="every two months, in public",
        serves=("R109", "R110"),
    ),
    Committee(
        "nel-ccg-governing-body",
        "Governing Body of NHS North East London CCG",
        "other",
        "statutory_board",
        convened_by=(CCG,),
        start=CCG_START,
        end=CCG_CLOSED,
        recurrence="every two months, in public",
    ),
    Committee(
        "nel-icp",
        "North East London Integrated Care Partnership",
        "icp",
        "joint_committee",
        convened_by=(ICB_KEY, COUNCIL),
        start=ICB_LEGAL_START,
        recurrence="quarterly",
        serves=("R115",),
    ),
    Committee(
        "nel-delegation-working-group",
        "Working group on delegation to place-based partnerships",
        "sub_committee",
        "consultative_forum",
        parent="nel-icb-board",
        convened_by=(CCG,),
        start=date(2021, 10, 1),
        end=CCG_CLOSED,
        recurrence="fortnightly",
        purpose="Develops a framework for formal delegation to place-based partnerships.",
        serves=("R99",),
    ),
    Committee(
        "tower-hamlets-hwb",
        "Tower Hamlets Health and Wellbeing Board",
        "hwb",
        "committee",
        place="NEL-TWH",
        convened_by=(COUNCIL,),
        start=date(2013, 4, 1),
        recurrence="quarterly, in public",
        purpose="Owns the health and wellbeing strategy for Tower Hamlets.",
        serves=("R14", "R108"),
    ),
    Committee(
        "tower-hamlets-together-board",
        "Tower Hamlets Together Board",
        "place_partnership",
        "consultative_forum",
        target_form="joint_committee",
        target_date=date(2022, 4, 1),
        parent="tower-hamlets-hwb",
        place="NEL-TWH",
        convened_by=(COUNCIL, CCG),
        start=date(2016, 4, 1),
        aliases=("THT", "Tower Hamlets Together", "THT Borough Partnership Board"),
        recurrence="monthly",
        purpose="Brings health, care and voluntary partners together for the borough.",
        reports_to=(
            ReportingLine("tower-hamlets-hwb", date(2016, 4, 1), frequency="quarterly"),
            ReportingLine("nel-icb-board", ICB_LEGAL_START, frequency="quarterly"),
        ),
        serves=("R88", "R90", "R105", "R108"),
    ),
    *(
        Committee(
            f"{key}-borough-partnership",
            f"{name} Borough Partnership",
            "place_partnership",
            "consultative_forum",
            target_form="committee",
            target_date=date(2022, 4, 1),
            parent="nel-icb-board",
            place=place,
            convened_by=councils,
            start=date(2021, 10, 1),
            recurrence="monthly",
            serves=("R87", "R104"),
        )
        for place, key, name, councils in OTHER_BOROUGHS
    ),
)
