"""South East London: predecessors, Bexley's member organisations with their aliases, successions
(R160-R162, R188).
"""

from datetime import date

from pbp_portal.demo.world.shapes import Organisation, Succession
from pbp_portal.demo.world.shared import CCG_CLOSED, ICB_LEGAL_START

CCG = "nhs-south-east-london-ccg"
COUNCIL = "london-borough-of-bexley"

ORGANISATIONS = (
    Organisation(
        "nhs-south-east-london-icb",
        "NHS South East London Integrated Care Board",
        "icb",
        "commissioner",
        ods_code="QKK",
        ons_code="E54000030",
        aliases=("SEL ICB", "OHSEL ICS NHS body"),
        start=ICB_LEGAL_START,
    ),
    Organisation(
        CCG,
        "NHS South East London CCG",
        "ccg",
        "commissioner",
        ods_code="72Q",
        aliases=("NHS SEL CCG", "NHS South East London Clinical Commissioning Group"),
        start=date(2020, 4, 1),
        end=CCG_CLOSED,
        note="Start date to confirm",
    ),
    Organisation(
        "bexley-care",
        "Bexley Care",
        "other",
        "community",
        is_body_corporate=False,
        note="Partnership of the borough and the mental health and community trust",
    ),
    Organisation(
        "bexley-health-neighbourhood-care",
        "Bexley Health Neighbourhood Care CiC",
        "cic",
        "primary_care",
        aliases=("BHNC",),
    ),
    Organisation(
        "bexley-voluntary-service-council",
        "Bexley Voluntary Service Council",
        "vcse",
        "vcse",
        aliases=("Bexley Voluntary Sector Council", "BVSC"),
    ),
    Organisation(
        "bromley-healthcare",
        "Bromley Healthcare",
        "cic",
        "community",
        note="Named in the appendix of the terms of reference, not in their body (R162)",
    ),
    Organisation(
        "dartford-and-gravesham-nhs-trust",
        "Dartford and Gravesham NHS Trust",
        "nhs_trust",
        "acute",
        aliases=("Dartford & Gravesham NHS Trust",),
    ),
    Organisation(
        "greenwich-and-bexley-community-hospice",
        "Greenwich and Bexley Community Hospice",
        "hospice",
        "vcse",
        aliases=("Greenwich & Bexley Community Hospice",),
    ),
    Organisation(
        "healthwatch-bexley",
        "Healthwatch Bexley",
        "healthwatch",
        "public_voice",
        aliases=("Healthwatch",),
    ),
    Organisation(
        "hurley-group",
        "Hurley Group",
        "private_provider",
        "primary_care",
        aliases=("The Hurley Group",),
    ),
    Organisation(
        "lewisham-and-greenwich-nhs-trust",
        "Lewisham and Greenwich NHS Trust",
        "nhs_trust",
        "acute",
        aliases=("Lewisham & Greenwich NHS Trust",),
    ),
    Organisation(
        "bexley-local-medical-committee",
        "Bexley Local Medical Committee",
        "representative_committee",
        "primary_care",
        aliases=("LMC", "Local Medical Committee"),
    ),
    Organisation(
        "bexley-local-pharmaceutical-committee",
        "Bexley Local Pharmaceutical Committee",
        "representative_committee",
        "primary_care",
        aliases=("LPC", "Local Pharmacy Committee"),
    ),
    Organisation(
        "oxleas-nhs-foundation-trust",
        "Oxleas NHS Foundation Trust",
        "foundation_trust",
        "mental_health",
        aliases=("Oxleas",),
    ),
    Organisation(
        "bexley-primary-care-networks",
        "Bexley Primary Care Networks",
        "pcn",
        "primary_care",
        aliases=("PCNs",),
        is_body_corporate=False,
        note="One member organisation of four networks (R160, R161)",
    ),
    Organisation(
        "apl-pcn",
        "APL Primary Care Network",
        "pcn",
        "primary_care",
        is_body_corporate=False,
    ),
    Organisation(
        "frognal-pcn",
        "Frognal Primary Care Network",
        "pcn",
        "primary_care",
        aliases=("Frogna", "Frognaal", "Froggnal"),
        is_body_corporate=False,
        note="Three spellings in one paper (R162)",
    ),
    Organisation(
        "north-bexley-pcn",
        "North Bexley Primary Care Network",
        "pcn",
        "primary_care",
        is_body_corporate=False,
    ),
    Organisation(
        "clocktower-pcn",
        "Clocktower Primary Care Network",
        "pcn",
        "primary_care",
        aliases=("Erith", "Erith Primary Care Network"),
        is_body_corporate=False,
        note="Called Erith in the body of the terms of reference, Clocktower in the appendix (R162)",
    ),
)

SUCCESSIONS = (
    Succession(
        "organisation",
        "nhs-bexley-ccg",
        CCG,
        date(2020, 4, 1),
        "merger",
        note="Date to confirm",
    ),
    Succession(
        "organisation",
        "nhs-bromley-ccg",
        CCG,
        date(2020, 4, 1),
        "merger",
        note="Date to confirm",
    ),
    Succession(
        "organisation",
        "nhs-greenwich-ccg",
        CCG,
        date(2020, 4, 1),
        "merger",
        note="Date to confirm",
    ),
    Succession(
        "organisation",
        "nhs-lambeth-ccg",
        CCG,
        date(2020, 4, 1),
        "merger",
        note="Date to confirm",
    ),
    Succession(
        "organisation",
        "nhs-lewisham-ccg",
        CCG,
        date(2020, 4, 1),
        "merger",
        note="Date to confirm",
    ),
    Succession(
        "organisation",
        "nhs-southwark-ccg",
        CCG,
        date(2020, 4, 1),
        "merger",
        note="Date to confirm",
    ),
    Succession("organisation", CCG, "nhs-south-east-london-icb", ICB_LEGAL_START, "merger"),
)
