"""BOB: the Board, its committees, three place partnerships with four sub-committees each, HWBs, scrutiny
(R14, R30, R36, R40).
"""

from datetime import date

from pbp_portal.demo.world.bob.organisations import ICB_ENDS, ICB_KEY
from pbp_portal.demo.world.shapes import Committee, ReportingLine
from pbp_portal.demo.world.shared import ICB_LEGAL_START

ESTABLISHED = date(2023, 1, 1)
SHADOW_FROM = date(2022, 10, 1)
BEFORE_ESTABLISHED = date(2022, 12, 31)

PLACES = (
    ("BOB-BUC", "buckinghamshire", "Buckinghamshire", ("buckinghamshire-council",)),
    ("BOB-OXF", "oxfordshire", "Oxfordshire", ("oxfordshire-county-council",)),
    (
        "BOB-BKW",
        "berkshire-west",
        "Berkshire West",
        ("west-berkshire-council", "reading-borough-council", "wokingham-borough-council"),
    ),
)
"""Place code, key, name and upper-tier or unitary councils."""

SUB_COMMITTEES = (
    ("uec", "Urgent and Emergency Care"),
    ("primary-community", "Primary Care and Integrated Community Services"),
    ("adult-mh-lda", "Adult Mental Health, Learning Disabilities and Autism"),
    (
        "children-mh-lda-send",
        "Children and Adolescents' Mental Health, Learning Disabilities and Autism, SEND",
    ),
)


def partnership(place: str, key: str, name: str, councils: tuple[str, ...]) -> Committee:
    """A place committee: a decision-making executive committee of the Board (R30), planned for early 2023
    (R16).
    """
    return Committee(
        key=f"{key}-place-partnership",
        name=f"{name} Place-based Partnership",
        kind="place_partnership",
        form="committee",
        target_form="joint_committee",
        parent="bob-icb-board",
        place=place,
        convened_by=(ICB_KEY, *councils),
        secretariat=(ICB_KEY,),
        status="shadow",
        start=SHADOW_FROM,
        established_on=ESTABLISHED,
        end=ICB_ENDS,
        aliases=(f"{name} PBP", f"{name} Place Board"),
        purpose=f"Operational oversight and strategic development of delegated services in {name}.",
        recurrence="every two months",
        reports_to=(ReportingLine("bob-icb-board", ESTABLISHED, frequency="quarterly"),),
        serves=("R15", "R16", "R18", "R30"),
    )


def sub_committee(place: str, key: str, name: str, code: str, area: str) -> Committee:
    """One of four sub-committees. Urgent care groups existed before and change their line on a date (R40)."""
    existed = code == "uec"
    lines: tuple[ReportingLine, ...] = (
        ReportingLine(f"{key}-place-partnership", ESTABLISHED, frequency="each meeting"),
    )
    if existed:
        lines = (ReportingLine("bob-uec-board", ICB_LEGAL_START, BEFORE_ESTABLISHED), *lines)
    return Committee(
        key=f"{key}-{code}",
        name=f"{name} {area} Sub-committee",
        kind="sub_committee",
        form="sub_committee",
        parent=f"{key}-place-partnership",
        place=place,
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START if existed else ESTABLISHED,
        end=ICB_ENDS,
        recurrence="monthly",
        reports_to=lines,
        serves=("R36", "R40") if existed else ("R36",),
    )


def hwb(place: str, council: str, name: str) -> Committee:
    """A health and wellbeing board, a committee of its council; a place may relate to several (R14)."""
    return Committee(
        key=f"{council.removesuffix('-council').removesuffix('-county').removesuffix('-borough')}-hwb",
        name=f"{name} Health and Wellbeing Board",
        kind="hwb",
        form="committee",
        place=place,
        convened_by=(council,),
        start=date(2013, 4, 1),
        recurrence="quarterly, in public",
        purpose="Owns the health and wellbeing strategy and oversees how it is delivered.",
        serves=("R14", "R47"),
    )


