"""Lancashire and South Cumbria: roadmap for system development, and what was said of the proposed places (R74, R77).

The paper counts years; their days here are those of financial years, the first from the ICB's first day. It sets no
day for a single deliverable.
"""

from datetime import date

from pbp_portal.demo.world.road_shapes import (
    Engagement,
    GroupStance,
    Indicator,
    Milestone,
    Phase,
    Road,
    Theme,
)
from pbp_portal.demo.world.shared import ICB_LEGAL_START

PAPER = "Board paper, 27 July 2022"
TOLD = date(2022, 7, 27)
DIRECTION = "lsc-icb-executive"
UNMEASURED = ((TOLD, "not_measured", ""),)
YEAR_1, RECOVER, EXCEL = "lsc-road-year-1", "lsc-road-years-2-3", "lsc-road-years-4-7"

PHASES = (
    Phase(
        YEAR_1,
        "Year 1: Stabilise",
        ICB_LEGAL_START,
        date(2023, 3, 31),
        "Agree with partners what is measured, put the new operating model and financial framework in place, and "
        "stabilise fragile clinical services.",
        f"{PAPER}, paragraph 4.9.1",
        indicators_wanted=5,
        indicators=(
            Indicator("lsc-indicator-health", "Improved population health", readings=UNMEASURED),
            Indicator("lsc-indicator-shared", "Collaboration on shared services", readings=UNMEASURED),
            Indicator("lsc-indicator-hospital", "An improved out of hospital system", readings=UNMEASURED),
        ),
        serves=("R77",),
    ),
    Phase(
        RECOVER,
        "Years 2 to 3: Recover",
        date(2023, 4, 1),
        date(2025, 3, 31),
        "Transform care out of hospital, deliver the financial framework and shape the future landscape.",
        f"{PAPER}, paragraph 4.9.2",
        serves=("R77",),
    ),
    Phase(
        EXCEL,
        "Years 4 to 7: Transform and Excel",
        date(2025, 4, 1),
        date(2029, 3, 31),
        "Full integration, and a meaningful impact on health and its inequalities.",
        f"{PAPER}, paragraph 4.9.3",
        indicators=(
            Indicator("lsc-indicator-metrics", "Population health metrics", "Meaningful impact achieved"),
            Indicator(
                "lsc-indicator-oversight",
                "System oversight framework ratings of the ICB and NHS trusts",
                "Continuous improvement",
            ),
            Indicator(
                "lsc-indicator-inequalities",
                "Health inequalities",
                "Positive indicators of a sustainable positive shift",
            ),
        ),
        serves=("R77",),
    ),
)

DELIVERABLES = {
    YEAR_1: (
        ("indicators", "Five performance indicators agreed with partners", ""),
        (
            "operating-model",
            "New target operating model of the ICB, with its connections to the Provider Collaborative Board and the "
            "Integrated Care Partnership",
            "High-level intent given to the Board; the model itself is in work.",
        ),
        ("framework", "New financial framework for the system developed", ""),
        ("plan", "A balanced plan delivered", ""),
        ("fragile", "Fragile clinical services stabilised", ""),
        (
            "leadership",
            "New multi-disciplinary clinical leadership model",
            "Principles and continuum agreed; the model will be ready to implement from 1 January 2023.",
        ),
    ),
    RECOVER: (
        ("hospital", "Out of hospital transformation", ""),
        ("framework-delivered", "New financial framework delivered", ""),
        ("commissioning", "Standardised commissioning model developed and delivered", ""),
        ("investment", "Major investment programme for health improvement and population health", ""),
        ("programmes", "Transformation programmes that drive innovation", ""),
    ),
    EXCEL: (
        ("hospitals", "A model for hospitals of the future delivered", ""),
        ("integration", "Full integration delivered", ""),
        ("fuller", "Recommendations of the Fuller stocktake implemented in full", ""),
    ),
}

MILESTONES = tuple(
    Milestone(
        f"lsc-deliverable-{key}",
        title,
        phase.source,
        phase=phase.key,
        owner_committee=DIRECTION,
        notes=((TOLD, "underway", told),) if told else (),
        serves=("R77",),
    )
    for phase in PHASES
    for key, title, told in DELIVERABLES[phase.key]
)

