"""BOB: the ICB, its successor, trusts, collaboratives, Healthwatch and sub-places (R13, R28, R33, R37,
R53).
"""

from datetime import date

from pbp_portal.demo.world.shapes import Icb, Organisation, Place, Succession
from pbp_portal.demo.world.shared import ICB_LEGAL_START

ICB_KEY = "nhs-bob-icb"
ICB_ENDS = date(2026, 3, 31)

ICB = Icb(
    key="bob",
    ods_code="QU9",
    cover_sheet="bob",
    about=(
        "Plans and pays for health services in Buckinghamshire, Oxfordshire and Berkshire "
        "West, with a partnership in each of the three places."
    ),
    purposes=(),
    allowed_forms=("committee", "joint_committee", "individual_executives"),
    mail_domain="bob.example",
    standing_orders={
        "quorum_state": "number",
        "quorum_number": 6,
        "quorum_categories": (
            "Chief Executive or Chief Finance Officer\nA non-executive member\nA partner member"
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
        "publication_targets": ["BOB ICB website"],
    },
    serves=("R1", "R2", "R54"),
)

LED_BY_OXFORD_HEALTH = "Led by Oxford Health NHS Foundation Trust and commissioned by NHS England (R28)"

ORGANISATIONS = (
    Organisation(
        ICB_KEY,
        "NHS Buckinghamshire, Oxfordshire and Berkshire West Integrated Care Board",
        "icb",
        "commissioner",
        ods_code="QU9",
        ons_code="E54000044",
        aliases=("BOB ICB",),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
    ),
    Organisation(
        "nhs-thames-valley-icb",
        "NHS Thames Valley Integrated Care Board",
        "icb",
        "commissioner",
        ods_code="S0E4D",
        start=date(2026, 4, 1),
    ),
    Organisation("buckinghamshire-healthcare", "Buckinghamshire Healthcare NHS Trust", "nhs_trust", "acute"),
    Organisation(
        "oxford-university-hospitals",
        "Oxford University Hospitals NHS Foundation Trust",
        "foundation_trust",
        "acute",
        aliases=("OUH",),
    ),
    Organisation(
        "royal-berkshire",
        "Royal Berkshire NHS Foundation Trust",
        "foundation_trust",
        "acute",
        aliases=("RBFT",),
    ),
    Organisation("oxford-health", "Oxford Health NHS Foundation Trust", "foundation_trust", "mental_health"),
    Organisation(
        "berkshire-healthcare",
        "Berkshire Healthcare NHS Foundation Trust",
        "foundation_trust",
        "mental_health",
    ),
    Organisation("healthwatch-bucks", "Healthwatch Bucks", "healthwatch", "public_voice"),
    Organisation("healthwatch-oxfordshire", "Healthwatch Oxfordshire", "healthwatch", "public_voice"),
    Organisation(
        "healthwatch-berkshire-west",
        "Healthwatch in Berkshire West",
        "healthwatch",
        "public_voice",
        is_body_corporate=False,
        note="Stands for the local Healthwatch of three councils",
    ),
    Organisation(
        "thames-valley-cancer-alliance",
        "Thames Valley Cancer Alliance",
        "cancer_alliance",
        "acute",
        is_body_corporate=False,
    ),
    Organisation(
        "tvw-adult-secure",
        "Thames Valley and Wessex Adult Secure Services",
        "provider_collaborative",
        "mental_health",
        is_body_corporate=False,
        note=LED_BY_OXFORD_HEALTH,
    ),
    Organisation(
        "tv-tier-4-camhs",
        "Thames Valley Tier 4 Child and Adolescent Mental Health Services",
        "provider_collaborative",
        "mental_health",
        is_body_corporate=False,
        note=LED_BY_OXFORD_HEALTH,
    ),
    Organisation(
        "hope-eating-disorders",
        "HOPE Adult Eating Disorders",
        "provider_collaborative",
        "mental_health",
        is_body_corporate=False,
        note=LED_BY_OXFORD_HEALTH,
    ),
)

SUCCESSIONS = (
    Succession("organisation", "nhs-buckinghamshire-ccg", ICB_KEY, ICB_LEGAL_START, "merger"),
    Succession("organisation", "nhs-oxfordshire-ccg", ICB_KEY, ICB_LEGAL_START, "merger"),
    Succession("organisation", "nhs-berkshire-west-ccg", ICB_KEY, ICB_LEGAL_START, "merger"),
    Succession("organisation", ICB_KEY, "nhs-thames-valley-icb", date(2026, 4, 1), "merger"),
)


def sub_place(parent: str, number: int, name: str, authorities: tuple[str, ...] = ()) -> Place:
    """A sub-place with one primary care network seat (R33d).

    Names are invented unless they follow a council.
    """
    return Place(
        key=f"{parent}-{number}",
        name=name,
        kind="sub_place",
        parent=parent,
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        authorities=authorities,
        is_invented=not authorities,
        note="" if authorities else "Name chosen for this demonstration; the paper gives the number only",
    )


SUB_PLACES = (
    sub_place("BOB-BUC", 1, "North Buckinghamshire"),
    sub_place("BOB-BUC", 2, "Aylesbury and Wendover"),
    sub_place("BOB-BUC", 3, "Chesham and Amersham"),
    sub_place("BOB-BUC", 4, "Wycombe and Beaconsfield"),
    sub_place("BOB-OXF", 1, "North Oxfordshire"),
    sub_place("BOB-OXF", 2, "Oxford City", ("oxford-city-council",)),
    sub_place(
        "BOB-OXF",
        3,
        "South Oxfordshire and the Vale",
        ("south-oxfordshire-district-council", "vale-of-white-horse-district-council"),
    ),
    sub_place("BOB-BKW", 1, "West Berkshire", ("west-berkshire-council",)),
    sub_place("BOB-BKW", 2, "Reading", ("reading-borough-council",)),
    sub_place("BOB-BKW", 3, "Wokingham", ("wokingham-borough-council",)),
)
