"""South East London: terms of reference of Bexley's board and first scheme entries (R153-R155, R157-R183)."""

from datetime import date

from pbp_portal.demo.world.shapes import SchemeRow, TermsOfReference
from pbp_portal.demo.world.shared import CCG_CLOSED, ICB_LEGAL_START

PAPER = "Bexley Strategic Board paper, 30 September 2021"

TERMS = (
    TermsOfReference(
        key="bexley-strategic-board-v1",
        committee="bexley-strategic-board",
        version="1.0",
        texts=("sel/terms-of-reference-part-1.md", "sel/terms-of-reference-part-2.md"),
        start=date(2021, 7, 29),
        approved_on=date(2021, 7, 29),
        approved_by="Bexley Strategic Board, 29 July 2021",
        review_due=date(2021, 11, 30),
        is_interim=True,
        aligned_with_name="Borough Based Board",
        source="Bexley Strategic Board terms of reference, 29 July 2021",
        parameters={
            "quorum_state": "not_set",
            "vote_unit": "organisation",
            "majority_base": "present",
            "casting_vote": "second_and_deciding",
            "consensus_first": "yes",
            "chair_succession": [
                "Place Based Director, Bexley / Director of Adult Social Care",
                "Deputy chair of the Bexley Strategic Board",
                "Chair of the Borough Based Board",
            ],
            "remote_counts": "yes",
            "meets_in_public": "alternate",
            "frequency": "Once a month",
            "meeting_frequency": "monthly",
            "public_meeting_minutes": 180,
            "public_forum_minutes": 60,
            "questions_taken": "forum",
            "private_meeting_minutes": 120,
            "papers_days": 7,
            "papers_day_count": "calendar",
            "minutes_days": 8,
            "minutes_day_count": "calendar",
            "publication_targets": ["London Borough of Bexley website", "NHS South East London CCG website"],
            "conflicts_portal": "https://coi.nhsdatacollection.org/selondonccg",
        },
        serves=(
            "R157",
            "R158",
            "R165",
            "R167",
            "R168",
            "R169",
            "R172",
            "R173",
            "R174",
            "R175",
            "R176",
            "R181",
            "R182",
        ),
    ),
)

HOLDERS = {
    "SEL-BEX": "bexley-strategic-board",
    "SEL-BRO": "bromley-lcp-committee",
    "SEL-GRE": "greenwich-lcp-committee",
    "SEL-LAM": "lambeth-lcp-committee",
    "SEL-LEW": "lewisham-lcp-committee",
    "SEL-SWK": "southwark-lcp-committee",
}

NON_ACUTE = (
    (
        "primary_care",
        "i",
        ("National contract terms stay with NHS England and the ICB.",),
    ),
    ("community_services", "ii", ()),
    ("prescribing", "iii", ()),
    ("chc_client_groups", "iv", ()),
)


def delegated_rows() -> tuple[SchemeRow, ...]:
    """Four non-acute responsibilities for each of six local care partnerships (R153, R154)."""
    return tuple(
        SchemeRow(
            reference=f"SEL-{place[-3:]}-{number.upper()}",
            function=function,
            treatment="delegated",
            place=place,
            delegators=("nhs-south-east-london-icb",),
            holder=holder,
            holder_kind="committee",
            accountable="nhs-south-east-london-icb",
            responsibilities=("planning", "delivery"),
            conditions=(
                "A local plan that keeps to national, regional and agreed system priorities (¶3.7).",
                "Within the budget set for the partnership by the ICB (¶3.5).",
            ),
            exclusions=exclusions,
            start=ICB_LEGAL_START,
            source=f"{PAPER}, ¶3.6({number})",
            note="The paper expects the delegation from April 2022; the ICB existed from 1 July 2022.",
            serves=("R153", "R154"),
        )
        for place, holder in HOLDERS.items()
        for function, number, exclusions in NON_ACUTE
    )


def undetermined_rows() -> tuple[SchemeRow, ...]:
    """Before the ICB existed the split was expressly open for Bexley (R17)."""
    return tuple(
        SchemeRow(
            reference=f"SEL-BEX-{number.upper()}-OPEN",
            function=function,
            treatment="undetermined",
            place="SEL-BEX",
            start=date(2021, 7, 29),
            end=CCG_CLOSED,
            source=f"{PAPER}, ¶3.5",
            note="Two forms on offer, a committee or a joint committee; not yet chosen.",
            serves=("R17", "R147"),
        )
        for function, number, _ in NON_ACUTE
    )


SCHEME = (
    *delegated_rows(),
    *undetermined_rows(),
    SchemeRow(
        reference="SEL-R1",
        function="rm_delegation_to_place",
        treatment="reserved",
        holder="sel-icb-board",
        holder_kind="committee",
        start=ICB_LEGAL_START,
        source=f"{PAPER}, ¶3.5",
        note="The ICB sets out the scheme of delegation to the six partnerships.",
        serves=("R153",),
    ),
    SchemeRow(
        reference="SEL-R2",
        function="integrated_care_strategy",
        treatment="led_elsewhere",
        holder="sel-icp",
        holder_kind="committee",
        lead="sel-icp",
        start=ICB_LEGAL_START,
        source=f"{PAPER}, ¶2.4",
        serves=("R114",),
    ),
)
