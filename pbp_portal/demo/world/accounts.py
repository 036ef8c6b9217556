"""Accounts of the demonstration: one of each role in each system, with plain labels for the sign-in page.

Mail addresses end in `.example`, which no one can own. Grants begin when the service starts and stay open.
"""

from pbp_portal.demo.world.shapes import Account, Grant
from pbp_portal.demo.world.shared import SERVICE_START


def grant(role: str, anchor_kind: str, anchor: str) -> Grant:
    """A role from the first day of the service, open-ended."""
    return Grant(role, anchor_kind, anchor, SERVICE_START)


def account(email: str, name: str, label: str, *grants: Grant, person: str = "") -> Account:
    """One account; `person` links it to the person of the same system."""
    return Account(email=email, name=name, label=label, grants=grants, person=person)


SEL = (
    account(
        "lead@sel.example",
        "Ottoline Ferraby",
        "Governance lead, South East London",
        grant("governance_lead", "icb", "sel"),
    ),
    account(
        "governance@sel.example",
        "Clementine Hargreave",
        "Governance officer, South East London",
        grant("governance_officer", "icb", "sel"),
        person="clementine-hargreave",
    ),
    account(
        "place.director@sel.example",
        "Eleanor Adebayo-Finch",
        "Place director, Bexley",
        grant("place_director", "place", "SEL-BEX"),
        person="eleanor-adebayo-finch",
    ),
    account(
        "secretary@sel.example",
        "Rafael Dunmore",
        "Committee secretary, Bexley Strategic Board",
        grant("committee_secretary", "committee", "bexley-strategic-board"),
        person="rafael-dunmore",
    ),
    account(
        "chair@sel.example",
        "Winston Abara-Clarke",
        "Chair of Part 2, Bexley Strategic Board",
        grant("chair", "committee", "bexley-strategic-board"),
        person="winston-abara-clarke",
    ),
    account(
        "member@sel.example",
        "Fatou Jallow",
        "Member, Bexley Strategic Board",
        grant("member", "committee", "bexley-strategic-board"),
        person="fatou-jallow",
    ),
    account(
        "conflicted@sel.example",
        "Lorcan Devereaux",
        "Member with a conflict, Bexley Strategic Board",
        grant("member", "committee", "bexley-strategic-board"),
        person="lorcan-devereaux",
    ),
    account(
        "author@sel.example",
        "Zoe Cadwallader",
        "Paper author, Bexley Strategic Board",
        grant("paper_author", "committee", "bexley-strategic-board"),
        person="zoe-cadwallader",
    ),
    account(
        "guardian@sel.example",
        "Harriet Osei-Bonsu",
        "Conflicts of interest guardian, South East London",
        grant("coi_guardian", "icb", "sel"),
        person="harriet-osei-bonsu",
    ),
)

BOB = (
    account(
        "executive@bob.example",
        "Meera Chandrasekar",
        "Executive lead, BOB",
        grant("executive", "icb", "bob"),
        person="meera-chandrasekar",
    ),
    account(
        "governance@bob.example",
        "Tobias Fenwick-Rao",
        "Governance lead, BOB",
        grant("governance_lead", "icb", "bob"),
        person="tobias-fenwick-rao",
    ),
    account(
        "officer@bob.example",
        "Lowri Castleton",
        "Governance officer, BOB",
        grant("governance_officer", "icb", "bob"),
        person="lowri-castleton",
    ),
    account(
        "place.director@bob.example",
        "Philippa Denholm",
        "Place director, Buckinghamshire",
        grant("place_director", "place", "BOB-BUC"),
        person="philippa-denholm",
    ),
    account(
        "secretary@bob.example",
        "Kofi Brandwood",
        "Board secretary, BOB",
        grant("committee_secretary", "committee", "bob-icb-board"),
        person="kofi-brandwood",
    ),
    account(
        "chair@bob.example",
        "Rosalind Okafor-Hughes",
        "Chair, BOB Board",
        grant("chair", "committee", "bob-icb-board"),
        person="rosalind-okafor-hughes",
    ),
    account(
        "member@bob.example",
        "Samir Haddad",
        "Non-executive member, BOB Board",
        grant("member", "committee", "bob-icb-board"),
        person="samir-haddad",
    ),
    account(
        "conflicted@bob.example",
        "Aileen Garrick-Moss",
        "Partner member with a conflict, BOB Board",
        grant("member", "committee", "bob-icb-board"),
        person="aileen-garrick-moss",
    ),
    account(
        "guardian@bob.example",
        "Prudence Wetherby",
        "Conflicts of interest guardian, BOB",
        grant("coi_guardian", "icb", "bob"),
        person="prudence-wetherby",
    ),
)

