"""BSW: terms of reference and first scheme entries in the run-up to the ICB (R110-R131)."""

from datetime import date

from pbp_portal.demo.world.bsw.bodies import ALLIANCE_START
from pbp_portal.demo.world.shapes import SchemeRow, TermsOfReference
from pbp_portal.demo.world.shared import ICB_LEGAL_START

SLIDES = "Scrutiny panel presentation, 15 October 2021"

TERMS = (
    TermsOfReference(
        key="banes-alliance-strategic-group-v1",
        committee="banes-alliance-strategic-group",
        version="1.0",
        texts=("bsw/terms-of-reference-asg.md",),
        start=ALLIANCE_START,
        approved_on=ALLIANCE_START,
        approved_by="B&NES Health and Wellbeing Board",
        review_due=date(2022, 3, 31),
        parameters={
            "quorum_state": "number",
            "quorum_number": 7,
            "quorum_categories": "The CCG\nThe council\nA provider",
            "vote_unit": "organisation",
            "casting_vote": "none",
            "meets_in_public": "never",
            "frequency": "Monthly",
        },
        serves=("R123", "R124"),
    ),
    TermsOfReference(
        key="banes-scrutiny-panel-v1",
        committee="banes-scrutiny-panel",
        version="2021",
        texts=("bsw/terms-of-reference-panel.md",),
        start=date(2021, 5, 1),
        approved_on=date(2021, 5, 1),
        approved_by="Bath and North East Somerset Council",
        parameters={
            "quorum_state": "number",
            "quorum_number": 3,
            "notice_days": 5,
            "notice_day_count": "clear_working",
            "papers_days": 5,
            "papers_day_count": "clear_working",
            "frequency": "Every two months",
            "publication_targets": ["Bath and North East Somerset Council website"],
        },
        serves=("R137",),
    ),
)

OPEN_FUNCTIONS = (
    ("do_commissioning", "commissioning for specified services"),
    ("do_contracting_finance", "contracts, which partnerships or collaboratives could manage"),
    ("do_service_planning", "service planning and transformation"),
    ("do_strategic_planning", "local strategic planning"),
)
ALLIANCES = ("BSW-BAS", "BSW-SWD", "BSW-WIL")

SCHEME = (
    *(
        SchemeRow(
            f"{place}-{number}",
            function,
            "undetermined",
            place=place,
            start=date(2021, 10, 15),
            source=f"{SLIDES}, place-based governance options and financial framework",
            note=f"Still open: {what}.",
            serves=("R17", "R120", "R131"),
        )
        for place in ALLIANCES
        for number, (function, what) in enumerate(OPEN_FUNCTIONS, start=1)
    ),
    SchemeRow(
        "BSW-L1",
        "integrated_care_strategy",
        "led_elsewhere",
        holder="bsw-icp",
        holder_kind="committee",
        lead="bsw-icp",
        start=ICB_LEGAL_START,
        source=f"{SLIDES}, integrated care partnership",
        serves=("R114",),
    ),
    SchemeRow(
        "BSW-R1",
        "rm_joint_arrangement",
        "reserved",
        holder="bsw-icb-board",
        holder_kind="committee",
        start=ICB_LEGAL_START,
        source=f"{SLIDES}, option 4",
        serves=("R128",),
    ),
    SchemeRow(
        "BSW-R2",
        "rm_delegation_to_place",
        "reserved",
        holder="bsw-icb-board",
        holder_kind="committee",
        start=ICB_LEGAL_START,
        source=f"{SLIDES}, place-based governance options",
        serves=("R127",),
    ),
)
