"""South East London: the ICB, its predecessors, Bexley's organisations and everything that meets
(R138-R189).
"""

from datetime import date

from pbp_portal.demo.world.sel.organisations import CCG, COUNCIL
from pbp_portal.demo.world.shapes import (
    Committee,
    CommitteePart,
    Icb,
    ReportingLine,
)
from pbp_portal.demo.world.shared import CCG_CLOSED, ICB_LEGAL_START

ICB = Icb(
    key="sel",
    ods_code="QKK",
    cover_sheet="sel",
    about=(
        "Plans and pays for health services in six boroughs of South East London, each with a "
        "local care partnership."
    ),
    purposes=(),
    allowed_forms=("committee", "joint_committee"),
    mail_domain="sel.example",
    standing_orders={
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
        "papers_days": 7,
        "papers_day_count": "calendar",
        "minutes_days": 10,
        "minutes_day_count": "working",
        "question_keep_days": 90,
    },
    serves=("R138", "R146", "R147"),
)


PART_1 = CommitteePart(
    1,
    "Part 1: Local Care Partnership Board",
    (
        "Leads the place partnership: vision, priorities and delivery of the health and "
        "wellbeing strategy in Bexley."
    ),
    date(2021, 7, 29),
)
PART_2 = CommitteePart(
    2,
    "Part 2: Borough Based Board",
    "Keeps to the duties of the Borough Based Board under the CCG's constitution.",
    date(2021, 7, 29),
    end=date(2022, 3, 31),
)

BOARD = Committee(
    key="bexley-strategic-board",
    prefix="BEX-SB",
    name="Bexley Strategic Board",
    kind="place_partnership",
    form="committee",
    parent="nhs-sel-ccg-governing-body",
    place="SEL-BEX",
    convened_by=(COUNCIL, CCG),
    secretariat=(CCG, "bexley-care"),
    status="shadow",
    start=date(2021, 7, 29),
    established_on=ICB_LEGAL_START,
    aliases=("Borough Strategic Board", "BSB", "Bexley Local Care Partnership Board"),
    purpose="Joins the Borough Based Board and the Local Care Partnership Forum in one board for the place.",
    recurrence="monthly, in public in alternate months",
    parts=(PART_1, PART_2),
    reports_to=(
        ReportingLine("bexley-hwb", date(2021, 7, 29), frequency="twice a year"),
        ReportingLine(
            "nhs-sel-ccg-governing-body",
            date(2021, 7, 29),
            date(2022, 3, 31),
            "as required",
        ),
        ReportingLine("sel-icb-board", ICB_LEGAL_START, frequency="quarterly"),
    ),
    serves=("R157", "R158", "R175", "R183", "R188"),
)


def local_care_partnership(place: str, key: str, name: str, council: str) -> Committee:
    """One of the six local care partnerships that receive the scheme of delegation (R153)."""
    return Committee(
        key=f"{key}-lcp-committee",
        name=f"{name} Local Care Partnership Committee",
        kind="place_partnership",
        form="committee",
        parent="sel-icb-board",
        place=place,
        convened_by=("nhs-south-east-london-icb", council),
        status="shadow",
        start=date(2021, 10, 1),
        established_on=ICB_LEGAL_START,
        purpose=f"Plans and oversees non-acute health services in {name}.",
        recurrence="every two months, in public at least quarterly",
        serves=("R153", "R149"),
    )


COMMITTEES = (
    Committee(
        key="sel-icb-board",
        prefix="SEL",
        name="NHS South East London Integrated Care Board",
        kind="board",
        form="statutory_board",
        convened_by=("nhs-south-east-london-icb",),
        status="shadow",
        start=date(2021, 10, 1),
        established_on=ICB_LEGAL_START,
        aliases=("ICS NHS Board", "SEL ICB Board"),
        purpose="Brings the NHS together locally to improve population health and care.",
        recurrence="every two months, in public",
        serves=("R109", "R110", "R111"),
    ),
    Committee(
        key="nhs-sel-ccg-governing-body",
        name="Governing Body of NHS South East London CCG",
        kind="other",
        form="statutory_board",
        convened_by=(CCG,),
        start=date(2020, 4, 1),
        end=CCG_CLOSED,
        recurrence="every two months, in public",
        serves=("R183", "R189"),
    ),
    Committee(
        key="sel-icp",
        name="South East London Integrated Care Partnership",
        kind="icp",
        form="joint_committee",
        convened_by=("nhs-south-east-london-icb", COUNCIL),
        start=ICB_LEGAL_START,
        purpose="Prepares the integrated care strategy as an equal partnership of councils and the NHS.",
        recurrence="twice a year",
        serves=("R114", "R115"),
    ),
    Committee(
        key="bexley-hwb",
        name="Bexley Health and Wellbeing Board",
        kind="hwb",
        form="committee",
        place="SEL-BEX",
        convened_by=(COUNCIL,),
        start=date(2013, 4, 1),
        purpose="Owns the health and wellbeing strategy for Bexley.",
        recurrence="quarterly, in public",
        serves=("R14",),
    ),
    Committee(
        key="bexley-lcp-forum",
        name="Bexley Local Care Partnership Forum",
        kind="other",
        form="consultative_forum",
        parent="bexley-strategic-board",
        place="SEL-BEX",
        convened_by=(COUNCIL, CCG),
        start=date(2021, 7, 29),
        purpose="The wider membership: engages on proposals and advises the board.",
        recurrence="monthly",
        serves=("R90", "R186"),
    ),
    BOARD,
    local_care_partnership("SEL-BRO", "bromley", "Bromley", "london-borough-of-bromley"),
    local_care_partnership("SEL-GRE", "greenwich", "Greenwich", "royal-borough-of-greenwich"),
    local_care_partnership("SEL-LAM", "lambeth", "Lambeth", "london-borough-of-lambeth"),
    local_care_partnership("SEL-LEW", "lewisham", "Lewisham", "london-borough-of-lewisham"),
    local_care_partnership("SEL-SWK", "southwark", "Southwark", "london-borough-of-southwark"),
)
