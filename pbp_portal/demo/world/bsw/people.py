"""BSW: invented people, posts with joint employers, seats of the Board, the alliance's groups and
scrutiny.
"""

from dataclasses import replace
from datetime import date

from pbp_portal.demo.world.bsw.bodies import CCG, COUNCIL, ICB_KEY
from pbp_portal.demo.world.bsw.composition import COUNCILS, PRIMARY_CARE, TRUSTS
from pbp_portal.demo.world.shapes import Deputy, Election, Nomination, Person, Post, Seat
from pbp_portal.demo.world.shared import CCG_CLOSED, ICB_LEGAL_START, board_seats, held

FIRST = date(2021, 4, 1)

PEOPLE = (
    Person("lavinia-osborne-kaur", "Lavinia Osborne-Kaur", "Chair", ICB_KEY),
    Person("malcolm-teffont", "Malcolm Teffont", "Chief Executive", ICB_KEY),
    Person("ngozi-bradbury", "Ngozi Bradbury", "Chief Finance Officer", CCG),
    Person("petra-langridge", "Petra Langridge", "Chief Nurse", ICB_KEY),
    Person("amir-calne", "Amir Calne", "Medical Director", ICB_KEY, "Dr"),
    Person("juliette-mbatha", "Juliette Mbatha", "Non-executive member (audit)", ICB_KEY),
    Person("ronan-westbury", "Ronan Westbury", "Non-executive member", ICB_KEY),
    Person(
        "henrietta-mbeki-stone", "Henrietta Mbeki-Stone", "Chief Executive", "royal-united-hospitals-bath"
    ),
    Person("cerys-hanbury", "Cerys Hanbury", "General practitioner", "banes-gp-practices", "Dr"),
    Person("montague-ellis-rao", "Montague Ellis-Rao", "Director of Adult Social Services", COUNCIL),
    Person("hester-coombe-adjei", "Hester Coombe-Adjei", "Governance Officer", CCG),
    Person("ewan-prideaux", "Ewan Prideaux", "Committee Secretary, B&NES", CCG),
    Person("caroline-thackeray", "Caroline Thackeray", "Chief Operating Officer, B&NES", CCG),
    Person("alban-freshford", "Alban Freshford", "Deputy Chief Operating Officer, B&NES", CCG),
    Person("rosanna-iyer-blake", "Rosanna Iyer-Blake", "Director of Strategy and Transformation", CCG),
    Person("gwendolyn-sarkar", "Gwendolyn Sarkar", "Locality Clinical Chair, B&NES", CCG, "Dr"),
    Person("lucinda-barnstaple", "Lucinda Barnstaple", "Director of Children's Services", COUNCIL),
    Person("olufemi-wraxall", "Olufemi Wraxall", "Director of Public Health", COUNCIL, "Dr"),
    Person("verity-oduwole", "Verity Oduwole", "Managing Director", "virgin-care-banes"),
    Person("jasper-goldsworthy", "Jasper Goldsworthy", "Associate Director", "awp"),
    Person("nabil-stourton", "Nabil Stourton", "General practitioner", "banes-gp-practices", "Dr"),
    Person("bilal-harcourt", "Bilal Harcourt", "Chief Executive", "3sg"),
    Person("sophia-kilmersdon", "Sophia Kilmersdon", "Chief Executive", "bems-plus"),
    Person("tess-adebisi", "Tess Adebisi", "Manager", "healthwatch-banes"),
    Person("horatio-dunkerton", "Horatio Dunkerton", "Chair of the panel", COUNCIL, "Councillor"),
    Person("ayesha-combe-martin", "Ayesha Combe-Martin", "Member of the panel", COUNCIL, "Councillor"),
    Person("gideon-lansdown", "Gideon Lansdown", "Member of the panel", COUNCIL, "Councillor"),
    Person("marisol-weston", "Marisol Weston", "Scrutiny Officer", COUNCIL),
)

POSTS = (
    Post(
        "banes-chief-operating-officer",
        "Chief Operating Officer, B&NES",
        (CCG,),
        place="BSW-BAS",
        start=FIRST,
        end=CCG_CLOSED,
        holders=held("caroline-thackeray", FIRST, CCG_CLOSED, basis="appointed"),
    ),
    Post(
        "banes-executive-lead",
        "Executive Lead, B&NES Integrated Care Alliance",
        (ICB_KEY, COUNCIL, "royal-united-hospitals-bath"),
        place="BSW-BAS",
        start=ICB_LEGAL_START,
        holders=held("caroline-thackeray", ICB_LEGAL_START, basis="appointed"),
    ),
    Post(
        "banes-partnership-convenor",
        "Partnership Convenor, B&NES Integrated Care Alliance",
        (),
        place="BSW-BAS",
        start=ICB_LEGAL_START,
        holders=held("gwendolyn-sarkar", ICB_LEGAL_START, basis="elected"),
    ),
)

