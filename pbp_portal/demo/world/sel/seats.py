"""South East London: posts, seats of the ICB Board and of Bexley's board with their holders, deputies
(R160-R166).
"""

from datetime import date

from pbp_portal.demo.world.sel.organisations import CCG, COUNCIL
from pbp_portal.demo.world.sel.people import ICB_KEY
from pbp_portal.demo.world.shapes import Deputy, Holding, Post, Seat
from pbp_portal.demo.world.shared import board_seats, held

FIRST = date(2021, 7, 29)
BOARD = "bexley-strategic-board"

POSTS = (
    Post(
        "bexley-place-director",
        "Place Based Director, Bexley / Director of Adult Social Care",
        (COUNCIL, CCG),
        place="SEL-BEX",
        start=FIRST,
        end=date(2022, 6, 30),
        holders=held("eleanor-adebayo-finch", FIRST, date(2022, 6, 30), basis="ex_officio"),
    ),
    Post(
        "bexley-executive-place-lead",
        "Executive Place Lead, Bexley",
        (COUNCIL, ICB_KEY),
        place="SEL-BEX",
        reports_to="sel-chief-executive",
        start=date(2022, 7, 1),
        holders=held("eleanor-adebayo-finch", date(2022, 7, 1), basis="ex_officio"),
    ),
    Post(
        "bexley-borough-based-board-chair",
        "Chair of the Borough Based Board",
        (CCG,),
        place="SEL-BEX",
        start=FIRST,
        end=date(2022, 3, 31),
        holders=held("winston-abara-clarke", FIRST, date(2022, 3, 31), basis="ex_officio"),
    ),
    Post(
        "bexley-vice-chair",
        "Deputy chair of the Bexley Strategic Board",
        (CCG,),
        place="SEL-BEX",
        start=FIRST,
    ),
    Post(
        "sel-chief-executive",
        "Chief Executive",
        (ICB_KEY,),
        start=date(2022, 7, 1),
        holders=held("alistair-brackenridge", date(2022, 7, 1), basis="ex_officio"),
    ),
)


def part_1(key: str, title: str, organisation: str, person: str, **extra: object) -> Seat:
    """A voting Part 1 seat of a member organisation: one vote per organisation (R165)."""
    settings = {
        "category": "member_organisation",
        "start": FIRST,
        "rule": "One vote per organisation",
        "is_voting": True,
    }
    settings.update(extra)
    holders = held(person, FIRST) if person else ()
    return Seat(
        key=f"bsb-{key}",
        committee=BOARD,
        title=title,
        organisation=organisation,
        part=1,
        holders=holders,
        **settings,
    )


