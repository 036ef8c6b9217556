"""North East London: invented people, posts and seats of the Board, the HWB and Tower Hamlets Together."""

from datetime import date

from pbp_portal.demo.world.nel.bodies import CCG, COUNCIL, ICB_KEY
from pbp_portal.demo.world.shapes import Deputy, Holding, Person, Post, Seat
from pbp_portal.demo.world.shared import CCG_CLOSED, ICB_LEGAL_START, board_seats, held

FIRST = date(2021, 4, 1)

PEOPLE = (
    Person("cressida-obeng", "Cressida Obeng", "Chair", ICB_KEY),
    Person("pascal-rutland-shah", "Pascal Rutland-Shah", "Chief Executive", ICB_KEY),
    Person("winifred-amoako", "Winifred Amoako", "Chief Finance Officer", ICB_KEY),
    Person("bridget-sallow", "Bridget Sallow", "Chief Nursing Officer", ICB_KEY),
    Person("arjun-hatherley", "Arjun Hatherley", "Chief Medical Officer", ICB_KEY, "Dr"),
    Person("theodora-kingsnorth", "Theodora Kingsnorth", "Non-executive member (audit)", ICB_KEY),
    Person("wale-ferncombe", "Wale Ferncombe", "Non-executive member", ICB_KEY),
    Person("marion-tredwell", "Marion Tredwell", "Chief Executive", "barts-health"),
    Person("sadia-northcott", "Sadia Northcott", "General practitioner", "tower-hamlets-pcns", "Dr"),
    Person("elliot-brereton", "Elliot Brereton", "Chief Executive", "london-borough-of-newham"),
    Person("oluchi-pemberton", "Oluchi Pemberton", "Governance Officer", CCG),
    Person("jonty-akinola", "Jonty Akinola", "Committee Secretary, Tower Hamlets", CCG),
    Person("shireen-calloway", "Shireen Calloway", "Managing Director, Tower Hamlets", CCG),
    Person("amina-lockhart", "Amina Lockhart", "Cabinet Member for Health", COUNCIL, "Councillor"),
    Person("tariq-beaumont", "Tariq Beaumont", "Chief Executive", "tower-hamlets-cvs"),
    Person("ingrid-masood", "Ingrid Masood", "Director of Strategy", "barts-health"),
    Person("seun-whitfield", "Seun Whitfield", "Chair", "tower-hamlets-gp-care-group", "Dr"),
    Person("roisin-choudhury-lane", "Roisin Choudhury-Lane", "Director of Public Health", COUNCIL, "Dr"),
    Person("malachi-renshaw", "Malachi Renshaw", "Corporate Director, Health, Adults and Community", COUNCIL),
    Person("bettina-okonjo", "Bettina Okonjo", "Corporate Director, Children and Culture", COUNCIL),
    Person("nadia-farringdon", "Nadia Farringdon", "Borough Director", "east-london-foundation-trust"),
    Person("ewa-lisowska-grant", "Ewa Lisowska-Grant", "Chair", "healthwatch-tower-hamlets"),
    Person("hugo-temperley", "Hugo Temperley", "Deputy Director, Partnership Development", CCG),
    Person("joyce-amankwah", "Joyce Amankwah", "Head of Integrated Commissioning", COUNCIL),
)

POSTS = (
    Post(
        "tower-hamlets-managing-director",
        "Managing Director, Tower Hamlets",
        (CCG,),
        place="NEL-TWH",
        start=FIRST,
        end=CCG_CLOSED,
        holders=held("shireen-calloway", FIRST, CCG_CLOSED, basis="appointed"),
    ),
    Post(
        "tower-hamlets-place-director",
        "Place Director, Tower Hamlets",
        (ICB_KEY, COUNCIL),
        place="NEL-TWH",
        start=ICB_LEGAL_START,
        holders=held("shireen-calloway", ICB_LEGAL_START, basis="appointed"),
    ),
    Post(
        "nel-icb-chair",
        "Chair of the Integrated Care Board",
        (ICB_KEY,),
        start=date(2021, 10, 1),
        holders=(
            Holding("cressida-obeng", date(2021, 10, 1), CCG_CLOSED, "appointed", "designate"),
            Holding("cressida-obeng", ICB_LEGAL_START, basis="appointed"),
        ),
    ),
)

HWB = (
    ("chair", "Chair: Cabinet Member for Health", "chair", COUNCIL, "amina-lockhart"),
    ("public-health", "Director of Public Health", "executive", COUNCIL, "roisin-choudhury-lane"),
    ("adults", "Corporate Director, Health, Adults and Community", "executive", COUNCIL, "malachi-renshaw"),
    ("children", "Corporate Director, Children and Culture", "executive", COUNCIL, "bettina-okonjo"),
    ("nhs", "NHS commissioner, Tower Hamlets", "partner", CCG, "shireen-calloway"),
    ("trust", "Barts Health", "partner", "barts-health", "ingrid-masood"),
    (
        "healthwatch",
        "Healthwatch Tower Hamlets",
        "public_voice",
        "healthwatch-tower-hamlets",
        "ewa-lisowska-grant",
    ),
    ("cvs", "Voluntary and community sector", "partner", "tower-hamlets-cvs", "tariq-beaumont"),
)
TOGETHER = (
    ("chair", "Chair: GP Care Group", "chair", "tower-hamlets-gp-care-group", "seun-whitfield"),
    ("council-health", "Cabinet Member for Health", "partner", COUNCIL, "amina-lockhart"),
    ("council-adults", "London Borough of Tower Hamlets, adults", "partner", COUNCIL, "malachi-renshaw"),
    ("council-public-health", "Director of Public Health", "partner", COUNCIL, "roisin-choudhury-lane"),
    ("nhs", "NHS commissioner, Tower Hamlets", "partner", CCG, "shireen-calloway"),
    ("acute", "Barts Health", "partner", "barts-health", "ingrid-masood"),
    (
        "mental-health",
        "East London NHS Foundation Trust",
        "partner",
        "east-london-foundation-trust",
        "nadia-farringdon",
    ),
    ("pcn", "Primary care networks", "clinical", "tower-hamlets-pcns", "sadia-northcott"),
    ("cvs", "Voluntary and community sector", "partner", "tower-hamlets-cvs", "tariq-beaumont"),
    (
        "healthwatch",
        "Healthwatch Tower Hamlets",
        "public_voice",
        "healthwatch-tower-hamlets",
        "ewa-lisowska-grant",
    ),
)


def seats(prefix: str, committee: str, rows: tuple[tuple[str, ...], ...]) -> tuple[Seat, ...]:
    """Seats of one board, each held since April 2021."""
    return tuple(
        Seat(
            f"{prefix}-{key}",
            committee,
            title,
            category,
            organisation=organisation,
            start=FIRST,
            holders=held(person, FIRST, basis="ex_officio"),
        )
        for key, title, category, organisation, person in rows
    )


SEATS = (
    *board_seats(
        "nel",
        "nel-icb-board",
        date(2021, 10, 1),
        (
            "cressida-obeng",
            "pascal-rutland-shah",
            "winifred-amoako",
            "bridget-sallow",
            "arjun-hatherley",
            "theodora-kingsnorth",
            "wale-ferncombe",
            "marion-tredwell",
            "sadia-northcott",
            "elliot-brereton",
        ),
    ),
    *seats("th-hwb", "tower-hamlets-hwb", HWB),
    *seats("tht", "tower-hamlets-together-board", TOGETHER),
)
DEPUTIES = (Deputy("tht-nhs", "hugo-temperley", FIRST),)
