"""BOB: posts, Board seats and the minimum core membership of each place, with two vacancies (R33-R35,
R50).
"""

from datetime import date

from pbp_portal.demo.world.bob.organisations import ICB_ENDS, ICB_KEY
from pbp_portal.demo.world.shapes import Deputy, Holding, Post, Seat
from pbp_portal.demo.world.shared import ICB_LEGAL_START, board_seats, held

SHADOW_FROM = date(2022, 10, 1)


def place_director(place: str, key: str, name: str, person: str) -> Post:
    """A place director reports to the Chief Delivery Officer and may go direct to the Chief Executive (R50)."""
    return Post(
        f"{key}-place-director",
        f"ICB Place Director, {name}",
        (ICB_KEY,),
        place=place,
        reports_to="bob-chief-delivery-officer",
        escalates_to="bob-chief-executive",
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        holders=held(person, ICB_LEGAL_START, basis="ex_officio"),
    )


def icb_post(key: str, title: str, person: str, status: str = "substantive") -> Post:
    """A post of the ICB held from its first day."""
    return Post(
        f"bob-{key}",
        title,
        (ICB_KEY,),
        start=ICB_LEGAL_START,
        end=ICB_ENDS,
        holders=(Holding(person, ICB_LEGAL_START, basis="ex_officio", status=status),),
    )


POSTS = (
    icb_post("chief-executive", "Chief Executive", "gareth-llewellyn-price"),
    icb_post("chief-delivery-officer", "Chief Delivery Officer", "meera-chandrasekar", "interim"),
    icb_post("chief-nursing-officer", "Chief Nursing Officer", "hannah-brockbank"),
    icb_post("chief-medical-officer", "Chief Medical Officer", "ifeoma-adeyemi"),
    icb_post("director-of-governance", "Director of Governance", "tobias-fenwick-rao"),
    place_director("BOB-BUC", "buckinghamshire", "Buckinghamshire", "philippa-denholm"),
    place_director("BOB-OXF", "oxfordshire", "Oxfordshire", "kwame-asante-boyd"),
    place_director("BOB-BKW", "berkshire-west", "Berkshire West", "bronwen-treharne"),
)

BOARD_SEATS = (
    *board_seats(
        "bob",
        "bob-icb-board",
        ICB_LEGAL_START,
        (
            "rosalind-okafor-hughes",
            "gareth-llewellyn-price",
            "julian-castellane",
            "hannah-brockbank",
            "ifeoma-adeyemi",
            "prudence-wetherby",
            "samir-haddad",
            "aileen-garrick-moss",
            "callum-thistlethwaite",
            "yasmin-qureshi-bell",
        ),
    ),
    Seat(
        "bob-board-partner-mental-health",
        "bob-icb-board",
        "Partner member: mental health",
        "partner",
        organisation="oxford-health",
        rule="Local additional member (R112)",
        start=ICB_LEGAL_START,
        holders=held("dominic-arkwright", ICB_LEGAL_START),
    ),
    Seat(
        "bob-board-attendee-delivery",
        "bob-icb-board",
        "Chief Delivery Officer",
        "attendee",
        is_voting=False,
        post="bob-chief-delivery-officer",
        rule="In attendance",
        start=ICB_LEGAL_START,
        holders=held("meera-chandrasekar", ICB_LEGAL_START, basis="ex_officio"),
    ),
    Seat(
        "bob-board-attendee-governance",
        "bob-icb-board",
        "Director of Governance",
        "attendee",
        is_voting=False,
        post="bob-director-of-governance",
        rule="In attendance",
        start=ICB_LEGAL_START,
        holders=held("tobias-fenwick-rao", ICB_LEGAL_START, basis="ex_officio"),
    ),
)

EACH_AUTHORITY = "Chief Executive or nominated Director from each social care authority (¶18a)"
DISTRICTS = "One nominated Chief Executive from the district and city councils, Oxfordshire only (¶18a)"
EACH_TRUST = "Chief Executive or nominated Director from each place-based trust (¶18c)"
EACH_SUB_PLACE = "PCN Clinical Director, one per sub-place (¶18d)"