BEXLEY_SEATS = (
    Seat(
        "bsb-chair",
        BOARD,
        "Chair: Place Based Director / Director of Adult Social Care",
        "chair",
        organisation=COUNCIL,
        post="bexley-place-director",
        part=1,
        start=FIRST,
        rule="Joint post of borough and CCG: counted with one of them for a vote (R166)",
        holders=held("eleanor-adebayo-finch", FIRST, basis="ex_officio"),
    ),
    part_1("bexley-care-1", "Bexley Care", "bexley-care", "joanna-pellew"),
    part_1(
        "bexley-care-2",
        "Bexley Care (second representative)",
        "bexley-care",
        "desmond-achebe",
    ),
    part_1(
        "bhnc",
        "Bexley Health Neighbourhood Care",
        "bexley-health-neighbourhood-care",
        "ravinder-sandhu-cole",
        category="member_organisation",
    ),
    part_1(
        "bvsc",
        "Bexley Voluntary Service Council",
        "bexley-voluntary-service-council",
        "megan-tollemache",
        category="member_organisation",
    ),
    part_1(
        "bromley-healthcare",
        "Bromley Healthcare",
        "bromley-healthcare",
        "tamsin-okello",
        is_voting=False,
        rule="Named in the appendix only; vote to be settled (R162)",
    ),
    part_1(
        "dartford",
        "Dartford and Gravesham NHS Trust",
        "dartford-and-gravesham-nhs-trust",
        "patrick-quillan",
        category="member_organisation",
    ),
    part_1(
        "hospice",
        "Greenwich and Bexley Community Hospice",
        "greenwich-and-bexley-community-hospice",
        "ursula-brandreth",
        category="member_organisation",
    ),
    part_1(
        "healthwatch",
        "Healthwatch Bexley",
        "healthwatch-bexley",
        "fatou-jallow",
        category="public_voice",
    ),
    part_1(
        "hurley",
        "Hurley Group",
        "hurley-group",
        "gregor-lachlan",
        category="member_organisation",
    ),
    part_1(
        "lewisham",
        "Lewisham and Greenwich NHS Trust",
        "lewisham-and-greenwich-nhs-trust",
        "anneliese-drummond",
        category="member_organisation",
    ),
    part_1(
        "lmc",
        "Local Medical Committee",
        "bexley-local-medical-committee",
        "owen-trevanion",
        category="member_organisation",
    ),
    part_1(
        "lpc",
        "Local Pharmaceutical Committee",
        "bexley-local-pharmaceutical-committee",
        "hemali-joshipura",
        category="member_organisation",
    ),
    part_1(
        "council-public-health",
        "London Borough of Bexley: Director of Public Health",
        COUNCIL,
        "simone-rutherfurd",
        category="member_organisation",
    ),
    part_1(
        "council-children",
        "London Borough of Bexley: children and young people",
        COUNCIL,
        "callum-heywood-sato",
        category="member_organisation",
    ),
    part_1(
        "ccg",
        "NHS South East London CCG, Bexley Place",
        CCG,
        "beatrix-nwosu",
        category="member_organisation",
    ),
    part_1(
        "oxleas",
        "Oxleas NHS Foundation Trust",
        "oxleas-nhs-foundation-trust",
        "lorcan-devereaux",
        category="member_organisation",
    ),
    part_1(
        "pcn-apl",
        "Primary Care Networks: APL",
        "bexley-primary-care-networks",
        "naomi-westbrook",
        category="clinical",
    ),
    part_1(
        "pcn-clocktower",
        "Primary Care Networks: Clocktower",
        "bexley-primary-care-networks",
        "haruto-ellery",
        category="clinical",
    ),
    part_1(
        "pcn-north-bexley",
        "Primary Care Networks: North Bexley",
        "bexley-primary-care-networks",
        "leila-farahani",
        category="clinical",
    ),
    part_1(
        "pcn-frognal",
        "Primary Care Networks: Frognal",
        "bexley-primary-care-networks",
        "marcus-oyelaran",
        category="clinical",
    ),
    Seat(
        "bsb-lay-member",
        BOARD,
        "Borough Based Lay Member",
        "non_executive",
        is_voting=False,
        part=1,
        start=FIRST,
        rule="A member as an individual, not for an organisation (R164)",
        holders=held("geoffrey-marchbank", FIRST, basis="co_opted"),
    ),
    Seat(
        "bsb-ics-representative",
        BOARD,
        "Bexley representative to the ICS Board",
        "member_organisation",
        is_voting=False,
        part=1,
        start=FIRST,
        end=date(2022, 3, 31),
        holders=held("priyanka-venkataraman", FIRST, date(2022, 3, 31)),
    ),
    *(
        Seat(
            f"bsb-attendee-{key}",
            BOARD,
            title,
            "attendee",
            is_voting=False,
            part=1,
            start=FIRST,
            rule="In attendance, no vote (R184)",
            holders=held(person, FIRST, basis="ex_officio"),
        )
        for key, title, person in (
            (
                "lcp-manager",
                "Local Care Partnership Manager (programme lead)",
                "zoe-cadwallader",
            ),
            ("transformation", "Director of System Transformation", "imran-sheriff"),
            (
                "commissioning",
                "Acting Director of Integrated Commissioning",
                "judith-penhallow",
            ),
        )
    ),
)

PART_2_ENDS = date(2022, 3, 31)
PART_2_SEATS = tuple(
    Seat(
        f"bbb-{key}",
        BOARD,
        title,
        category,
        is_voting=True,
        organisation=CCG,
        part=2,
        start=FIRST,
        end=PART_2_ENDS,
        rule="Borough Based Board under the CCG's constitution",
        holders=(Holding(person, FIRST, PART_2_ENDS, "ex_officio"),),
    )
    for key, title, category, person in (
        ("chair", "Chair of the Borough Based Board", "chair", "winston-abara-clarke"),
        (
            "place-director",
            "Place Based Director",
            "executive",
            "eleanor-adebayo-finch",
        ),
        ("governing-body-gp", "Governing Body GP", "clinical", "priyanka-venkataraman"),
        ("lay-member", "Lay member", "non_executive", "geoffrey-marchbank"),
        ("clinical-lead", "Place clinical lead", "clinical", "marcus-oyelaran"),
    )
)

SEATS = (
    *board_seats(
        "sel",
        "sel-icb-board",
        date(2021, 10, 1),
        (
            "rosamund-ekwueme",
            "alistair-brackenridge",
            "mei-lin-crosthwaite",
            "deirdre-fallon",
            "tunde-lascelles",
            "harriet-osei-bonsu",
            "vivek-ramanathan",
            "fiona-strathearn",
            "gillian-oduya",
            "nathaniel-greaves",
        ),
    ),
    *BEXLEY_SEATS,
    *PART_2_SEATS,
)

DEPUTIES = (
    Deputy("bsb-oxleas", "sunita-marlowe", FIRST, note="Named deputy (R163)"),
    Deputy("bsb-council-public-health", "edmund-asiedu", date(2021, 9, 1)),
)