SYSTEM_BODIES = (
    Committee(
        "bob-icb-board",
        "BOB Integrated Care Board",
        "board",
        "statutory_board",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        aliases=("The Board", "NHS Buckinghamshire, Oxfordshire and Berkshire West Integrated Care Board"),
        recurrence="every two months, in public",
        purpose="The unitary board of the ICB.",
        serves=("R110", "R111"),
    ),
    Committee(
        "bob-icb-executive",
        "ICB Executive",
        "executive",
        "committee",
        parent="bob-icb-board",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        recurrence="weekly",
        serves=("R5",),
    ),
    Committee(
        "bob-place-system-development",
        "Place and System Development Committee",
        "committee",
        "committee",
        parent="bob-icb-board",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        recurrence="every two months",
        serves=("R50",),
    ),
    Committee(
        "bob-icp",
        "BOB Integrated Care Partnership",
        "icp",
        "joint_committee",
        convened_by=(
            ICB_KEY,
            "buckinghamshire-council",
            "oxfordshire-county-council",
            "west-berkshire-council",
            "reading-borough-council",
            "wokingham-borough-council",
        ),
        start=date(2022, 9, 1),
        end=ICB_ENDS,
        recurrence="quarterly",
        serves=("R114", "R115"),
    ),
    Committee(
        "bob-uec-board",
        "BOB Urgent and Emergency Care Board",
        "programme_board",
        "committee",
        parent="bob-icb-executive",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        recurrence="monthly",
        purpose="System coordination, escalation and integrated urgent care contracts.",
        serves=("R39", "R53"),
    ),
    Committee(
        "bob-lmns",
        "BOB Local Maternity and Neonatal System",
        "lmns",
        "consultative_forum",
        parent="bob-icb-board",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        recurrence="monthly",
        serves=("R48", "R53"),
    ),
    Committee(
        "bob-elective-care-board",
        "BOB Elective Care Board",
        "programme_board",
        "committee",
        parent="bob-icb-board",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        recurrence="monthly",
        serves=("R48", "R53"),
    ),
    Committee(
        "bob-clinical-networks",
        "Cardiac, Stroke and Respiratory Networks",
        "programme_board",
        "consultative_forum",
        parent="bob-icb-board",
        convened_by=(ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        recurrence="quarterly",
        aliases=("CVDR networks",),
        serves=("R48",),
    ),
    Committee(
        "buckinghamshire-health-scrutiny",
        "Buckinghamshire Health and Adult Social Care Select Committee",
        "scrutiny_committee",
        "committee",
        place="BOB-BUC",
        convened_by=("buckinghamshire-council",),
        start=date(2020, 4, 1),
        recurrence="every two months, in public",
        serves=("R26", "R53"),
    ),
    Committee(
        "oxfordshire-health-scrutiny",
        "Oxfordshire Joint Health Overview and Scrutiny Committee",
        "scrutiny_committee",
        "committee",
        place="BOB-OXF",
        convened_by=("oxfordshire-county-council",),
        start=date(2013, 4, 1),
        recurrence="every two months, in public",
        serves=("R26",),
    ),
)

COMMITTEES = (
    *SYSTEM_BODIES,
    *(partnership(*row) for row in PLACES),
    *(
        sub_committee(place, key, name, code, area)
        for place, key, name, _ in PLACES
        for code, area in SUB_COMMITTEES
    ),
    hwb("BOB-BUC", "buckinghamshire-council", "Buckinghamshire"),
    hwb("BOB-OXF", "oxfordshire-county-council", "Oxfordshire"),
    hwb("BOB-BKW", "west-berkshire-council", "West Berkshire"),
    hwb("BOB-BKW", "reading-borough-council", "Reading"),
    hwb("BOB-BKW", "wokingham-borough-council", "Wokingham"),
)
