"""BOB: terms of reference of a place partnership and first scheme entries (R19-R23, R29, R39, R42,
R44-R46, R48-R49).
"""

from datetime import date

from pbp_portal.demo.world.bob.bodies import BEFORE_ESTABLISHED, ESTABLISHED, PLACES
from pbp_portal.demo.world.bob.organisations import ICB_ENDS, ICB_KEY
from pbp_portal.demo.world.shapes import SchemeRow, TermsOfReference
from pbp_portal.demo.world.shared import ICB_LEGAL_START

PAPER = "Board paper, 27 September 2022"

TERMS = (
    TermsOfReference(
        key="bob-icb-board-v1",
        committee="bob-icb-board",
        version="1.0",
        texts=("bob/terms-of-reference-board.md",),
        start=ICB_LEGAL_START,
        approved_on=ICB_LEGAL_START,
        approved_by="BOB Integrated Care Board, 1 July 2022",
        review_due=date(2023, 7, 1),
        parameters={
            "chair_succession": ["Chair", "Non-executive member (audit chair)"],
            "frequency": "Every two months",
        },
    ),
    *(
        TermsOfReference(
            key=f"{key}-place-partnership-v1",
            committee=f"{key}-place-partnership",
            version="1.0",
            texts=("bob/terms-of-reference-place.md",),
            start=ESTABLISHED,
            approved_on=date(2022, 11, 29),
            approved_by="BOB Integrated Care Board, 29 November 2022",
            review_due=date(2023, 12, 31),
            parameters={
                "quorum_state": "number",
                "quorum_number": 6,
                "quorum_categories": (
                    "The ICB Place Director or finance lead\nTwo partner members\nA clinical director"
                ),
                "meets_in_public": "at_least_quarterly",
                "deputy_counts_quorum": "yes",
                "deputy_votes": "yes",
                "chair_succession": ["Chair chosen by the partnership", f"ICB Place Director, {name}"],
                "frequency": "Every two months",
            },
            serves=("R31", "R32"),
        )
        for _, key, name, _ in PLACES
    ),
)

AREAS = (
    (
        "uec_discharge",
        "A",
        "¶5a",
        ("Direct contracting of 999, 111 and integrated urgent care stays at system.",),
    ),
    (
        "primary_community_integration",
        "B",
        "¶5b",
        ("The national GMS core contract.", "National direct enhanced services."),
    ),
    ("adult_mh_lda", "C", "¶5c", ()),
    ("cyp_mh_lda_send", "D", "¶5d", ("CAMHS contracts with NHS providers, until reviewed by 2023/24.",)),
)


def area_rows() -> tuple[SchemeRow, ...]:
    """Four areas in each place: undetermined up to the end of 2022, delegated from the start of 2023 (R17,
    R19).
    """
    found = []
    for place, key, _, _ in PLACES:
        for function, letter, paragraph, exclusions in AREAS:
            found.append(
                SchemeRow(
                    f"BOB-{place[-3:]}-{letter}-OPEN",
                    function,
                    "undetermined",
                    place=place,
                    start=ICB_LEGAL_START,
                    end=BEFORE_ESTABLISHED,
                    source=f"{PAPER}, ¶4",
                    note="Model for contracting, collaboration and delegation still to be agreed locally.",
                    serves=("R17", "R24"),
                )
            )
            found.append(
                SchemeRow(
                    f"BOB-{place[-3:]}-{letter}",
                    function,
                    "delegated",
                    place=place,
                    delegators=(ICB_KEY,),
                    holder=f"{key}-place-partnership",
                    holder_kind="committee",
                    accountable=ICB_KEY,
                    responsibilities=("operational oversight", "strategic development"),
                    conditions=(
                        "Outcomes and metrics agreed, with what happens when things are off track (¶12).",
                        "ICB policies on conflicts and public involvement apply (¶17).",
                        (
                            "Pooled funding where appropriate; budgets may move to support agreed pathway changes "
                            "(¶5, ¶6)."
                        ),
                    ),
                    exclusions=exclusions,
                    measures=(
                        (
                            "Outcomes and metrics agreed jointly by ICB and partnership",
                            "As set in the place plan",
                            "The agreed statement of what happens when things go off track applies (¶12).",
                        ),
                    ),
                    budgets=(
                        (
                            "2022/23",
                            "Already in provider contracts: an open-book view shows what a place could adjust (¶6).",
                        ),
                        ("2023/24", "Money may move to support agreed pathway changes (¶6)."),
                    ),
                    start=ESTABLISHED,
                    end=ICB_ENDS,
                    source=f"{PAPER}, {paragraph}",
                    note="Proposed in the paper; shown here as adopted from 1 January 2023.",
                    serves=("R19", "R20", "R21", "R27", "R30", "R42", "R100"),
                )
            )
    return tuple(found)


def joint_commissioning_rows() -> tuple[SchemeRow, ...]:
    """Pooled and jointly commissioned services: accountability with the place director meanwhile (R44, R45)."""
    return tuple(
        SchemeRow(
            f"BOB-{place[-3:]}-JC",
            "pooled_joint_commissioning",
            "delegated",
            place=place,
            delegators=(ICB_KEY,),
            holder=f"{key}-place-director",
            holder_kind="post",
            accountable=ICB_KEY,
            responsibilities=("management at place",),
            start=ICB_LEGAL_START,
            end=ICB_ENDS,
            source=f"{PAPER}, Annex 1",
            note="The team is part of the Nursing directorate."
            if place == "BOB-BKW"
            else "The team reports to the Place Director.",
            serves=("R44", "R45"),
        )
        for place, key, _, _ in PLACES
    )