BUCKINGHAMSHIRE = (
    (
        "council",
        "Buckinghamshire Council",
        "partner",
        "buckinghamshire-council",
        EACH_AUTHORITY,
        "theodore-amadi",
    ),
    (
        "public-health",
        "Director of Public Health",
        "partner",
        "buckinghamshire-council",
        "¶18b",
        "ruth-castlemaine",
    ),
    (
        "trust-1",
        "Buckinghamshire Healthcare",
        "partner",
        "buckinghamshire-healthcare",
        EACH_TRUST,
        "graham-solanki",
    ),
    ("trust-2", "Oxford Health", "partner", "oxford-health", EACH_TRUST, "isobel-farquharson"),
    ("pcn-1", "PCN: North Buckinghamshire", "clinical", "", EACH_SUB_PLACE, "nikhil-durrant"),
    ("pcn-2", "PCN: Aylesbury and Wendover", "clinical", "", EACH_SUB_PLACE, "jocelyn-abiola"),
    ("pcn-3", "PCN: Chesham and Amersham", "clinical", "", EACH_SUB_PLACE, "stellan-warwick"),
    ("pcn-4", "PCN: Wycombe and Beaconsfield", "clinical", "", EACH_SUB_PLACE, ""),
    ("healthwatch", "Healthwatch Bucks", "public_voice", "healthwatch-bucks", "¶18e", "zara-pennington"),
    ("place-director", "ICB Place Director", "executive", ICB_KEY, "¶18f", "philippa-denholm"),
    ("finance", "Finance lead", "executive", ICB_KEY, "¶18g", "martha-oyinlola"),
)
OXFORDSHIRE = (
    (
        "council",
        "Oxfordshire County Council",
        "partner",
        "oxfordshire-county-council",
        EACH_AUTHORITY,
        "helena-vasquez-moor",
    ),
    (
        "districts",
        "District and city councils",
        "partner",
        "cherwell-district-council",
        DISTRICTS,
        "peter-inkersole",
    ),
    (
        "public-health",
        "Director of Public Health",
        "partner",
        "oxfordshire-county-council",
        "¶18b",
        "noor-eldridge",
    ),
    (
        "trust-1",
        "Oxford University Hospitals",
        "partner",
        "oxford-university-hospitals",
        EACH_TRUST,
        "sebastian-oyebanji",
    ),
    ("trust-2", "Oxford Health", "partner", "oxford-health", EACH_TRUST, "cordelia-nash-ali"),
    ("pcn-1", "PCN: North Oxfordshire", "clinical", "", EACH_SUB_PLACE, "efua-standish"),
    ("pcn-2", "PCN: Oxford City", "clinical", "", EACH_SUB_PLACE, "laurence-pike"),
    ("pcn-3", "PCN: South Oxfordshire and the Vale", "clinical", "", EACH_SUB_PLACE, ""),
    (
        "healthwatch",
        "Healthwatch Oxfordshire",
        "public_voice",
        "healthwatch-oxfordshire",
        "¶18e",
        "maryam-colebrook",
    ),
    ("place-director", "ICB Place Director", "executive", ICB_KEY, "¶18f", "kwame-asante-boyd"),
    ("finance", "Finance lead", "executive", ICB_KEY, "¶18g", "bartholomew-singh"),
)
BERKSHIRE_WEST = (
    (
        "council-1",
        "West Berkshire Council",
        "partner",
        "west-berkshire-council",
        EACH_AUTHORITY,
        "andrew-falconbridge",
    ),
    (
        "council-2",
        "Reading Borough Council",
        "partner",
        "reading-borough-council",
        EACH_AUTHORITY,
        "keziah-monteith",
    ),
    (
        "council-3",
        "Wokingham Borough Council",
        "partner",
        "wokingham-borough-council",
        EACH_AUTHORITY,
        "rupinder-halloway",
    ),
    (
        "public-health",
        "Director of Public Health",
        "partner",
        "reading-borough-council",
        "¶18b",
        "miriam-osterley",
    ),
    ("trust-1", "Royal Berkshire", "partner", "royal-berkshire", EACH_TRUST, "jerome-whitcombe"),
    ("trust-2", "Berkshire Healthcare", "partner", "berkshire-healthcare", EACH_TRUST, "shanice-aldridge"),
    ("pcn-1", "PCN: West Berkshire", "clinical", "", EACH_SUB_PLACE, "colm-ravenscroft"),
    ("pcn-2", "PCN: Reading", "clinical", "", EACH_SUB_PLACE, "amara-lindqvist"),
    ("pcn-3", "PCN: Wokingham", "clinical", "", EACH_SUB_PLACE, "dev-hathaway"),
    ("healthwatch", "Healthwatch", "public_voice", "healthwatch-berkshire-west", "¶18e", "olive-trescothick"),
    ("place-director", "ICB Place Director", "executive", ICB_KEY, "¶18f", "bronwen-treharne"),
    ("finance", "Finance lead", "executive", ICB_KEY, "¶18g", "gwen-adomako"),
)


def core_membership(place: str, rows: tuple[tuple[str, ...], ...]) -> tuple[Seat, ...]:
    """The minimum core membership of one place; an empty person leaves the seat vacant (R33, R34)."""
    return tuple(
        Seat(
            key=f"{place}-{key}",
            committee=f"{place}-place-partnership",
            title=title,
            category=category,
            organisation=organisation,
            post=f"{place}-place-director" if key == "place-director" else "",
            rule=rule,
            start=SHADOW_FROM,
            end=ICB_ENDS,
            holders=held(person, SHADOW_FROM) if person else (),
        )
        for key, title, category, organisation, rule, person in rows
    )


SEATS = (
    *BOARD_SEATS,
    *core_membership("buckinghamshire", BUCKINGHAMSHIRE),
    *core_membership("oxfordshire", OXFORDSHIRE),
    *core_membership("berkshire-west", BERKSHIRE_WEST),
)
DEPUTIES = (
    Deputy("buckinghamshire-trust-1", "aileen-garrick-moss", SHADOW_FROM, note="Office-holder (R35)"),
)
