"""Lancashire and South Cumbria: invented people, posts and seats."""

from datetime import date

from pbp_portal.demo.world.lsc.bodies import DESIGNATE_FROM, FOUR, FOUR_FROM, ICB_KEY
from pbp_portal.demo.world.shapes import Deputy, Person, Post, Seat
from pbp_portal.demo.world.shared import ICB_LEGAL_START, board_seats, held

PEOPLE = (
    Person("desmond-hollinshead", "Desmond Hollinshead", "Chair", ICB_KEY),
    Person("marguerite-attwater", "Marguerite Attwater", "Chief Executive", ICB_KEY),
    Person("sanjay-whittaker-rowe", "Sanjay Whittaker-Rowe", "Chief Finance Officer", ICB_KEY),
    Person("imogen-starkie", "Imogen Starkie", "Chief Nurse and Director of Quality", ICB_KEY),
    Person("kenneth-obuya", "Kenneth Obuya", "Medical Director", ICB_KEY, "Dr"),
    Person("parveen-ackroyd", "Parveen Ackroyd", "Non-executive member (audit)", ICB_KEY),
    Person("leonard-bickerstaffe", "Leonard Bickerstaffe", "Non-executive member", ICB_KEY),
    Person("rory-satterthwaite", "Rory Satterthwaite", "Chief Executive", "east-lancashire-hospitals"),
    Person("farida-entwistle", "Farida Entwistle", "General practitioner", ICB_KEY, "Dr"),
    Person("honor-kirkbride", "Honor Kirkbride", "Chief Executive", "lancashire-county-council"),
    Person("nerys-ashbourne", "Nerys Ashbourne", "Governance Officer", ICB_KEY),
    Person("aoife-barraclough", "Aoife Barraclough", "Board Secretary", ICB_KEY),
    Person(
        "declan-rimmington",
        "Declan Rimmington",
        "Director of Health and Care Integration, Lancashire",
        ICB_KEY,
    ),
    Person(
        "chantelle-ormerod",
        "Chantelle Ormerod",
        "Director of Health and Care Integration, Blackpool",
        ICB_KEY,
    ),
    Person(
        "iqbal-duckworth",
        "Iqbal Duckworth",
        "Director of Health and Care Integration, Blackburn with Darwen",
        ICB_KEY,
    ),
    Person(
        "rowan-postlethwaite",
        "Rowan Postlethwaite",
        "Director of Health and Care Integration, South Cumbria",
        ICB_KEY,
    ),
    Person("oliver-stanhope", "Oliver Stanhope", "Programme Director, Place Review", ICB_KEY),
    Person("nkechi-fairhurst", "Nkechi Fairhurst", "Deputy Chief Finance Officer", ICB_KEY),
    Person(
        "gwilym-tattersall", "Gwilym Tattersall", "Director of Adult Services", "lancashire-county-council"
    ),
    Person(
        "sabiha-crompton", "Sabiha Crompton", "Director of Public Health", "lancashire-county-council", "Dr"
    ),
    Person("edwina-holroyd", "Edwina Holroyd", "Chief Officer", "lsc-vcfse-alliance"),
    Person("moses-threlfall", "Moses Threlfall", "Chief Officer", "healthwatch-together-lsc"),
)

DIRECTORS = {
    "lancashire": "declan-rimmington",
    "blackpool": "chantelle-ormerod",
    "blackburn-with-darwen": "iqbal-duckworth",
    "south-cumbria": "rowan-postlethwaite",
}

POSTS = (
    Post(
        "lsc-chief-executive",
        "Chief Executive",
        (ICB_KEY,),
        start=ICB_LEGAL_START,
        holders=held("marguerite-attwater", ICB_LEGAL_START, basis="ex_officio"),
    ),
    Post(
        "lsc-chief-nurse",
        "Chief Nurse and Director of Quality",
        (ICB_KEY,),
        reports_to="lsc-chief-executive",
        start=ICB_LEGAL_START,
        holders=held("imogen-starkie", ICB_LEGAL_START, basis="ex_officio"),
    ),
    *(
        Post(
            f"{key}-place-lead",
            f"Director of Health and Care Integration, {name}",
            (ICB_KEY, council),
            place=place,
            reports_to="lsc-chief-executive",
            start=FOUR_FROM,
            holders=held(DIRECTORS[key], FOUR_FROM, basis="appointed"),
        )
        for place, key, name, council in FOUR
    ),
)

LANCASHIRE_ROWS = (
    ("place-lead", "Director of Health and Care Integration", "executive", ICB_KEY, "declan-rimmington"),
    (
        "council",
        "Lancashire County Council, adult services",
        "partner",
        "lancashire-county-council",
        "gwilym-tattersall",
    ),
    ("public-health", "Director of Public Health", "partner", "lancashire-county-council", "sabiha-crompton"),
    ("district", "District councils", "partner", "preston-city-council", ""),
    ("trust", "East Lancashire Hospitals", "partner", "east-lancashire-hospitals", "rory-satterthwaite"),
    ("primary-care", "General practice", "clinical", "", "farida-entwistle"),
    ("vcfse", "VCFSE Alliance", "partner", "lsc-vcfse-alliance", "edwina-holroyd"),
    ("healthwatch", "Healthwatch", "public_voice", "healthwatch-together-lsc", "moses-threlfall"),
)

SEATS = (
    *board_seats(
        "lsc",
        "lsc-icb-board",
        DESIGNATE_FROM,
        (
            "desmond-hollinshead",
            "marguerite-attwater",
            "sanjay-whittaker-rowe",
            "imogen-starkie",
            "kenneth-obuya",
            "parveen-ackroyd",
            "leonard-bickerstaffe",
            "rory-satterthwaite",
            "farida-entwistle",
            "honor-kirkbride",
        ),
    ),
    *(
        Seat(
            f"lancashire-partnership-{key}",
            "lancashire-place-partnership",
            title,
            category,
            organisation=organisation,
            post="lancashire-place-lead" if key == "place-lead" else "",
            start=FOUR_FROM,
            holders=held(person, date(2022, 9, 1)) if person else (),
        )
        for key, title, category, organisation, person in LANCASHIRE_ROWS
    ),
)
DEPUTIES = (Deputy("lsc-board-finance", "nkechi-fairhurst", ICB_LEGAL_START),)