STRATEGIC_GROUP = (
    ("chair", "Chair: CCG locality clinical chair", "chair", CCG, "gwendolyn-sarkar", "ex_officio"),
    ("coo", "CCG Chief Operating Officer", "executive", CCG, "caroline-thackeray", "ex_officio"),
    ("deputy-coo", "CCG Deputy Chief Operating Officer", "executive", CCG, "alban-freshford", "ex_officio"),
    ("adults", "Director of Adult Social Services", "partner", COUNCIL, "montague-ellis-rao", "ex_officio"),
    ("children", "Director of Children's Services", "partner", COUNCIL, "lucinda-barnstaple", "ex_officio"),
    ("public-health", "Director of Public Health", "partner", COUNCIL, "olufemi-wraxall", "ex_officio"),
    (
        "ruh",
        "Royal United Hospitals Bath",
        "partner",
        "royal-united-hospitals-bath",
        "henrietta-mbeki-stone",
        "nominated",
    ),
    ("virgin-care", "Virgin Care", "partner", "virgin-care-banes", "verity-oduwole", "nominated"),
    (
        "awp",
        "Avon and Wiltshire Mental Health Partnership",
        "partner",
        "awp",
        "jasper-goldsworthy",
        "nominated",
    ),
    (
        "gp-1",
        "General practice (first elected member)",
        "clinical",
        "banes-gp-practices",
        "cerys-hanbury",
        "elected",
    ),
    (
        "gp-2",
        "General practice (second elected member)",
        "clinical",
        "banes-gp-practices",
        "nabil-stourton",
        "elected",
    ),
    ("3sg", "3SG", "partner", "3sg", "bilal-harcourt", "nominated"),
    ("bems", "BEMS+", "partner", "bems-plus", "sophia-kilmersdon", "nominated"),
    ("healthwatch", "Healthwatch B&NES", "public_voice", "healthwatch-banes", "tess-adebisi", "nominated"),
)
PANEL = (
    ("chair", "Chair of the panel", "chair", COUNCIL, "horatio-dunkerton", "elected"),
    ("councillor-1", "Councillor", "partner", COUNCIL, "ayesha-combe-martin", "elected"),
    ("councillor-2", "Councillor", "partner", COUNCIL, "gideon-lansdown", "elected"),
    ("co-opted", "Co-opted member, voluntary sector", "partner", "3sg", "bilal-harcourt", "co_opted"),
)
DELIVERY_GROUP = (
    ("chair", "Chair: Deputy Chief Operating Officer", "chair", CCG, "alban-freshford", "ex_officio"),
    ("community", "Virgin Care", "partner", "virgin-care-banes", "verity-oduwole", "nominated"),
    ("acute", "Royal United Hospitals Bath", "partner", "royal-united-hospitals-bath", "", "nominated"),
    (
        "mental-health",
        "Avon and Wiltshire Mental Health Partnership",
        "partner",
        "awp",
        "jasper-goldsworthy",
        "nominated",
    ),
)
NOMINATIONS = {
    "partner-trusts": Nomination(
        TRUSTS,
        date(2021, 12, 6),
        "The three trusts of Bath and North East Somerset, Swindon and Wiltshire jointly nominate "
        "Henrietta Mbeki-Stone as their partner member of the board. Their chief executives agreed it on 3 December.",
    ),
    "partner-primary-care": Nomination(
        PRIMARY_CARE,
        date(2021, 12, 8),
        "Providers of general practice jointly nominate Dr Cerys Hanbury as the partner member for primary care.",
    ),
    "partner-councils": Nomination(
        COUNCILS,
        date(2021, 12, 10),
        "The three councils jointly nominate Montague Ellis-Rao as their partner member. "
        "Their leaders agreed it after a meeting of all three.",
    ),
}
ELECTION = Election("General practices of B&NES, through a primary care board", date(2021, 3, 18), 14, 23)


def seats(prefix: str, committee: str, rows: tuple[tuple[str, ...], ...]) -> tuple[Seat, ...]:
    """Seats of one group with their holders; an empty person leaves a vacancy (R34)."""
    return tuple(
        Seat(
            f"{prefix}-{key}",
            committee,
            title,
            category,
            organisation=organisation,
            start=FIRST,
            holders=held(person, FIRST, basis=basis) if person else (),
        )
        for key, title, category, organisation, person, basis in rows
    )


def elected(seat: Seat, election: Election) -> Seat:
    """The seat with the election that its holder came from (R134)."""
    return replace(seat, holders=tuple(replace(held, election=election) for held in seat.holders))


SEATS = (
    *board_seats(
        "bsw",
        "bsw-icb-board",
        date(2022, 1, 1),
        (
            "lavinia-osborne-kaur",
            "malcolm-teffont",
            "ngozi-bradbury",
            "petra-langridge",
            "amir-calne",
            "juliette-mbatha",
            "ronan-westbury",
            "henrietta-mbeki-stone",
            "cerys-hanbury",
            "montague-ellis-rao",
        ),
        NOMINATIONS,
    ),
    Seat(
        "bsw-board-convenor",
        "bsw-icb-board",
        "Partnership convenor, B&NES",
        "partner",
        post="banes-partnership-convenor",
        rule="The convenor sits on the Board (R132)",
        start=ICB_LEGAL_START,
        holders=held("gwendolyn-sarkar", ICB_LEGAL_START, basis="ex_officio"),
    ),
    *(
        elected(seat, ELECTION) if seat.key == "banes-asg-gp-1" else seat
        for seat in seats("banes-asg", "banes-alliance-strategic-group", STRATEGIC_GROUP)
    ),
    *seats("banes-odg", "banes-alliance-operational-delivery-group", DELIVERY_GROUP),
    *seats("banes-panel", "banes-scrutiny-panel", PANEL),
)
DEPUTIES = (Deputy("banes-asg-coo", "alban-freshford", FIRST),)
