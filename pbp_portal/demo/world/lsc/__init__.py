"""Lancashire and South Cumbria."""

from pbp_portal.demo import reference_data
from pbp_portal.demo.world import accounts
from pbp_portal.demo.world.lsc.bodies import COMMITTEES, ICB, ORGANISATIONS, SUCCESSIONS
from pbp_portal.demo.world.lsc.meetings import MEETINGS
from pbp_portal.demo.world.lsc.people import DEPUTIES, PEOPLE, POSTS, SEATS
from pbp_portal.demo.world.lsc.private import SESSION
from pbp_portal.demo.world.lsc.road import ROAD
from pbp_portal.demo.world.lsc.scheme import AGREEMENTS, AVAILABILITY, SCHEME, TERMS
from pbp_portal.demo.world.shapes import System

PLACES = reference_data.places("QE1")
PLACE_KEYS = frozenset(place.key for place in PLACES)

SYSTEM = System(
    icb=ICB,
    organisations=(
        *reference_data.local_authorities("LSC"),
        *reference_data.former_ccgs(PLACE_KEYS),
        *ORGANISATIONS,
    ),
    successions=(
        *SUCCESSIONS,
        *reference_data.place_successions(PLACE_KEYS),
        *reference_data.authority_successions("LSC"),
    ),
    places=PLACES,
    committees=COMMITTEES,
    posts=POSTS,
    seats=SEATS,
    people=PEOPLE,
    deputies=DEPUTIES,
    terms=TERMS,
    agreements=AGREEMENTS,
    availability=AVAILABILITY,
    scheme=SCHEME,
    road=ROAD,
    meetings=(*MEETINGS, SESSION),
    accounts=accounts.LSC,
)
