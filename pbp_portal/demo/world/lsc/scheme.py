"""Lancashire and South Cumbria: terms of reference and first scheme entries (R75-R80)."""

from datetime import date

from pbp_portal.demo.world.lsc.bodies import FOUR, FOUR_FROM, ICB_KEY
from pbp_portal.demo.world.shapes import Agreement, AvailabilityRule, SchemeRow, TermsOfReference
from pbp_portal.demo.world.shared import ICB_LEGAL_START

PAPER = "Board paper, 27 July 2022"

TERMS = (
    TermsOfReference(
        key="lsc-icb-board-v1",
        committee="lsc-icb-board",
        version="1.0",
        texts=("lsc/terms-of-reference-board.md",),
        start=ICB_LEGAL_START,
        approved_on=ICB_LEGAL_START,
        approved_by="Lancashire and South Cumbria Integrated Care Board, 1 July 2022",
        review_due=date(2023, 7, 1),
        parameters={
            "chair_succession": ["Chair", "Non-executive member (audit chair)"],
            "frequency": "Every two months",
        },
    ),
    TermsOfReference(
        key="lancashire-place-partnership-v1",
        committee="lancashire-place-partnership",
        version="0.1",
        texts=("lsc/terms-of-reference-place.md",),
        start=date(2022, 9, 1),
        approved_on=date(2022, 9, 1),
        approved_by="Lancashire Place Partnership, 1 September 2022",
        review_due=date(2023, 9, 1),
        is_interim=True,
        parameters={"quorum_state": "not_set", "meets_in_public": "never", "frequency": "Monthly"},
        serves=("R90",),
    ),
)

PLACE_LED = (
    ("health_care_integration", "1"),
    ("chc", "2"),
    ("safeguarding", "3"),
    ("send", "4"),
    ("care_home_quality", "5"),
    ("community_mh_provision", "6"),
)


def place_led_rows() -> tuple[SchemeRow, ...]:
    """Six first functions that each of the four places leads, held by its director (R78, R79)."""
    return tuple(
        SchemeRow(
            f"LSC-{place[-3:]}-{number}",
            function,
            "delegated",
            place=place,
            delegators=(ICB_KEY,),
            holder=f"{key}-place-lead",
            holder_kind="post",
            accountable=ICB_KEY,
            responsibilities=("lead for integration",),
            conditions=(
                "No resource is committed at place in 2022/23; 2023/24 is unlikely (¶4.7).",
                "More autonomy follows creditable performance (¶4.8).",
            ),
            start=FOUR_FROM,
            source=f"{PAPER}, ¶5.5.5",
            note="The footprint is not settled: see the boundary question (¶5.1.5)."
            if place == "LSC4-SCU"
            else "",
            serves=("R75", "R76", "R78", "R79"),
        )
        for place, key, _, _ in FOUR
        for function, number in PLACE_LED
    )


def inbound(reference: str, function: str, start: date, paragraph: str) -> SchemeRow:
    """A function that NHS England passed to the ICB on its own date (R80)."""
    return SchemeRow(
        f"LSC-I{reference}",
        function,
        "delegated",
        delegators=("nhs-england",),
        holder="lsc-icb-board",
        holder_kind="committee",
        accountable="nhs-england",
        start=start,
        source=f"{PAPER}, {paragraph}",
        note="Inbound delegation from NHS England.",
        serves=("R80",),
    )


AGREEMENTS = (
    Agreement(
        key="lsc-memorandum",
        kind="mou",
        title="Memorandum of understanding with the councils",
        parties=(
            ICB_KEY,
            "blackburn-with-darwen-borough-council",
            "blackpool-borough-council",
            "lancashire-county-council",
        ),
        start=date(2022, 11, 1),
        review_on=date(2023, 11, 1),
        contents=(
            ("accountability", "An agreed way of holding each other to account, by the place boards (¶8.2)."),
        ),
        note="To be developed, as the Board asked on 27 July 2022; shown here as signed.",
        serves=("R82",),
    ),
)

AVAILABILITY = (
    AvailabilityRule(
        key="lsc-budgets-2022",
        covers="budget",
        availability="not_supported",
        explanation="Committing resource at place is not supported in 2022/23.",
        source=f"{PAPER}, ¶4.7",
        start=ICB_LEGAL_START,
        end=date(2023, 3, 31),
        serves=("R75",),
    ),
    AvailabilityRule(
        key="lsc-budgets-2023",
        covers="budget",
        availability="unlikely",
        explanation="Committing resource at place is unlikely in 2023/24.",
        source=f"{PAPER}, ¶4.7",
        start=date(2023, 4, 1),
        end=date(2024, 3, 31),
        serves=("R75",),
    ),
    *(
        AvailabilityRule(
            key=f"lsc-{function}",
            covers="delegation",
            availability="not_supported",
            explanation="It comes from NHS England to the ICB in April 2023.",
            source=f"{PAPER}, ¶5.2.1",
            start=ICB_LEGAL_START,
            end=date(2023, 3, 31),
            function=function,
            serves=("R80",),
        )
        for function in ("primary_dental", "primary_eye_health")
    ),
)

SCHEME = (
    *place_led_rows(),
    inbound("1", "primary_general_practice", ICB_LEGAL_START, "¶4.2"),
    inbound("2", "primary_community_pharmacy", ICB_LEGAL_START, "¶4.2"),
    inbound("3", "primary_dental", date(2023, 4, 1), "¶5.2.1"),
    inbound("4", "primary_eye_health", date(2023, 4, 1), "¶5.2.1"),
    SchemeRow(
        "LSC-U1",
        "specialised_services",
        "undetermined",
        start=ICB_LEGAL_START,
        source=f"{PAPER}, ¶4.2",
        note="Some specialised services are to come to the ICB; which, and when, is open.",
        serves=("R80",),
    ),
    SchemeRow(
        "LSC-R1",
        "rm_place_configuration",
        "reserved",
        holder="lsc-icb-board",
        holder_kind="committee",
        start=ICB_LEGAL_START,
        source=f"{PAPER}, ¶8.1",
        serves=("R65",),
    ),
    SchemeRow(
        "LSC-R2",
        "rm_delegation_to_place",
        "reserved",
        holder="lsc-icb-board",
        holder_kind="committee",
        start=ICB_LEGAL_START,
        source=f"{PAPER}, ¶4.7",
        serves=("R75",),
    ),
)