LSC = (
    account(
        "lead@lsc.example",
        "Barnaby Threlkeld",
        "Governance lead, Lancashire and South Cumbria",
        grant("governance_lead", "icb", "lsc"),
    ),
    account(
        "executive@lsc.example",
        "Imogen Starkie",
        "Executive lead, Lancashire and South Cumbria",
        grant("executive", "icb", "lsc"),
        person="imogen-starkie",
    ),
    account(
        "finance@lsc.example",
        "Sanjay Whittaker-Rowe",
        "Chief finance officer, Lancashire and South Cumbria",
        grant("executive", "icb", "lsc"),
        person="sanjay-whittaker-rowe",
    ),
    account(
        "governance@lsc.example",
        "Nerys Ashbourne",
        "Governance officer, Lancashire and South Cumbria",
        grant("governance_officer", "icb", "lsc"),
        person="nerys-ashbourne",
    ),
    account(
        "place.director@lsc.example",
        "Declan Rimmington",
        "Place director, Lancashire",
        grant("place_director", "place", "LSC4-LAN"),
        grant("paper_author", "committee", "lsc-icb-board"),
        person="declan-rimmington",
    ),
    account(
        "secretary@lsc.example",
        "Aoife Barraclough",
        "Board secretary, Lancashire and South Cumbria",
        grant("committee_secretary", "committee", "lsc-icb-board"),
        person="aoife-barraclough",
    ),
    account(
        "chair@lsc.example",
        "Desmond Hollinshead",
        "Chair, Lancashire and South Cumbria Board",
        grant("chair", "committee", "lsc-icb-board"),
        person="desmond-hollinshead",
    ),
    account(
        "member@lsc.example",
        "Parveen Ackroyd",
        "Non-executive member, Lancashire and South Cumbria Board",
        grant("member", "committee", "lsc-icb-board"),
        person="parveen-ackroyd",
    ),
    account(
        "conflicted@lsc.example",
        "Rory Satterthwaite",
        "Partner member with a conflict, LSC Board",
        grant("member", "committee", "lsc-icb-board"),
        person="rory-satterthwaite",
    ),
)

TOWER_HAMLETS = ("tower-hamlets-hwb", "tower-hamlets-together-board")
NEL = (
    account(
        "lead@nel.example",
        "Kwabena Lisle",
        "Governance lead, North East London",
        grant("governance_lead", "icb", "nel"),
    ),
    account(
        "governance@nel.example",
        "Oluchi Pemberton",
        "Governance officer, North East London",
        grant("governance_officer", "icb", "nel"),
        person="oluchi-pemberton",
    ),
    account(
        "place.director@nel.example",
        "Shireen Calloway",
        "Place director, Tower Hamlets",
        grant("place_director", "place", "NEL-TWH"),
        person="shireen-calloway",
    ),
    account(
        "secretary@nel.example",
        "Jonty Akinola",
        "Committee secretary, Tower Hamlets boards",
        *(grant("committee_secretary", "committee", board) for board in TOWER_HAMLETS),
        person="jonty-akinola",
    ),
    account(
        "chair@nel.example",
        "Amina Lockhart",
        "Chair, Tower Hamlets Health and Wellbeing Board",
        grant("chair", "committee", "tower-hamlets-hwb"),
        person="amina-lockhart",
    ),
    account(
        "member@nel.example",
        "Tariq Beaumont",
        "Member, Tower Hamlets boards",
        *(grant("member", "committee", board) for board in TOWER_HAMLETS),
        person="tariq-beaumont",
    ),
    account(
        "conflicted@nel.example",
        "Ingrid Masood",
        "Member with a conflict, Tower Hamlets boards",
        *(grant("member", "committee", board) for board in TOWER_HAMLETS),
        person="ingrid-masood",
    ),
)

BATH_BOARDS = ("banes-scrutiny-panel", "banes-alliance-strategic-group")
BSW = (
    account(
        "lead@bsw.example",
        "Thessaly Wraxall",
        "Governance lead, BSW",
        grant("governance_lead", "icb", "bsw"),
    ),
    account(
        "governance@bsw.example",
        "Hester Coombe-Adjei",
        "Governance officer, BSW",
        grant("governance_officer", "icb", "bsw"),
        person="hester-coombe-adjei",
    ),
    account(
        "place.director@bsw.example",
        "Caroline Thackeray",
        "Place director, Bath and North East Somerset",
        grant("place_director", "place", "BSW-BAS"),
        person="caroline-thackeray",
    ),
    account(
        "secretary@bsw.example",
        "Ewan Prideaux",
        "Committee secretary, B&NES",
        *(grant("committee_secretary", "committee", board) for board in BATH_BOARDS),
        person="ewan-prideaux",
    ),
    account(
        "chair@bsw.example",
        "Gwendolyn Sarkar",
        "Chair, B&NES Alliance Strategic Group",
        grant("chair", "committee", "banes-alliance-strategic-group"),
        person="gwendolyn-sarkar",
    ),
    account(
        "member@bsw.example",
        "Bilal Harcourt",
        "Member, B&NES",
        *(grant("member", "committee", board) for board in BATH_BOARDS),
        person="bilal-harcourt",
    ),
    account(
        "conflicted@bsw.example",
        "Verity Oduwole",
        "Member with a conflict, B&NES",
        *(grant("member", "committee", board) for board in BATH_BOARDS),
        person="verity-oduwole",
    ),
)

WHOLE_SERVICE = (
    account(
        "auditor@portal.example",
        "Constance Ballantyne",
        "Auditor, all five systems",
        *(grant("auditor", "icb", icb) for icb in ("bob", "lsc", "nel", "sel", "bsw")),
    ),
    account(
        "administrator@portal.example",
        "Ivo Merriweather",
        "System administrator",
        grant("system_administrator", "deployment", ""),
    ),
)
