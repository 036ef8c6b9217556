"""North East London: terms of reference and what was still open in the autumn of 2021 (R95-R99)."""

from datetime import date

from pbp_portal.demo.world.nel.bodies import CCG, CCG_START
from pbp_portal.demo.world.shapes import Agreement, SchemeRow, TermsOfReference
from pbp_portal.demo.world.shared import ICB_LEGAL_START

SLIDES = "Tower Hamlets Health and Wellbeing Board presentation, autumn 2021"

TERMS = (
    TermsOfReference(
        key="tower-hamlets-hwb-v1",
        committee="tower-hamlets-hwb",
        version="2021",
        texts=("nel/terms-of-reference-hwb.md",),
        start=CCG_START,
        approved_on=CCG_START,
        approved_by="London Borough of Tower Hamlets",
        parameters={
            "quorum_state": "number",
            "quorum_number": 4,
            "quorum_categories": "A councillor\nAn NHS representative",
            "notice_days": 5,
            "notice_day_count": "clear_working",
            "papers_days": 5,
            "papers_day_count": "clear_working",
            "frequency": "Quarterly",
            "publication_targets": ["London Borough of Tower Hamlets website"],
        },
    ),
    TermsOfReference(
        key="tower-hamlets-together-v1",
        committee="tower-hamlets-together-board",
        version="2021",
        texts=("nel/terms-of-reference-tht.md",),
        start=CCG_START,
        approved_on=CCG_START,
        approved_by="Tower Hamlets Together Board",
        review_due=date(2022, 4, 1),
        parameters={
            "quorum_state": "fraction",
            "quorum_fraction": "1/2",
            "vote_unit": "organisation",
            "casting_vote": "none",
            "meets_in_public": "never",
            "frequency": "Monthly",
        },
        serves=("R90", "R105"),
    ),
)

AGREEMENTS = (
    Agreement(
        key="nel-joint-services",
        kind="other",
        title="Jointly funded and commissioned services in Tower Hamlets",
        parties=(CCG, "london-borough-of-tower-hamlets"),
        services=("Tower Connect", "Linkage Plus", "Child and adolescent mental health services"),
        start=CCG_START,
        end=date(2022, 6, 30),
        review_on=date(2022, 3, 31),
        note="The register that the slides name; terms of the single agreements are not in them.",
        serves=("R106",),
    ),
)

TEN_FUNCTIONS = (
    "pf_local_needs",
    "pf_connecting",
    "pf_joint_planning",
    "pf_transformation",
    "pf_wider_determinants",
    "pf_community_leadership",
    "pf_anchor",
    "pf_finance",
    "pf_workforce",
    "pf_oversight",
)
SIX_OPTIONS = (
    "do_commissioning",
    "do_communications",
    "do_contracting_finance",
    "do_service_planning",
    "do_strategic_planning",
    "do_monitoring",
)

SCHEME = (
    *(
        SchemeRow(
            f"NEL-TWH-F{number}",
            function,
            "undetermined",
            place="NEL-TWH",
            start=date(2021, 9, 1),
            source=f"{SLIDES}, ten functions of a place-based partnership, no. {number}",
            note="Not an additional layer of assurance." if function == "pf_oversight" else "",
            serves=("R95", "R96"),
        )
        for number, function in enumerate(TEN_FUNCTIONS, start=1)
    ),
    *(
        SchemeRow(
            f"NEL-TWH-D{number}",
            function,
            "undetermined",
            place="NEL-TWH",
            start=date(2021, 9, 1),
            source=f"{SLIDES}, options for delegation, no. {number}",
            conditions=("For the place area, and subject to agreed governance of the system.",),
            serves=("R97", "R98", "R99"),
        )
        for number, function in enumerate(SIX_OPTIONS, start=1)
    ),
    SchemeRow(
        "NEL-R1",
        "rm_delegation_to_place",
        "reserved",
        holder="nel-icb-board",
        holder_kind="committee",
        start=ICB_LEGAL_START,
        source=f"{SLIDES}, decision-making",
        serves=("R99",),
    ),
    SchemeRow(
        "NEL-L1",
        "integrated_care_strategy",
        "led_elsewhere",
        lead="nel-icp",
        holder="nel-icp",
        holder_kind="committee",
        start=ICB_LEGAL_START,
        source=f"{SLIDES}, statutory components",
    ),
)