RESOURCE, LEADERSHIP = "lsc-theme-resource", "lsc-theme-leadership"
DIALOGUE, GEOGRAPHIES = "lsc-theme-dialogue", "lsc-theme-geographies"
THEMES = (
    Theme(
        RESOURCE,
        "Ability to commit resource",
        "Whether place can commit resource or commission for a natural health community in a hospital hinterland.",
        f"{PAPER}, paragraph 3.5",
    ),
    Theme(
        LEADERSHIP,
        "Clinical leadership",
        "The understanding of clinical leadership in CCGs, and its unclear future in the ICB and at place.",
        f"{PAPER}, paragraph 3.5",
    ),
    Theme(
        DIALOGUE,
        "Primary and secondary care in dialogue",
        "The dialogue that develops care pathways and raises the threshold for admission to hospital.",
        f"{PAPER}, paragraph 3.5",
    ),
    Theme(
        GEOGRAPHIES,
        "Operating geographies",
        "Valued groups mapped to the five places, in particular GP alliances and GP leadership groups.",
        f"{PAPER}, paragraph 3.5",
    ),
)

WELCOMED = (
    ("pbp-chairs", "Chairs of place-based partnerships"),
    ("council-chief-executives", "Local authority chief executives (unitary, upper tier and district)"),
    ("trust-chief-executives", "NHS provider trust chief executives"),
    ("trust-chairs", "NHS provider trust chairs"),
    ("vcfse", "Partners in the voluntary, community, faith and social enterprise sector"),
    ("public-health", "Directors of Public Health"),
    ("nhs-england", "NHS England"),
    ("regional-public-health", "Regional Director of Public Health"),
    ("adult-care", "Directors of Adult Social Care"),
    ("children", "Directors of Children's Services"),
    ("ambulance", "North West Ambulance Service"),
    ("lancashire-fire", "Lancashire Fire and Rescue Service"),
    ("cumbria-fire", "Cumbria Fire and Rescue Service"),
    ("lancashire-police", "Lancashire Constabulary"),
    ("cumbria-police", "Cumbria Constabulary"),
    ("designate-executive", "Designate ICB executive"),
    ("healthwatch", "Healthwatch"),
)
CONCERNS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("general-practice", "Primary care: general practice", (DIALOGUE, GEOGRAPHIES)),
    ("lmc", "Local Medical Committee", ()),
    ("ccg-leadership", "CCG leadership", ()),
    ("ccg-clinical", "CCG clinical leadership", (LEADERSHIP,)),
    ("pbp-teams", "Elements of existing place-based partnership teams", ()),
)
SOME_CONCERN = (
    ("community", "Community health services"),
    ("population-health", "Population health teams"),
    ("pcn", "Some clinical leaders of primary care networks"),
    ("hospices", "Hospices"),
    ("dental-pharmacy-eye", "Primary care: dental, pharmacy and eye health"),
)
OPPORTUNITY = (
    ("network-chairs", "Chairs of the dental, pharmacy and eye health local professional networks"),
    ("primary-commissioners", "NHS England primary care commissioners"),
)


def group(
    key: str, name: str, stance: str, paragraph: str, themes: tuple[str, ...] = (), note: str = ""
) -> GroupStance:
    return GroupStance(f"lsc-group-{key}", name, stance, f"{PAPER}, paragraph {paragraph}", themes, note)


GROUPS = (
    *(group(key, name, "welcomed", "3.1") for key, name in WELCOMED),
    *(
        group(key, name, "concerns", "3.2 and 3.5" if themes else "3.2", themes)
        for key, name, themes in CONCERNS
    ),
    *(group(key, name, "some_concern", "3.3") for key, name in SOME_CONCERN),
    *(group(key, name, "opportunity", "3.4") for key, name in OPPORTUNITY),
    group(
        "together",
        "Groups with concerns, taken together",
        "concerns",
        "3.5",
        (RESOURCE, LEADERSHIP, DIALOGUE, GEOGRAPHIES),
        "The paper does not say of every theme which group raised it.",
    ),
)

ROAD = Road(
    PHASES,
    MILESTONES,
    Engagement(
        "Places that align with local government footprints",
        date(2022, 6, 21),
        THEMES,
        GROUPS,
        serves=("R74",),
    ),
)