def whole(reference: str, function: str, treatment: str, source: str, **fields: object) -> SchemeRow:
    """A row for the whole ICB from its first day to its last."""
    settings = {"start": ICB_LEGAL_START, "end": ICB_ENDS, "source": f"{PAPER}, {source}"}
    settings.update(fields)
    return SchemeRow(f"BOB-{reference}", function, treatment, **settings)


ELSEWHERE = (
    whole(
        "L1",
        "maternity",
        "led_elsewhere",
        "¶7a",
        lead="bob-lmns",
        holder="bob-lmns",
        holder_kind="committee",
        note="One collaborative model of pathways and assurance across the three places.",
        serves=("R22", "R48"),
    ),
    whole(
        "L2",
        "planned_care",
        "led_elsewhere",
        "¶7b",
        lead="bob-elective-care-board",
        holder="bob-elective-care-board",
        holder_kind="committee",
        note="Recovery targets and collaborative improvement for all ages, across the three places.",
        serves=("R22", "R48"),
    ),
    whole(
        "L3",
        "planned_care_referral",
        "undetermined",
        "¶14a",
        note="May sit at another level than the surgical part of the pathway.",
        serves=("R29",),
    ),
    whole(
        "L4",
        "planned_care_surgical",
        "led_elsewhere",
        "¶14a",
        lead="bob-elective-care-board",
        holder="bob-elective-care-board",
        holder_kind="committee",
        serves=("R29",),
    ),
    whole(
        "L5",
        "cancer",
        "led_elsewhere",
        "¶7c",
        lead="thames-valley-cancer-alliance",
        holder="thames-valley-cancer-alliance",
        holder_kind="organisation",
        note="The ICB's own experts link into the alliance and take part in place-based groups.",
        serves=("R22", "R48"),
    ),
    whole(
        "L6",
        "clinical_programmes",
        "led_elsewhere",
        "¶7d",
        lead="bob-clinical-networks",
        holder="bob-clinical-networks",
        holder_kind="committee",
        note="Put into practice by place working groups, in line with Health and Wellbeing Boards' priorities.",
        serves=("R22", "R48"),
    ),
    whole(
        "L7",
        "specialised_mh_collaboratives",
        "led_elsewhere",
        "¶14b",
        lead="oxford-health",
        holder="oxford-health",
        holder_kind="organisation",
        delegators=("nhs-england",),
        serves=("R28",),
    ),
    whole(
        "L8",
        "uec_999_111",
        "led_elsewhere",
        "Annex 1",
        lead="bob-uec-board",
        holder="bob-uec-board",
        holder_kind="committee",
        serves=("R39",),
    ),
    whole(
        "L9",
        "uec_escalation",
        "led_elsewhere",
        "Annex 1",
        lead="bob-uec-board",
        holder="bob-uec-board",
        holder_kind="committee",
        serves=("R39",),
    ),
    whole(
        "L10",
        "gms_core_contract",
        "led_elsewhere",
        "Annex 1",
        lead="nhs-england",
        holder="nhs-england",
        holder_kind="organisation",
        note="National terms; no partnership can change them.",
        serves=("R42",),
    ),
    whole(
        "L11",
        "national_enhanced_services",
        "led_elsewhere",
        "Annex 1",
        lead="nhs-england",
        holder="nhs-england",
        holder_kind="organisation",
        serves=("R42",),
    ),
    whole(
        "L12",
        "medicines_management",
        "led_elsewhere",
        "Annex 2",
        lead=ICB_KEY,
        holder=ICB_KEY,
        holder_kind="organisation",
        note="Leads are linked into place meetings.",
        serves=("R48",),
    ),
)

KEPT = (
    whole(
        "N1",
        "safeguarding",
        "discussed_not_delegated",
        "¶8",
        holder="bob-chief-nursing-officer",
        holder_kind="post",
        accountable=ICB_KEY,
        note="Arranged with councils at place or below, and discharged by the ICB executive.",
        serves=("R23", "R79"),
    ),
    whole(
        "N2",
        "contractual_oversight",
        "discussed_not_delegated",
        "¶8",
        holder="bob-icb-executive",
        holder_kind="committee",
        accountable=ICB_KEY,
        note="Kept directly with providers; places see what they need of it.",
        serves=("R23",),
    ),
    whole(
        "N3",
        "provider_assurance",
        "discussed_not_delegated",
        "¶8",
        holder="bob-icb-executive",
        holder_kind="committee",
        accountable=ICB_KEY,
        note="With NHS England.",
        serves=("R23",),
    ),
    whole(
        "I0",
        "pod",
        "delegated",
        "Annex 2",
        delegators=("nhs-england",),
        holder=ICB_KEY,
        holder_kind="organisation",
        accountable="nhs-england",
        may_sub_delegate=True,
        note="Inbound delegation from NHS England; may later pass to places.",
        serves=("R49",),
    ),
    whole(
        "I1",
        "pod",
        "delegated",
        "Annex 2",
        delegators=(ICB_KEY,),
        passed_on_from="BOB-I0",
        holder="bob-chief-medical-officer",
        holder_kind="post",
        accountable=ICB_KEY,
        note="Jointly with NHS England. How places take part, and whether it passes to them, is open.",
        serves=("R49",),
    ),
    whole(
        "U1",
        "camhs_contracts",
        "undetermined",
        "Annex 1",
        note="Place or system: to be reviewed by 2023/24.",
        serves=("R46",),
    ),
    whole("R1", "rm_committee_establish", "reserved", "¶15", holder="bob-icb-board", holder_kind="committee"),
    whole("R2", "rm_delegation_to_place", "reserved", "¶15", holder="bob-icb-board", holder_kind="committee"),
)

SCHEME = (*area_rows(), *joint_commissioning_rows(), *ELSEWHERE, *KEPT)
